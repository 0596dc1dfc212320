import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Line, fasterThan, withinFloor } from './line.ts'

const requests = 400
const warmUp = 300
const servers = ['ours', 'nunjucks', 'constant'] as const

/**
 * The processor time of one request for the discussion page, database left out, each kind of server in a process of its own.
 * Ours, and Express with Nunjucks and the macros of GOV.UK Frontend: the same page (32 tasks with their tags, two tables, three
 * details, the frame around them), every duty and clock worked out by the same core for each request, templates compiled once.
 * Fastify sends the bytes of our page and does nothing else. What was first hoped for is in decisions/0007.
 */
export async function bench(): Promise<Line[]> {
  const cpu_ms: Record<string, number> = {}
  for (const name of servers) cpu_ms[name] = await measure(name)
  const measured = { name: 'page.cpu', value: cpu_ms.ours!, unit: 'ms' }
  return [
    fasterThan(
      {
        ...measured,
        peer: 'Express, Nunjucks, GOV.UK macros; the same duties worked out',
        peerValue: cpu_ms.nunjucks!,
      },
      2,
      10,
    ),
    withinFloor({ ...measured, peer: 'Fastify sending the same bytes', peerValue: cpu_ms.constant! }, 25),
  ]
}

async function measure(name: string): Promise<number> {
  const server = fork(fileURLToPath(import.meta.resolve('./page/serve.tsx')), [name], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }]
    const ask = async (times: number): Promise<void> => {
      for (let turn = 0; turn < times; turn++) {
        const response = await fetch(`http://127.0.0.1:${port}/discussions/SD-0417`)
        const page = await response.text()
        if (response.status !== 200 || !page.includes('Quillfeather'))
          throw new Error(`${name} did not send the page`)
      }
    }
    await ask(warmUp)
    // The best of a few rounds: whatever else the machine does can only slow a round down.
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3; round++) {
      const before = await cpuOf(server)
      await ask(requests)
      best = Math.min(best, (await cpuOf(server)) - before)
    }
    return best / requests
  } finally {
    server.kill()
  }
}

async function cpuOf(server: ChildProcess): Promise<number> {
  server.send('cpu')
  const [{ cpu_ms }] = (await once(server, 'message')) as [{ cpu_ms: number }]
  return cpu_ms
}
