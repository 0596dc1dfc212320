/**
 * `npm run bench [-- --json] [name…]`: every benchmark in this folder, each beside its peer, measured in the same minute on
 * the same machine. Exit 0 when every goal holds, 1 when one does not.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Line } from './line.ts'

const asked = process.argv.slice(2)
const json = asked.includes('--json')
const only = asked.filter(word => !word.startsWith('--'))

const lines: Line[] = []
for (const file of readdirSync(import.meta.dirname)
  .filter(name => /\.tsx?$/.test(name))
  .sort()) {
  if (file === 'all.ts' || file === 'line.ts') continue
  if (only.length > 0 && !only.some(word => file.startsWith(word))) continue
  const found = (await import(join(import.meta.dirname, file))) as { bench?: () => Promise<Line[]> }
  if (!found.bench) continue
  if (!json) process.stderr.write(`${file} …\n`)
  lines.push(...(await found.bench()))
}

process.stdout.write(json ? `${JSON.stringify(lines, null, 2)}\n` : table(lines))
process.exitCode = lines.length > 0 && lines.every(line => line.ok) ? 0 : 1

function table(all: readonly Line[]): string {
  const rows = [
    ['', 'name', 'ours', 'peer', 'ratio', 'goal', 'beside'],
    ...all.map(line => [
      line.ok ? 'ok' : 'NOT',
      line.name,
      `${short(line.value)} ${line.unit}`,
      `${short(line.peerValue)} ${line.unit}`,
      short(line.ratio),
      line.goal,
      line.peer,
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return `${rows
    .map(row =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

/** Three digits that mean something. */
function short(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-GB') : Number(value.toPrecision(3)).toString()
}
