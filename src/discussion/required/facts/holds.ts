/** Whether a rule holds, as something that can be handed on: facts are worked out with it, and it asks facts. */
import type { Instant } from '../../../calendar/index.ts'
import type { Compiled } from '../../../procedure/conditions/compiled.ts'
import type { Truth } from '../../../procedure/conditions/condition.ts'
import type { Child, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'

/**
 * Of the whole discussion, or of one child. Who has to be there and what is late are facts that rules ask about and that are
 * worked out by asking rules: what is worked out below the facts gets this from them and never looks up.
 */
export type Holds = (
  compiled: Compiled,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
  child?: Child,
) => Truth
