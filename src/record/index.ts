export {
  type Append,
  type Appended,
  append,
  beginDiscussion,
  type Head,
  lockDiscussion,
  type NewEntry,
  type Written,
} from './append.ts'
export { canonical, type Json, Unrecordable } from './canonical.ts'
export type { Entry } from './entry.ts'
export { readBeside, readEntries } from './read.ts'
export { type Redaction, redact } from './redact.ts'
export {
  type Checkpoint,
  findSealKey,
  openSealKey,
  readWitness,
  SealKeyLost,
  type SignedCheckpoint,
  seal,
  WitnessBroken,
  type Witnessed,
} from './seal.ts'
export { type Content, schemaOf, type Upcast, type UpcastSteps, upcaster } from './upcast.ts'
export { type Break, type Verified, verdict, verifyRecord } from './verify.ts'
