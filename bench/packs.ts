import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Line, withinFloor } from './line.ts'

/**
 * Reading, checking and compiling every pack with all its worked cases, in a process that has just started, as `quorate check` and
 * every web process do it. Beside it what the YAML library alone takes for the same files, without a schema, without a check.
 */
export async function bench(): Promise<Line[]> {
  const best = { ours: Number.POSITIVE_INFINITY, yaml: Number.POSITIVE_INFINITY }
  // In turns, so that whatever else the machine does meets both alike.
  for (let turn = 0; turn < 5; turn++)
    for (const whose of ['ours', 'yaml'] as const)
      best[whose] = Math.min(best[whose], await processorTime(whose))
  return [
    withinFloor(
      {
        name: 'packs.load',
        value: best.ours,
        unit: 's',
        peer: 'yaml reading the same files',
        peerValue: best.yaml,
      },
      1.2,
    ),
  ]
}

/** Seconds of processor time from when the program is there until the work is done, in a process of its own. */
async function processorTime(whose: 'ours' | 'yaml'): Promise<number> {
  const program = fileURLToPath(import.meta.resolve('./packs/load.ts'))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, whose])
  return Number(stdout) / 1e6
}
