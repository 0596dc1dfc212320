import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Line, fasterThan, withinFloor } from './line.ts'

const requests = 300
const turns = 6
/** So many before the first that counts: a server that has been up for a day has compiled itself long ago. */
const warmUp = 2_000
const servers = ['ours', 'nunjucks', 'constant'] as const

/**
 * The processor time of one request for the discussion page, database left out, each kind of server in a process of its own.
 * Ours, and Express with Nunjucks and the macros of GOV.UK Frontend: the same page (32 tasks with their tags, two tables, three
 * details, the frame around them), every duty and clock worked out by the same core for each request, templates compiled once.
 * Fastify sends the bytes of our page and does nothing else. What was first hoped for is in decisions/0007.
 */
export async function bench(): Promise<Line[]> {
  const running = await Promise.all(servers.map(start))
  try {
    for (const one of running) await ask(one, warmUp)
    const best = new Map<string, number>(servers.map(name => [name, Number.POSITIVE_INFINITY]))
    // In turns, and the best of each, so that whatever else the machine does meets all alike and can only slow them down.
    for (let turn = 0; turn < turns; turn++)
      for (const one of running) best.set(one.name, Math.min(best.get(one.name)!, await cpuOfRequest(one)))
    const [value, nunjucks, constant] = servers.map(name => best.get(name)!) as [number, number, number]
    const measured = { name: 'page.cpu', value, unit: 'ms' }
    return [
      fasterThan(
        {
          ...measured,
          peer: 'Express, Nunjucks, GOV.UK macros; the same duties worked out',
          peerValue: nunjucks,
        },
        2,
        10,
      ),
      withinFloor({ ...measured, peer: 'Fastify sending the same bytes', peerValue: constant }, 25),
    ]
  } finally {
    for (const { process } of running) process.kill()
  }
}

type Running = { name: string; process: ChildProcess; port: number }

async function start(name: string): Promise<Running> {
  const server = fork(fileURLToPath(import.meta.resolve('./page/serve.tsx')), [name], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  return { name, process: server, port }
}

async function ask({ name, port }: Running, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const response = await fetch(`http://127.0.0.1:${port}/discussions/SD-0417`)
    const page = await response.text()
    if (response.status !== 200 || !page.includes('Quillfeather'))
      throw new Error(`${name} did not send the page`)
  }
}

async function cpuOfRequest(one: Running): Promise<number> {
  const before = await cpuOf(one.process)
  await ask(one, requests)
  return ((await cpuOf(one.process)) - before) / requests
}

async function cpuOf(server: ChildProcess): Promise<number> {
  server.send('cpu')
  const [{ cpu_ms }] = (await once(server, 'message')) as [{ cpu_ms: number }]
  return cpu_ms
}
