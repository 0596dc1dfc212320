import type { Json } from './canonical.ts'
import type { Entry } from './entry.ts'

/** Brings an entry to the schema of today. Pure: the same entry always gives the same answer, and nothing is stored. */
export type Upcast = (entry: Entry) => Entry

type Content = { readonly [member: string]: Json | undefined }

/** For each type, how content of schema n becomes content of schema n + 1. */
export type UpcastSteps = Readonly<Record<string, Readonly<Record<number, (content: Content) => Content>>>>

/**
 * An upcast from its steps. The record is never rewritten: old entries are understood anew at each reading.
 *
 * A redacted entry keeps its empty content and takes the new schema number.
 */
export function upcaster(steps: UpcastSteps): Upcast {
  return entry => {
    let { schema, content } = entry
    for (let step = steps[entry.type]?.[schema]; step; step = steps[entry.type]?.[schema]) {
      content = content && step(content)
      schema += 1
    }
    return schema === entry.schema ? entry : { ...entry, schema, content }
  }
}
