import type { Json } from './canonical.ts'
import type { Entry } from './entry.ts'

/**
 * Brings an entry to the schema of today, knowing what came before it in its discussion. Pure: the same entry after the same
 * entries always gives the same answer, and nothing is stored.
 */
export type Upcast<Before> = (entry: Entry, before: Before) => Entry

export type Content = { readonly [member: string]: Json | undefined }

/** For each type, how content of schema n becomes content of schema n + 1. */
export type UpcastSteps<Before> = Readonly<
  Record<string, Readonly<Record<number, (content: Content, before: Before, entry: Entry) => Content>>>
>

/**
 * An upcast from its steps. The record is never rewritten: old entries are understood anew at each reading.
 *
 * A redacted entry keeps its empty content and takes the new schema number.
 */
export function upcaster<Before>(steps: UpcastSteps<Before>): Upcast<Before> {
  return (entry, before) => {
    let { schema, content } = entry
    for (let step = steps[entry.type]?.[schema]; step; step = steps[entry.type]?.[schema]) {
      content = content && step(content, before, entry)
      schema += 1
    }
    return schema === entry.schema ? entry : { ...entry, schema, content }
  }
}

/** The schema that entries of a type are written in today: one more than the last that is understood anew. */
export const schemaOf = (steps: UpcastSteps<never>, type: string): number =>
  1 + Math.max(0, ...Object.keys(steps[type] ?? {}).map(Number))
