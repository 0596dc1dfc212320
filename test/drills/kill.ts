import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase, withActor, withSystem } from '../../src/database/index.ts'
import { ALDER, as, MORNING, NORTHMERE, NURSE, settleTown } from '../../src/database/testing/town.ts'
import { append, verdict, verifyRecord } from '../../src/record/index.ts'

/**
 * The drill: several writers append; something is killed with -9 in the middle; everything starts again; whatever a writer was
 * told is kept must be there, once.
 *
 *     node --import tsx test/drills/kill.ts 50
 */

/** What is killed, in turn: the program, the database server, both. */
const VICTIMS = ['program', 'server', 'both'] as const
const WRITERS = 8
/** Long enough to be in the middle of appends, different in each round: 100 to 700 ms after the first acknowledgement. */
const killAfterMs = (round: number) => 100 + ((round * 167) % 600)

/** What the drill saw. `doubtful` were committed although nobody was told: allowed, and harmless by their command id. */
export type Drill = {
  rounds: number
  acknowledged: number
  lost: number
  doubled: number
  doubtful: number
  verdict: string
}

/** Runs the drill in a folder of its own, with a private server that keeps its promises to the disk. */
export async function drill(rounds: number, say: (line: string) => void = () => {}): Promise<Drill> {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-drill-'))
  chmodSync(folder, 0o711) // as root the server runs as somebody else, who must walk to it
  const told = new Set<string>()
  let result: Drill = { rounds, acknowledged: 0, lost: 0, doubled: 0, doubtful: 0, verdict: 'not run' }
  try {
    const first = await openDatabase({ dataFolder: folder })
    await settleTown(first.pool)
    await first.close()
    for (let round = 1; round <= rounds; round++) {
      await storm(folder, told, round)
      const database = await openDatabase({ dataFolder: folder })
      const kept = await withSystem(database.pool, { authority: NORTHMERE }, async tx => {
        const { rows } = await tx.query<{ command: string }>(
          'select command from entry where discussion = $1',
          [ALDER],
        )
        return rows.map(row => row.command)
      })
      const verified = await verifyRecord(database.pool, { authority: NORTHMERE })
      await database.close()
      const known = new Set(kept)
      const lost = [...told].filter(command => !known.has(command)).length
      const doubled = kept.length - known.size
      const counts = { acknowledged: told.size, lost, doubled, doubtful: known.size - told.size + lost }
      result = { rounds: round, ...counts, verdict: verdict(verified) }
      say(
        `${round}: ${VICTIMS[round % 3]} killed, ${told.size} acknowledged, ${lost} lost, ${doubled} doubled. ${result.verdict}`,
      )
      if (lost > 0 || doubled > 0 || !verified.intact) break
    }
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One round: a program writes until something is killed; we note every command it was told is kept. */
async function storm(folder: string, told: Set<string>, round: number): Promise<void> {
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url), 'write', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const gone = new Promise<void>(resolve => writer.on('close', () => resolve()))
  const firstWord = new Promise<void>(resolve => {
    createInterface({ input: writer.stdout! }).on('line', command => {
      told.add(command)
      resolve()
    })
  })
  await Promise.race([firstWord, gone])
  await pause(killAfterMs(round))
  kill(VICTIMS[round % 3]!, writer, folder)
  await gone
}

function kill(victim: (typeof VICTIMS)[number], writer: ChildProcess, folder: string): void {
  if (victim !== 'server') writer.kill('SIGKILL')
  if (victim !== 'program') {
    const home = readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')
    process.kill(Number(home.split('\n')[0]), 'SIGKILL')
    if (victim === 'server') writer.kill('SIGTERM')
  }
}

/** The program that is killed: appends for ever, and prints each command once its transaction has committed. */
async function write(folder: string): Promise<void> {
  const { pool } = await openDatabase({ dataFolder: folder })
  const one = async () => {
    for (;;) {
      const command = randomUUID()
      const entry = { type: 'LineRecorded', at: MORNING, content: { text: command } }
      const what = { authority: NORTHMERE, discussion: ALDER, command, actor: NURSE, entries: [entry] }
      await withActor(pool, as(NURSE), tx => append(tx, what))
      process.stdout.write(`${command}\n`)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, one)).catch(() => process.exit(1))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'write') await write(process.argv[3]!)
  else {
    const seen = await drill(Number(process.argv[2] ?? 50), line => console.log(line))
    console.log(seen)
    process.exitCode = seen.lost === 0 && seen.doubled === 0 && seen.verdict.startsWith('Intact') ? 0 : 1
  }
}
