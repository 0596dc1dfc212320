import { createHash } from 'node:crypto'

/** A UUID (version 8, RFC 9562) made from text: the same text always gives the same one. */
export function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Whether something sent can be an id at all: the database is asked about nothing else. */
export const isUuid = (sent: string | undefined): sent is string => sent !== undefined && shape.test(sent)
