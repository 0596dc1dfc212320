/** The command line as an operator types it. */
import { spawn } from 'node:child_process'

/** @param env - what the operator’s environment says besides. */
export async function quorate(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string; complained: string }> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'src/cli/quorate.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let said = ''
  let complained = ''
  program.stdout.on('data', chunk => {
    said += chunk
  })
  program.stderr.on('data', chunk => {
    complained += chunk
  })
  const code = await new Promise<number | null>(done => program.once('close', done))
  return { code, said, complained }
}
