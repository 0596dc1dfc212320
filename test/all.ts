/** `npm test`: types, lint, every test beside the code, then the journeys in a real browser. Ends with node's own summary. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const bin = (name: string): string => join('node_modules', '.bin', name)

function run(what: string, command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status === 0) return
  process.stderr.write(`\n${what} found something to mend (exit ${status}).\n`)
  process.exit(status ?? 1)
}

function testsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.test\.tsx?$/.test(file))
    .map(file => join(folder, file))
    .sort()
}

const asked = process.argv.slice(2)
const tests = asked.length > 0 ? asked : ['src', 'test'].flatMap(testsIn)
if (tests.length === 0) {
  process.stderr.write('No tests were found, so nothing is proved.\n')
  process.exit(1)
}
if (asked.length === 0) {
  run('The type check', bin('tsc'), ['--noEmit'])
  run('The type check of what browsers run', bin('tsc'), ['--noEmit', '-p', 'src/web/browser'])
  run('The lint', bin('biome'), ['check', '.'])
}
run('The tests', process.execPath, [
  '--import',
  'tsx',
  '--test',
  '--test-concurrency=2',
  '--test-reporter=spec',
  ...tests,
])
