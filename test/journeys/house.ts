/** The whole program, as an operator starts it, in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Running = {
  address: string
  dataFolder: string
  /** The process that was started. */
  pid: number
  /** Ends it at once, as a power cut would end the process: no goodbye. */
  kill: () => Promise<void>
  /** Starts it again on the same folder and port. */
  again: () => Promise<Running>
  stop: () => Promise<void>
}

/** How long the first start may take on a slow, busy machine before the test gives up, in milliseconds. */
const patience_ms = 120_000

/** @param more - further words of the command, such as `--no-demo`. */
export async function startHouse(
  dataFolder?: string,
  port = 0,
  more: readonly string[] = [],
): Promise<Running> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'quorate-journey-')))
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli/quorate.ts', 'start', '--data', folder, '--port', String(port), ...more],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const address = await opened(program)
  const gone = new Promise<void>(done => program.once('exit', () => done()))
  return {
    address,
    dataFolder: folder,
    pid: program.pid!,
    async kill() {
      program.kill('SIGKILL')
      await gone
    },
    again: () => startHouse(folder, Number(new URL(address).port), more),
    async stop() {
      program.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function opened(program: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`it did not open in ${patience_ms} ms; it said: ${said}`)),
      patience_ms,
    )
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /open at (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)
      if (!found) return
      clearTimeout(late)
      resolve(found[1]!)
    }
    program.stdout?.on('data', hear)
    program.stderr?.on('data', hear)
    program.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`it ended with ${code}; it said: ${said}`))
    })
  })
}
