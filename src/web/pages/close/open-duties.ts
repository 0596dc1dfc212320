import { cannotFinalise, type Duty, duties } from '../../../discussion/required/duties/duties.ts'
import { leftOpen } from '../../../discussion/required/duties/left-open.ts'
import type { Seen } from '../../visit.ts'

type Closing = Pick<Seen, 'discussion' | 'rules'>

/** Duties that the minutes wait for. */
export const mustAnswer = ({ discussion, rules }: Closing, now: string): Duty[] =>
  cannotFinalise(duties(discussion, rules, now))

/** Duties that the signature leaves open: each asks for a reason. */
export const asksReason = ({ discussion, rules }: Closing, now: string): Duty[] =>
  leftOpen(discussion, rules, duties(discussion, rules, now))
