import type { Further, NotDone } from '../../../conduct.ts'
import { offered } from '../../../discussion/life/deciding.ts'
import { startedAt, decisionsThatStand } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import { quorum } from '../../../discussion/required/seats/quorum.ts'
import { type Asks, commandOf, doneFrom, formRoute, idIn, together } from '../../form.tsx'
import { PartPage } from '../../part.tsx'
import type { Deed } from '../../../people/access.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { ChildDecisions } from './child.tsx'
import type { Typed } from './decide-form.tsx'
import { BelowMinimum } from './below-minimum.tsx'
import { settledByFacts, ForEverybody } from './settle.tsx'
import { capital } from '../../../english.ts'

/** Decisions: for each child what happens next, on what grounds, and which agency agrees. */
export const decisionsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/decisions',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'decisions')
      return seen ? { page: <Decisions visit={visit} seen={seen} /> } : nothing
    },
  },
  formRoute<AboutChild>({
    path: '/discussions/:reference/decisions',
    open: visit => openFor(visit, 'decide', visit.fields.raw('child')),
    asks: decide,
    inWords: (refusal, { child }) => inFormOf(refusal, child),
    fieldOf: refusal => (refusal.of > 0 ? 'below-minimum' : refusal.field),
    again,
    done: ({ seen, child }) => place(seen, 'decided', child),
  }),
  formRoute<AboutChild>({
    path: '/discussions/:reference/decisions/position',
    open: visit => openFor(visit, 'take-position', visit.fields.raw('decision')),
    asks: takePosition,
    fieldOf: (_refusal, { visit }) => visit.fields.raw('field') || 'form',
    again,
    done: ({ seen, child }) => place(seen, 'position', child),
  }),
  formRoute<AboutChild>({
    path: '/discussions/:reference/decisions/withdraw',
    open: visit => openFor(visit, 'decide', visit.fields.raw('decision')),
    asks: ({ visit }) => {
      const decision = visit.fields.raw('decision')
      const reason = visit.fields.needed(`withdraw-${decision}`, 'Say why the decision is withdrawn.')
      return { type: 'WithdrawDecision', id: commandOf(visit), decision, reason }
    },
    fieldOf: (_refusal, { visit }) => `withdraw-${visit.fields.raw('decision')}`,
    again,
    done: ({ seen, child }) => place(seen, 'withdrawn', child),
  }),
  formRoute<AboutChild>({
    path: '/discussions/:reference/decisions/settle',
    open: visit => openFor(visit, 'decide', visit.fields.raw('child')),
    asks: ({ visit, child }) => settledByFacts(visit, child),
    fieldOf: ({ field }, { visit, child }) =>
      `${visit.fields.raw('about')}-${child}${field === 'reason' ? '-reason' : ''}`,
    again,
    done: ({ seen, child }) => place(seen, 'settled', child),
  }),
]

const doneWords: Record<string, string> = {
  decided: 'The decision is on record. Now take each agency’s position.',
  position: 'The position is on record.',
  withdrawn: 'The decision is withdrawn. It stays in the record with its reason.',
  settled: 'That is on record.',
}

function Decisions({ visit, seen, typed }: { visit: Visit; seen: Seen; typed?: Typed }) {
  const { discussion, rules, may } = seen
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const open = discussion.versions.length === 0
  const undecided = discussion.children.filter(
    child => !decisionsThatStand(discussion).some(one => one.child === child.id),
  )
  const asked = typed?.about ?? visit.query.child ?? undecided[0]?.id
  const said = sayQuorum(discussion, rules, visit.now)
  return (
    <PartPage
      visit={visit}
      seen={seen}
      part="decisions"
      title="Decisions"
      done={doneFrom(doneWords, visit)}
      problems={typed?.fields.problems}
      refusal={typed?.refusal}
    >
      {!held && (
        <p class="govuk-inset-text">
          Decisions are made in the discussion.{' '}
          <a class="govuk-link" href={`/discussions/${discussion.reference}/room`}>
            Open the room
          </a>{' '}
          to start it.
        </p>
      )}
      {held && open && !said.met && (
        <p class="govuk-inset-text quorate-inset--late">
          <strong>{said.title}.</strong> {capital(said.sentence)} A decision can still be made to protect a
          child; you will be asked why it cannot wait.
        </p>
      )}
      {!open && (
        <p class="govuk-inset-text">
          The minutes are signed, so these decisions stand as they are. A new decision needs a follow-up
          discussion.
        </p>
      )}
      {discussion.children.map(child => (
        <ChildDecisions
          visit={visit}
          seen={seen}
          child={child}
          deciding={held && open && may('decide') && child.id === asked}
          canDecide={held && open && may('decide')}
          typed={typed}
        />
      ))}
      <ForEverybody visit={visit} seen={seen} />
    </PartPage>
  )
}

type AboutChild = { visit: Visit; seen: Seen; child: string }

/** The discussion and the child a form is about: the child itself, or whom the decision it names was made for. */
async function openFor(visit: Visit, deed: Deed, about: string): Promise<AboutChild | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'decisions')
  if (!seen?.may(deed)) return undefined
  const { children, decisions } = seen.discussion
  const child =
    children.find(one => one.id === about)?.id ?? decisions.find(one => one.decision === about)?.child
  return child === undefined ? undefined : { visit, seen, child }
}

const place = (seen: Seen, done: string, child: string): string =>
  `/discussions/${seen.discussion.reference}/decisions?done=${done}#child-${encodeURIComponent(child)}`

/** The page again, with everything as it was typed and what is wrong with it. */
function again({ visit, seen, child }: AboutChild, refusal?: Refusal) {
  const { fields } = visit
  return <Decisions visit={visit} seen={seen} typed={{ about: child, fields, ...(refusal && { refusal }) }} />
}

function decide({ visit, seen, child }: AboutChild): Asks {
  const { discussion, rules } = seen
  const { fields } = visit
  const outcome = fields.raw('outcome')
  const chosen = rules.procedure.outcomes.find(one => one.outcome === outcome)
  if (!chosen) fields.wrong(`outcome-${child}`, 'Choose what happens next for the child.')
  const reason = fields.text('reason')
  if (chosen && offered([chosen]).length > 0 && !reason && wantsReason(outcome, seen))
    fields.wrong(`reason-${child}`, `Give the reason for “${chosen.label}”.`)
  if (fields.problems.length > 0 || !chosen) return undefined

  const { missing } = quorum(discussion, rules, visit.now)
  const asksWhy = chosen.force !== 'never' && missing.length > 0
  const why = fields.text('below-minimum')
  if (asksWhy && !why) {
    if (fields.raw('asked-why') === 'yes')
      fields.wrong('below-minimum', 'Say why this decision cannot wait until the minimum is there.')
    return {
      first: <BelowMinimum visit={visit} seen={seen} child={child} outcome={chosen} missing={missing} />,
    }
  }
  return together(commandOf(visit), [
    {
      type: 'DecideOutcome',
      decision: idIn(visit, 'decision'),
      child,
      outcome,
      ...(reason && { reason }),
      lines: [...fields.all('lines')],
    },
    ...(asksWhy && why ? whyBelowMinimum(seen, child, missing, why) : []),
  ])
}

/** Each form of the page has fields of its own, so that the error summary leads to the right one. */
const inFormOf = (refusal: NotDone, child: string): NotDone => ({
  ...refusal,
  ...(refusal.why === 'outcome-prohibited' && {
    sentence: `“${refusal.sentence.replace(/\.$/, '')}” is not decided at this meeting`,
  }),
  ...(refusal.of === 0 && { field: `${refusal.field === 'reason' ? 'reason' : 'outcome'}-${child}` }),
})

/** A reason is asked where the outcome says so, and wherever a duty of the procedure asks to conclude and say why. */
function wantsReason(outcome: string, { rules }: Seen): boolean {
  const chosen = rules.procedure.outcomes.find(one => one.outcome === outcome)
  const says = rules.procedure.duties.some(one => one.duty === 'section-47-rationale')
  return (chosen?.['needs-reason'] ?? false) || ((chosen?.['starts-section-47'] ?? false) && says)
}

/** Why a decision was made below the minimum: once for each seat that was empty, or as the duty the procedure has for it. */
function whyBelowMinimum(
  { rules: { procedure } }: Seen,
  child: string,
  missing: readonly string[],
  reason: string,
): Further[] {
  const duty = procedure.duties.find(one => one.duty === 'below-minimum-reason')
  if (duty)
    return [
      {
        type: 'AnswerDuty',
        duty: duty.duty,
        ...(duty.per === 'child' && { child }),
        words: reason,
      },
    ]
  return procedure.seats
    .filter(one => missing.includes(one.seat))
    .map(seat => ({ type: 'RecordDeparture', rule: seat.id, duty: `attend/${seat.seat}`, reason }))
}

const views = ['agrees', 'disagrees', 'abstains'] as const

function takePosition({ visit }: AboutChild): Asks {
  const { fields } = visit
  const view = views.find(one => one === fields.raw('view'))
  const words = fields.text('words')
  const field = fields.raw('field') || 'form'
  if (!view) return fields.wrong(field, 'Choose what the agency says: agrees, disagrees or abstains.')
  if (view === 'disagrees' && !words)
    fields.wrong(field, 'Write why the agency disagrees. The decision stands, and so do these words.')
  return {
    type: 'TakePosition',
    id: commandOf(visit),
    decision: fields.raw('decision'),
    agency: fields.raw('agency'),
    view,
    ...(words && { words }),
  }
}
