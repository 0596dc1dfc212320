import { readFileSync } from 'node:fs'
import {
  compileOverlay,
  compileProcedure,
  type Overlay,
  type Procedure,
  readOverlay,
  readPack,
} from '../index.ts'

/** A pack that ships with the program, made ready to run. Its hash is of no account in these tests. */
export function shipped(id: string): Procedure {
  return procedureOf(readFileSync(`procedures/${id}.yaml`, 'utf8'), id)
}

/** A pack written in a test. @throws with every problem when it cannot be read. */
export function procedureOf(text: string, id: string): Procedure {
  const read = readPack(text, `procedures/${id}.yaml`)
  if ('problems' in read)
    throw new Error(read.problems.map(({ line, says }) => `${line}: ${says}`).join('\n'))
  return compileProcedure(id, 'a'.repeat(64), read.pack)
}

/** An overlay that ships with the program, made ready to run. */
export function shippedOverlay(id: string): Overlay {
  const file = `procedures/${id}.yaml`
  const read = readOverlay(readFileSync(file, 'utf8'), file)
  if ('problems' in read)
    throw new Error(read.problems.map(({ line, says }) => `${line}: ${says}`).join('\n'))
  return compileOverlay(id, 'e'.repeat(64), read.content)
}
