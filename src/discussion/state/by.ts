import type { Instant } from '../../calendar/index.ts'

/** Who said or did something, as they were known on the day: kept in the record so that it reads without us. */
export type By = { person: string; name: string; agency: string; role?: string; grade?: string }

/** Who said something, and of whom it was asked where they said it for somebody else. */
export type SaidBy = { at: Instant; by: By; onBehalfOf?: string }
