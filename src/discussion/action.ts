/** Who does what by when, and what was said of it since. */
import type { Instant, LocalDate } from '../calendar/index.ts'
import type { By, Said } from './by.ts'

export type Confirmation = Said & {
  status: 'done' | 'by-date' | 'no-longer-needed' | 'further-discussion'
  date?: LocalDate
  reason?: string
  inWriting: boolean
  /** The date the action had when this was said of it. Entries of before do not say. */
  about?: LocalDate
}
export type Action = {
  action: string
  what: string
  owner: string
  agency: string
  /** The owner, where they take part. */
  participant?: string
  due?: LocalDate
  howKnown?: string
  child?: string
  line?: string
  at: Instant
  confirmations: Confirmation[]
  /** Each time those who agreed it gave it another date. */
  moved?: readonly { from?: LocalDate; to: LocalDate; reason: string; at: Instant; by: By }[]
}
