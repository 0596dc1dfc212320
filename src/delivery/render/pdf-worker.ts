/** Sets one paper after another. A worker of its own, because setting a long paper takes longer than a click may wait. */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from '../../discussion/papers/index.ts'
import { author } from './paper-fault.ts'
import { undrawn, withNumbersFor } from './undrawn.ts'

const layout = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')
/** A folder that is not there: the compiler has nothing to read but what it is given. */
const compiler = NodeCompiler.create({ workspace: '/nonexistent/quorate' })
/** Each round names every character it stumbled on; a third has never been needed. */
const mostRounds = 4

parentPort?.on('message', ({ id, paper }: { id: number; paper: Paper }) => {
  try {
    parentPort?.postMessage({ id, pdf: set(paper) })
  } catch (error) {
    parentPort?.postMessage({
      id,
      fault: `The ${paper.kind} ${paper.reference} cannot be set: ${why(error)}`,
    })
  } finally {
    compiler.evictCache(0) // what was in one paper is not kept for the next
  }
})

/** The compiler quotes what it stumbled on; nothing of a paper belongs in an error. */
function why(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const said = [...message.matchAll(/message"?: "(.*?[^\\])"/g)].map(found => found[1]).join('; ') || message
  return said.replace(/`[^`]*`/g, '…').slice(0, longestWhy_characters)
}
const longestWhy_characters = 300

function set(paper: Paper): Uint8Array {
  const numbered = new Set<string>()
  for (let round = 1; ; round++) {
    try {
      return print(withNumbersFor(numbered, paper))
    } catch (error) {
      const more = undrawn(error).filter(character => !numbered.has(character))
      if (more.length === 0 || round === mostRounds) throw error
      for (const character of more) numbered.add(character)
    }
  }
}

function print(paper: Paper): Uint8Array {
  const [date = '', time = ''] = paper.at.split('T')
  const moment = [...date.split('-'), ...time.slice(0, 8).split(':')].map(Number)
  const inputs = { paper: JSON.stringify(paper), moment: JSON.stringify(moment), author }
  const compiled = compiler.compile({ mainFileContent: layout, inputs })
  const { result } = compiled
  if (!result) throw new Error(`not set: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  return compiler.pdf(result, { pdfStandard: 'ua-1' })
}
