import { uuidFrom } from '../uuid.ts'

/** A page left open and refreshed, or kept up to date part by part, is one reading for this long. */
const oneReading_ms = 15 * 60_000

/** The id of one reading: the same person, discussion, page and quarter of an hour give the same id, so it is recorded once. */
export function readingId(person: string, discussion: string, page: string, now: string): string {
  return uuidFrom(`${person} ${discussion} ${page} ${readingOf(now)}`)
}

/** Which quarter of an hour a moment lies in. */
export const readingOf = (now: string): number => Math.floor(Date.parse(now) / oneReading_ms)
