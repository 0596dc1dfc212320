import type { Asked } from '../../../conduct.ts'
import { offered } from '../../../discussion/life/deciding.ts'
import { startedAt, standing } from '../../../discussion/discussion.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { quorum } from '../../../discussion/required/quorum.ts'
import { seatLabel } from '../../../discussion/in-words/say-label.ts'
import { problemOf } from '../../because.tsx'
import { commandOf, doneFrom, idIn } from '../../form.tsx'
import { PartPage } from '../../part.tsx'
import { type Answer, nothing, type Route, type Seen, seenAfter, type Visit } from '../../visit.ts'
import { ChildDecisions } from './child.tsx'
import type { Typed } from './decide-form.tsx'
import { BelowMinimum } from './below-minimum.tsx'
import { settledByFacts, ForEverybody } from './settle.tsx'

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
  { method: 'POST', path: '/discussions/:reference/decisions', handle: decide },
  { method: 'POST', path: '/discussions/:reference/decisions/position', handle: takePosition },
  { method: 'POST', path: '/discussions/:reference/decisions/withdraw', handle: withdraw },
  { method: 'POST', path: '/discussions/:reference/decisions/settle', handle: settle },
]

const doneWords: Record<string, string> = {
  decided: 'The decision is on record. Now take each agency’s position.',
  position: 'The position is on record.',
  withdrawn: 'The decision is withdrawn. It stays in the record with its reason.',
  settled: 'That is on record.',
}

export function Decisions({ visit, seen, typed }: { visit: Visit; seen: Seen; typed?: Typed }) {
  const { discussion, rules, may } = seen
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const open = discussion.versions.length === 0
  const undecided = discussion.children.filter(
    child => !standing(discussion).some(one => one.child === child.id),
  )
  const asked = typed?.about ?? visit.query.child ?? undecided[0]?.id
  const quorumNow = quorum(discussion, rules, visit.now)
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
      {held && open && !quorumNow.met && (
        <p class="govuk-inset-text quorate-inset--late">
          <strong>Not quorate.</strong> Missing:{' '}
          {quorumNow.missing.map(seat => seatLabel(seat, rules)).join('; ')}. A decision can still be made to
          protect a child; you will be asked why it cannot wait.
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

const place = (seen: Seen, done: string, child?: string): Answer => ({
  redirect: `/discussions/${seen.discussion.reference}/decisions?done=${done}${child ? `#child-${encodeURIComponent(child)}` : ''}`,
})

/** The page again, with everything as it was typed and what is wrong with it. */
function again(visit: Visit, seen: Seen, about: string, refusal?: Refusal): Answer {
  if (refusal)
    visit.fields.problems.push(problemOf({ ...refusal, field: refusal.field ?? `outcome-${about}` }))
  return {
    page: (
      <Decisions
        visit={visit}
        seen={seen}
        typed={{ about, fields: visit.fields, ...(refusal && { refusal }) }}
      />
    ),
    status: 422,
  }
}

async function decide(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'decisions')
  if (!seen?.may('decide')) return nothing
  const { discussion, rules } = seen
  const { fields } = visit
  const child = fields.raw('child')
  const outcome = fields.raw('outcome')
  const chosen = rules.procedure.outcomes.find(one => one.outcome === outcome)
  if (!chosen) fields.wrong(`outcome-${child}`, 'Choose what happens next for the child.')
  const reason = fields.text('reason')
  if (chosen && offered([chosen]).length > 0 && !reason && wantsReason(outcome, seen))
    fields.wrong(`reason-${child}`, `Give the reason for “${chosen.label}”.`)
  if (fields.problems.length > 0) return again(visit, seen, child)

  const missing = quorum(discussion, rules, visit.now).missing
  const why = fields.text('below-minimum')
  if (chosen && chosen.force !== 'never' && missing.length > 0) {
    if (fields.raw('asked-why') === 'yes' && !why)
      fields.wrong('below-minimum', 'Say why this decision cannot wait until the minimum is there.')
    if (!why)
      return {
        page: <BelowMinimum visit={visit} seen={seen} child={child} outcome={chosen} missing={missing} />,
        ...(fields.problems.length > 0 && { status: 422 }),
      }
  }
  const answer = await visit.conduct(discussion.id, {
    type: 'DecideOutcome',
    id: commandOf(visit),
    decision: idIn(visit, 'decision'),
    child,
    outcome,
    ...(reason && { reason }),
    lines: [...fields.all('lines')],
  })
  if (typeof answer === 'symbol') return nothing
  if (isRefusal(answer)) return again(visit, seen, child, inFormOf(answer, child))
  if (why && missing.length > 0) {
    const refusal = await explainBelowMinimum(visit, seen, child, missing, why)
    if (refusal)
      return again(visit, seenAfter(seen, answer.discussion), child, {
        ...refusal,
        sentence: `The decision is on record, but your reason is not: ${refusal.sentence}`,
      })
  }
  return place(seen, 'decided', child)
}

/** Each form of the page has fields of its own, so that the error summary leads to the right one. */
const inFormOf = (refusal: Refusal, child: string): Refusal => ({
  ...refusal,
  ...(refusal.why === 'outcome-prohibited' && {
    sentence: `“${refusal.sentence.replace(/\.$/, '')}” is not decided at this meeting (${refusal.rule})`,
  }),
  field: `${refusal.field === 'reason' ? 'reason' : 'outcome'}-${child}`,
})

/** A reason is asked where the outcome says so, and wherever a duty of the procedure asks to conclude and say why. */
export function wantsReason(outcome: string, { rules }: Seen): boolean {
  const chosen = rules.procedure.outcomes.find(one => one.outcome === outcome)
  const says = rules.procedure.duties.some(one => one.duty === 'section-47-rationale')
  return (chosen?.['needs-reason'] ?? false) || ((chosen?.['starts-section-47'] ?? false) && says)
}

/** Why a decision was made below the minimum: once for each seat that was empty, or as the duty the procedure has for it. */
async function explainBelowMinimum(
  visit: Visit,
  { discussion, rules }: Seen,
  child: string,
  missing: readonly string[],
  reason: string,
): Promise<Refusal | undefined> {
  const duty = rules.procedure.duties.find(one => one.duty === 'below-minimum-reason')
  const seats = rules.procedure.seats.filter(one => missing.includes(one.seat))
  const asked: Asked[] = duty
    ? [
        {
          type: 'AnswerDuty',
          id: crypto.randomUUID(),
          duty: duty.duty,
          ...(duty.per === 'child' && { child }),
          words: reason,
        },
      ]
    : seats.map(seat => ({
        type: 'RecordDeparture',
        id: crypto.randomUUID(),
        rule: seat.id,
        duty: `attend/${seat.seat}`,
        reason,
      }))
  for (const one of asked) {
    const answer = await visit.conduct(discussion.id, one)
    if (typeof answer !== 'symbol' && isRefusal(answer)) return answer
  }
  return undefined
}

async function takePosition(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'decisions')
  if (!seen?.may('take-position')) return nothing
  const { fields } = visit
  const decision = fields.raw('decision')
  const child = seen.discussion.decisions.find(one => one.decision === decision)?.child
  const view = (['agrees', 'disagrees', 'abstains'] as const).find(one => one === fields.raw('view'))
  const words = fields.text('words')
  const field = fields.raw('field')
  if (!child || !view) return nothing
  if (view === 'disagrees' && !words)
    fields.wrong(field, 'Write why the agency disagrees. The decision stands, and so do these words.')
  if (fields.problems.length > 0) return again(visit, seen, child)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'TakePosition',
    id: commandOf(visit),
    decision,
    agency: fields.raw('agency'),
    view,
    ...(words && { words }),
  })
  if (typeof answer === 'symbol') return nothing
  return isRefusal(answer) ? again(visit, seen, child, { ...answer, field }) : place(seen, 'position', child)
}

async function withdraw(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'decisions')
  if (!seen?.may('decide')) return nothing
  const decision = visit.fields.raw('decision')
  const child = seen.discussion.decisions.find(one => one.decision === decision)?.child
  if (!child) return nothing
  const field = `withdraw-${decision}`
  const reason = visit.fields.needed(field, 'Say why the decision is withdrawn.')
  if (visit.fields.problems.length > 0) return again(visit, seen, child)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'WithdrawDecision',
    id: commandOf(visit),
    decision,
    reason,
  })
  if (typeof answer === 'symbol') return nothing
  return isRefusal(answer) ? again(visit, seen, child, { ...answer, field }) : place(seen, 'withdrawn', child)
}

async function settle(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'decisions')
  if (!seen?.may('decide')) return nothing
  const child = visit.fields.raw('child')
  const asked = settledByFacts(visit, child)
  if (!asked || visit.fields.problems.length > 0) return again(visit, seen, child)
  const answer = await visit.conduct(seen.discussion.id, asked)
  if (typeof answer === 'symbol') return nothing
  return isRefusal(answer) ? again(visit, seen, child, answer) : place(seen, 'settled', child)
}
