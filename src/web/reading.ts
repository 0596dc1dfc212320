import { createHash } from 'node:crypto'

/** A page left open and refreshed, or kept up to date part by part, is one reading for this long. */
const oneReading_ms = 15 * 60_000

/** The id of one reading: the same person, discussion, page and quarter of an hour give the same id, so it is recorded once. */
export function readingId(person: string, discussion: string, page: string, now: string): string {
  const quarter = Math.floor(Date.parse(now) / oneReading_ms)
  return uuidFrom(`${person} ${discussion} ${page} ${quarter}`)
}

/** A UUID (version 8, RFC 9562) made from text: the same text always gives the same one. */
export function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
