/** Reads all packs and cases once and prints how many microseconds of processor time that took. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { openCases, openShelf } from '../../src/shelf.ts'

const work = {
  async ours(): Promise<number> {
    const shelf = await openShelf()
    const { cases, problems } = await openCases(shelf)
    if (shelf.problems.length + problems.length > 0) throw new Error('the packs are not in order')
    return shelf.procedures.size + cases.length
  },
  async yaml(): Promise<number> {
    const files = readdirSync('procedures', { recursive: true, encoding: 'utf8' }).filter(file =>
      /\/\d{4}(\.cases)?\.yaml$/.test(file),
    )
    return files.filter(file => parseDocument(readFileSync(join('procedures', file), 'utf8')).toJS()).length
  },
}

const before = process.cpuUsage()
const done = await work[process.argv[2] as keyof typeof work]()
const { user, system } = process.cpuUsage(before)
if (done === 0) throw new Error('nothing was read')
process.stdout.write(`${user + system}\n`)
