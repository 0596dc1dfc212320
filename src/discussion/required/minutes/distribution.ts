/** Who gets a copy, in what form and why; who must not. */
import type { Instant } from '../../../calendar/index.ts'
import type { Ready } from '../../../procedure/conditions/ready.ts'
import type { Recipient } from '../../../procedure/pack/pack.ts'
import type { Child, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds, waitingFor } from '../facts/known.ts'

export type Gives = 'full' | 'extract' | 'notice' | 'access' | 'blocked' | 'none' | 'ask'
export type Delivery = {
  /** recipient, or recipient/child. */
  key: string
  recipient: string
  child?: string
  gives: Gives
  label: string
  rule: string
  via?: string
  /** Facts somebody has to state first. */
  asks: string[]
}

/** Every recipient the procedure names, with what each gets; a group that lies inside another answers with its value. */
export function distribution(discussion: Discussion, rules: Rules, now: Instant): Delivery[] {
  const found = new Map<string, Delivery>()
  for (const rule of rules.procedure.recipients)
    for (const child of rule.per === 'child' ? discussion.children : [undefined]) {
      const delivery = deliver(rule, child, discussion, rules, now)
      const earlier = found.get(delivery.key)
      if (!earlier || weight[delivery.gives] > weight[earlier.gives]) found.set(delivery.key, delivery)
      for (const inside of rule.covers)
        if (!found.has(inside)) found.set(inside, { ...delivery, key: inside, recipient: inside })
    }
  return [...found.values()]
}

/**
 * What one recipient gets; `none` when the procedure does not name them.
 *
 * @param all - the whole `distribution` at that moment, for whoever asks about many and has it already.
 */
export function givenTo(
  key: string,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
  all: readonly Delivery[] = distribution(discussion, rules, now),
): Gives {
  const named = all.find(one => one.key === key)
  if (named) return named.gives
  const [recipient = key] = key.split('/')
  if (blockedFrom(discussion, { recipient })) return 'blocked'
  return givenToSeat(recipient, discussion, rules, all)
}

/** Somebody asked about by seat or role gets what the groups get that they belong to: those invited, those who took part. */
function givenToSeat(seat: string, discussion: Discussion, rules: Rules, all: readonly Delivery[]): Gives {
  const invited = discussion.invitations.filter(one => one.seat === seat || one.role === seat)
  const present = discussion.presence.filter(one => one.seat === seat)
  const tookPart = present.length > 0 || discussion.conversations.some(one => one.seat === seat)
  if (!tookPart && invited.every(one => one.withdrawn)) return 'none'
  const groups = [
    ...(invited.some(one => !one.withdrawn) ? ['invitees'] : []),
    ...(tookPart ? ['participants', 'attendees'] : []),
  ]
  const best = all
    .filter(one => groups.includes(one.key))
    .map(one => one.gives)
    .reduce<Gives>((most, gives) => (weight[gives] > weight[most] ? gives : most), 'none')
  const reads = [...invited, ...present].some(one => one.hasCaseSystemAccess)
  return reads && rules.procedure.pack.distribute.exempt && best === 'full' ? 'access' : best
}

/** A block decides first, then unknown facts, then the form named; blocks are stronger than any procedure (AMB-43). */
const weight: Record<Gives, number> = {
  blocked: 6,
  full: 5,
  extract: 4,
  access: 4,
  notice: 3,
  ask: 2,
  none: 1,
}

function deliver(
  rule: Ready<Recipient>,
  child: Child | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Delivery {
  const key = child ? `${rule.recipient}/${child.id}` : rule.recipient
  const shown = {
    key,
    recipient: rule.recipient,
    label: rule.label,
    rule: rule.id,
    asks: [],
    ...(child && { child: child.id }),
    ...(rule.via && { via: rule.via }),
  }
  const truth = holds(rule.applies, discussion, rules, now, child)
  if (truth !== false && blockedFrom(discussion, rule)) return { ...shown, gives: 'blocked' }
  if (truth === undefined && rule.force !== 'never')
    return { ...shown, gives: 'ask', asks: waitingFor(rule.applies, discussion, rules, now, child) }
  if (!truth || rule.force === 'never') return { ...shown, gives: 'none' }
  return {
    ...shown,
    gives:
      rules.procedure.pack.distribute.exempt && readsCaseSystem(rule.recipient, discussion)
        ? 'access'
        : rule.gives,
  }
}

/** Roles that people name when they mean whoever stands behind a recipient that is the same in every procedure. */
const alsoCalled: Readonly<Record<string, string>> = {
  'child-gp': 'gp',
  'health-visiting': 'health-visitor',
  'education-lead': 'designated-safeguarding-lead',
}

/** Whether the role that a recipient stands for is kept out of this discussion. */
export function blockedFrom(
  discussion: Discussion,
  rule: { recipient: string; role?: string | undefined },
): boolean {
  const roles = [rule.recipient, rule.role, alsoCalled[rule.recipient]]
  return discussion.implicated.some(one => one.role !== undefined && roles.includes(one.role))
}

function readsCaseSystem(recipient: string, discussion: Discussion): boolean {
  const people = [...discussion.invitations, ...discussion.presence.map(one => ({ ...one, role: one.grade }))]
  return people.some(
    one => (one.role === recipient || one.seat === recipient) && one.hasCaseSystemAccess === true,
  )
}
