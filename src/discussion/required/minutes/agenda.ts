/** What is on the agenda of this discussion, and how strongly the procedure speaks here. */
import type { Instant } from '../../../calendar/index.ts'
import type { Truth } from '../../../procedure/conditions/condition.ts'
import { compile } from '../../../procedure/conditions/compiled.ts'
import type { Pack } from '../../../procedure/pack/pack.ts'
import type { Procedure } from '../../../procedure/procedure.ts'
import type { Force } from '../../../procedure/pack/rule.ts'
import { type FoundRule, walkPack } from '../../../procedure/pack/walk.ts'
import type { Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds, known } from '../facts/known.ts'

type AgendaItem = Procedure['agenda'][number] & { readonly truth: Truth }

/**
 * The items of a discussion, in order; those that certainly do not apply are left out. What is planned in addition for
 * complex abuse follows the ordinary items: an item that says itself when it applies may reach other discussions too.
 */
export function agendaOf(discussion: Discussion, rules: Rules, now: Instant): AgendaItem[] {
  const { agenda, complexItems } = rules.procedure
  const complex = known(discussion, rules, now, undefined)('kind') === 'complex'
  return [...agenda, ...complexItems.filter(one => complex || one.when !== undefined)]
    .map(one => ({ ...one, truth: holds(one.applies, discussion, rules, now) }))
    .filter(one => one.truth !== false)
}

/** How strongly a rule speaks of this discussion now: its force, `ask` while a fact is missing, `none` when it does not apply. */
type Speaks = Force | 'ask' | 'none'

/** How strongly the procedure asks for somebody in a seat, required or not; `none` for a seat it does not name. */
export function seatAsked(seat: string, discussion: Discussion, rules: Rules, now: Instant): Speaks {
  return strongest(
    rules.procedure.seats.filter(one => one.seat === seat),
    discussion,
    rules,
    now,
  )
}

/** How strongly one rule of the procedure speaks here, by its id. */
export function ruleSpeaks(id: string, discussion: Discussion, rules: Rules, now: Instant): Speaks {
  const found = findRule(rules.procedure.pack, id)
  return found ? strongest([{ ...found, applies: compile(found.when) }], discussion, rules, now) : 'none'
}

function strongest(
  speaking: readonly { force: Force; applies: ReturnType<typeof compile> }[],
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Speaks {
  const truths = speaking.map(one => holds(one.applies, discussion, rules, now))
  const first = truths.indexOf(true)
  if (first >= 0) return speaking[first]!.force
  return truths.includes(undefined) ? 'ask' : 'none'
}

type Speaking = Omit<FoundRule['rule'], 'force'> & { readonly force: Force }
const byId = new WeakMap<Pack, ReadonlyMap<string, Speaking>>()

/** What no machine can judge is no rule that speaks; the others are gathered once for each pack. */
export function findRule(pack: Pack, id: string): Speaking | undefined {
  const gathered =
    byId.get(pack) ??
    new Map(
      walkPack(pack)
        .rules.filter(({ chapter }) => chapter !== 'not-machine-checkable')
        .map(({ rule }) => [rule.id, rule as Speaking]),
    )
  byId.set(pack, gathered)
  return gathered.get(id)
}
