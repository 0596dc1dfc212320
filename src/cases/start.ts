/** What a worked case knows before anything happens, as the first event of a discussion. */
import type { Instant } from '../calendar/index.ts'
import { factNames, facts as knownFacts } from '../procedure/conditions/facts.ts'
import {
  type By,
  type Child,
  type Discussion,
  type Implicated,
  type StatedFacts,
  startedAt,
} from '../discussion/discussion.ts'
import { type DiscussionEvent, evolve } from '../discussion/decide.ts'
import type { Rules } from '../discussion/happening.ts'
import { caseWorker, type WorkedCase } from './case.ts'

/** The first event of a case: what is known before anything happens. */
export function askedFor(
  worked: WorkedCase,
  rules: Rules,
  at: Instant,
): Extract<DiscussionEvent, { type: 'DiscussionAskedFor' }> {
  const { procedure, calendar } = rules
  const { children, implicated, urgency, kind, 'earlier-discussions': earlier, ...rest } = worked.facts
  const listed = (children as Record<string, unknown>[] | undefined) ?? []
  const named = new Set(listed.map(child => String(child.id)))
  const mentioned = childrenMentioned(worked, rules, named.size > 0).filter(child => !named.has(child))
  return {
    type: 'DiscussionAskedFor',
    at,
    by: caseWorker,
    reference: worked.name,
    kind: kind === undefined ? (rest.complex === true ? 'complex' : 'initial') : String(kind),
    reason: '',
    form: {},
    facts: discussionFacts(rest),
    ...(urgency !== undefined && { urgency: String(urgency) }),
    ...(earlier !== undefined && { series: { earlier: 'the one before', count: Number(earlier) } }),
    children: [...listed.map(childOf), ...mentioned.map((id): Child => ({ id, facts: {} }))],
    implicated: ((implicated as Record<string, unknown>[] | undefined) ?? []).map(implicatedOf),
    happened: [],
    procedure: { id: procedure.id, hash: procedure.hash },
    calendar: calendar.hash,
    ...(procedure.overlay && { overlay: { id: procedure.overlay.id, hash: procedure.overlay.hash } }),
  }
}

/** What happens to a child: a case that tells of it without naming any is about one. */
const ofChild: ReadonlySet<string> = new Set([
  'section-47-decided',
  'decided',
  'child-seen',
  'conference-held',
  'medical-decided',
  'consent-decided',
  'parents-contacted',
])

function childrenMentioned(
  { happened, expect }: WorkedCase,
  { procedure }: Rules,
  anyListed: boolean,
): string[] {
  const childClocks = new Set(
    procedure.clocks.filter(one => one.per === 'child').map(({ clock }) => clock as string),
  )
  const inKeys = ['deadlines', 'recipients', 'duties'].flatMap(part =>
    Object.keys((expect[part] as object | undefined) ?? {}),
  )
  const perChild =
    /^(?:england\.)?(child-seen|conference|assessment|child-gp|health-visiting|school-nurse|education-lead|education-welfare|section-47-rationale|no-medical-reason|consent-rationale|parents-not-contacted-reason|medical-advice-given)\/(.+)$/
  const fromKeys = inKeys.flatMap(key => perChild.exec(key)?.[2] ?? [])
  const fromEvents = happened.flatMap(one =>
    one.fields.child === undefined ? [] : [String(one.fields.child)],
  )
  const tried = Object.keys((expect.refused as object | undefined) ?? {}).filter(key =>
    key.startsWith('decide/'),
  )
  const fromTried = tried.flatMap(key => key.split('/')[2] ?? [])
  const any = [...new Set([...fromKeys, ...fromEvents, ...fromTried])]
  const copies = new Set(procedure.recipients.filter(one => one.per === 'child').map(one => one.recipient))
  const asks = (part: string, names: ReadonlySet<string>) =>
    Object.keys((expect[part] as object | undefined) ?? {}).some(key => names.has(key))
  const needsOne =
    !anyListed &&
    any.length === 0 &&
    (tried.length > 0 ||
      happened.some(one => ofChild.has(one.kind)) ||
      asks('deadlines', childClocks) ||
      asks('recipients', copies))
  return needsOne ? ['A'] : any
}

function implicatedOf({ 'line-manager': manager, ...rest }: Record<string, unknown>): Implicated {
  return { ...(rest as Implicated), ...(manager !== undefined && { lineManager: String(manager) }) }
}

function discussionFacts(given: Record<string, unknown>): StatedFacts {
  return Object.fromEntries(
    Object.entries(given).filter(([fact]) => (factNames as string[]).includes(fact)),
  ) as StatedFacts
}

function childOf(given: Record<string, unknown>): Child {
  const { id, born, name, ...rest } = given
  const stated = Object.fromEntries(
    Object.entries(rest).filter(
      ([fact]) => (knownFacts as Record<string, { of: string }>)[fact]?.of === 'child',
    ),
  ) as StatedFacts
  return {
    id: String(id),
    ...(born !== undefined && { born: String(born) }),
    ...(name !== undefined && { name: String(name) }),
    facts: stated,
  }
}

export const isUnderWay = (discussion: Discussion): boolean =>
  startedAt(discussion) !== undefined || discussion.conversations.length > 0

/** The discussion as it must have been when a decision was made in it. */
export const underWay = (discussion: Discussion, { at, by }: { at: Instant; by: By }): Discussion =>
  isUnderWay(discussion)
    ? discussion
    : evolve(discussion, { type: 'InstantNoted', instant: 'started', at, by })
