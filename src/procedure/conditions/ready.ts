import type { Clock } from '../pack/clock.ts'
import { type Compiled, compile } from './compiled.ts'
import type { Rule } from '../pack/rule.ts'

/** A rule with its `when:` compiled. */
export type Ready<T> = T & { readonly applies: Compiled }

export type ReadyClock = Ready<Clock> & {
  readonly standsDown?: Compiled
  /** The overlay whose clock it is (`england/2026`); absent for the pack's own. */
  readonly overlay?: string
}

export const ready = <T extends { when?: Rule['when'] }>(rule: T): Ready<T> => ({
  ...rule,
  applies: compile(rule.when),
})
