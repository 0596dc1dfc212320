/** A value that JSON can carry: what the content of an entry is made of. Members that are undefined are left out. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json | undefined }

/** The content of an entry cannot be written so that it reads back the same. A bug, or text that should have been refused. */
export class Unrecordable extends Error {
  override readonly name = 'Unrecordable'
}

/**
 * The one text of a JSON value, as RFC 8785 (JCS) has it: members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript prints them.
 *
 * @throws Unrecordable for what would not read back the same: NaN, infinities, half a surrogate pair, the character NUL
 *   (PostgreSQL keeps none), and anything that is not JSON, such as a Date or a Map.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Unrecordable(`the number ${value}`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') return canonicalText(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined
  if (prototype !== Object.prototype && prototype !== null)
    throw new Unrecordable(`a value of type ${typeof value}`)
  const members = Object.entries(value as { [member: string]: Json | undefined })
    .filter((member): member is [string, Json] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${canonicalText(name)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new Unrecordable('half a surrogate pair in a text')
  if (text.includes('\0')) throw new Unrecordable('the character NUL in a text')
  return JSON.stringify(text)
}
