/** Every command there is and every event they make: what can be asked of a discussion, and what can have happened in it. */
import type { ActingCommand, ActingEvent } from './life/acting.ts'
import type { AskingCommand, AskingEvent } from './life/asking.ts'
import type { AttendingCommand, AttendingEvent } from './life/attending.ts'
import type { ClosingCommand, ClosingEvent } from './life/closing.ts'
import type { ConveningCommand, ConveningEvent } from './life/convening.ts'
import type { DecidingCommand, DecidingEvent } from './life/deciding.ts'
import type { ExplainingCommand, ExplainingEvent } from './life/explaining.ts'
import type { HoldingCommand, HoldingEvent } from './life/holding.ts'
import type { InvitingCommand, InvitingEvent } from './life/inviting.ts'
import type { MovedToProcedure, MoveToProcedure } from './life/moving.ts'
import type { AppointedToGroup, AppointToGroup } from './life/overseeing.ts'
import type { RecordingCommand, RecordingEvent } from './life/recording.ts'
import type { CalendarChanged, CountAgain, DeadlineReset } from './life/recounting.ts'
import type { DeadlineStarted } from './required/clocks/deadlines.ts'

export type DiscussionCommand =
  | AskingCommand
  | ConveningCommand
  | InvitingCommand
  | HoldingCommand
  | AttendingCommand
  | RecordingCommand
  | ExplainingCommand
  | DecidingCommand
  | ActingCommand
  | ClosingCommand
  | AppointToGroup
  | MoveToProcedure
  | CountAgain
export type DiscussionEvent =
  | AskingEvent
  | ConveningEvent
  | InvitingEvent
  | HoldingEvent
  | AttendingEvent
  | RecordingEvent
  | ExplainingEvent
  | DecidingEvent
  | ActingEvent
  | ClosingEvent
  | AppointedToGroup
  | MovedToProcedure
  | CalendarChanged
  | DeadlineStarted
  | DeadlineReset
