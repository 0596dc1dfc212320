/**
 * The drill of the web process: several people write lines in one room; the program is killed with -9 in the middle; it
 * starts again on the same folder. Whatever a browser was told is saved must be there once; what it was not told is sent
 * again under the same id, and is then there once too.
 *
 *     node --import tsx test/drills/kill-web.ts 50
 */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cast } from '../../src/demo/cast.ts'
import { type Running, startHouse } from '../journeys/house.ts'
import { quorate } from '../journeys/steps/command.ts'

/** A discussion of the demonstration that is booked and not yet held. */
const reference = 'SD-0413'
const room = `/discussions/${reference}/room`
/** Browsers that write at once: two of each. */
const writers = ['Priya Nair', 'Tomasz Reeve', 'Grace Adeyemi', 'Amira Rahman'].flatMap(name => [name, name])
/** Killed after so many answers of the round and so many milliseconds more, so that it strikes anywhere in the life of a request. */
const answers = { least: 4, most: 20 }
const more_ms = 120

export type Drill = {
  rounds: number
  acknowledged: number
  /** Sent, and no answer came: sent again after the restart. */
  unanswered: number
  /** Of those, already on record when they were sent again. */
  alreadyThere: number
  lost: number
  doubled: number
  slowestStart_ms: number
  verdict: string
}

type Sent = { line: string; text: string; by: string }

/** Signs somebody in as their browser would. @returns the cookie. */
async function signIn(address: string, name: string): Promise<string> {
  const person = cast.find(one => one.name === name)?.person
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person: person ?? '' }),
    redirect: 'manual',
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`${name} could not sign in: ${answer.status}`)
  return cookie
}

const post = (address: string, path: string, cookie: string, form: Record<string, string>) =>
  fetch(address + path, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ ...form, answer: 'json' }),
    redirect: 'manual',
  })

/** Whether the answer says that this line is saved. */
async function send(address: string, cookie: string, { line, text }: Sent): Promise<boolean> {
  const answer = await post(address, `${room}/lines`, cookie, { line, text })
  const said = (await answer.json()) as { saved?: string; refused?: string }
  if (said.refused) throw new Refused(said.refused)
  return said.saved === line
}
class Refused extends Error {}

/** How often each line stands in the room, as the minute-taker reads it. */
async function linesIn(address: string, cookie: string): Promise<Map<string, number>> {
  const answer = await fetch(`${address}${room}/parts/lines`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`the room answered ${answer.status}`)
  const found = (await answer.text()).matchAll(/ id="line-([0-9a-f-]{36})"/g)
  const lines = new Map<string, number>()
  for (const [, line] of found) lines.set(line!, (lines.get(line!) ?? 0) + 1)
  return lines
}

/** Runs the drill in a folder of its own. */
export async function drillWeb(rounds: number, say: (line: string) => void = () => {}): Promise<Drill> {
  let house = await startHouse()
  const kept = new Map<string, Sent>()
  const seen: Drill = {
    rounds: 0,
    acknowledged: 0,
    unanswered: 0,
    alreadyThere: 0,
    lost: 0,
    doubled: 0,
    slowestStart_ms: 0,
    verdict: 'not run',
  }
  try {
    const cookies = new Map<string, string>()
    for (const name of new Set(['Dilys Okonjo', ...writers]))
      cookies.set(name, await signIn(house.address, name))
    const chair = cookies.get('Dilys Okonjo')!
    const dilys = cast.find(one => one.name === 'Dilys Okonjo')!.person
    const started = await post(house.address, `${room}/start`, chair, {
      command: randomUUID(),
      chair: dilys,
      format: 'online',
    })
    if (!((await started.json()) as { done?: string }).done) throw new Error('the discussion did not start')

    for (let round = 1; round <= rounds; round++) {
      const unanswered = await storm(house, cookies, kept, round)
      const began = performance.now()
      house = await house.again()
      seen.slowestStart_ms = Math.max(seen.slowestStart_ms, Math.round(performance.now() - began))
      const before = await linesIn(house.address, chair)
      for (const one of unanswered) {
        if (before.has(one.line)) seen.alreadyThere++
        if (!(await send(house.address, cookies.get(one.by)!, one)))
          throw new Error('a line sent again was not taken')
        kept.set(one.line, one)
      }
      const after = await linesIn(house.address, chair)
      seen.rounds = round
      seen.unanswered += unanswered.length
      seen.acknowledged = kept.size - seen.unanswered
      seen.lost = [...kept.keys()].filter(line => !after.has(line)).length
      seen.doubled = [...after.values()].filter(count => count > 1).length
      say(
        `${round}: ${seen.acknowledged} acknowledged, ${unanswered.length} unanswered and sent again, ${seen.lost} lost, ${seen.doubled} doubled`,
      )
      if (seen.lost > 0 || seen.doubled > 0) break
    }
    seen.verdict = (await quorate(['verify', '--data', house.dataFolder])).said.trim()
    return seen
  } finally {
    await house.stop()
  }
}

/** Everybody writes until the program is killed. @returns what was sent and never answered. */
async function storm(
  house: Running,
  cookies: ReadonlyMap<string, string>,
  kept: Map<string, Sent>,
  round: number,
): Promise<Sent[]> {
  const unanswered: Sent[] = []
  let enough = () => {}
  const written = new Promise<void>(resolve => {
    enough = resolve
  })
  let toWrite = randomInt(answers.least, answers.most + 1)
  const write = async (by: string, writer: number) => {
    for (let number = 1; ; number++) {
      const one = { line: randomUUID(), text: `Round ${round}, writer ${writer}, line ${number}.`, by }
      try {
        if (!(await send(house.address, cookies.get(by)!, one))) throw new Error('neither saved nor refused')
        kept.set(one.line, one)
        if (--toWrite === 0) enough()
      } catch (error) {
        if (error instanceof Refused) throw error
        return void unanswered.push(one)
      }
    }
  }
  const writing = Promise.all(writers.map(write))
  await Promise.race([written, writing])
  await pause(randomInt(more_ms))
  await house.kill()
  await writing
  return unanswered
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const seen = await drillWeb(Number(process.argv[2] ?? 50), line => console.log(line))
  console.log(seen)
  process.exitCode = seen.lost === 0 && seen.doubled === 0 && / Intact/.test(seen.verdict) ? 0 : 1
}
