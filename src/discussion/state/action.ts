/** Who does what by when, and what was said of it since. */
import type { Instant, LocalDate } from '../../calendar/index.ts'
import type { Worded } from '../audience/audience.ts'
import type { By, SaidBy } from './by.ts'

export type Confirmation = SaidBy & {
  status: 'done' | 'by-date' | 'no-longer-needed' | 'further-discussion'
  date?: LocalDate
  reason?: string
  /** The follow-up discussion that goes on with it. */
  carriedTo?: string
  inWriting: boolean
  /** The date the action had when this was said of it. Entries of before do not say. */
  about?: LocalDate
} & Worded
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
  /** The earlier discussion of the series that it was carried over from. */
  from?: string
  at: Instant
  confirmations: Confirmation[]
  /** Each time those who agreed it gave it another date. */
  moved?: readonly ({ from?: LocalDate; to: LocalDate; reason: string; at: Instant; by: By } & Worded)[]
} & Worded
