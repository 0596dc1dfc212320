import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Line, withinTime } from './line.ts'

/**
 * Reading, checking and compiling every pack with all its worked cases, in a process that has just started, as `quorate check` and
 * every web process do it. Beside it what the YAML library alone takes for the same files, without a schema, without a check.
 */
export async function bench(): Promise<Line[]> {
  const value = await processorTime('ours')
  const peerValue = await processorTime('yaml')
  return [
    withinTime({ name: 'packs.load', value, unit: 's', peer: 'yaml reading the same files', peerValue }, 1.5),
  ]
}

/** The best of a few processes, in seconds of processor time from when the program is there until the work is done. */
async function processorTime(whose: 'ours' | 'yaml'): Promise<number> {
  const program = fileURLToPath(import.meta.resolve('./packs/load.ts'))
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 5; turn++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, whose])
    best = Math.min(best, Number(stdout) / 1e6)
  }
  return best
}
