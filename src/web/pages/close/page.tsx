import { london, sayMoment, sayDuration } from '../../../calendar/index.ts'
import { endedAt, latestVersion, startedAt } from '../../../discussion/discussion.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { clockOf } from '../../../discussion/under.ts'
import { standingOf } from '../../../discussion/required/verdict.ts'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Input } from '../../govuk/input.tsx'
import { RuleLink, SourceWords, problemOf } from '../../because.tsx'
import { CommandId, commandOf, doneFrom } from '../../form.tsx'
import { PartPage } from '../../part.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { MustAnswer, Reasons } from './duties.tsx'
import { asksReason, mustAnswer } from './open-duties.ts'
import { ReadBack } from './read-back.tsx'
import { maySignHere, needsNewVersion, sayWhoSigns, Signature, Signed, statementsOf } from './signature.tsx'

/** Read back, end and sign: everything once more aloud, what is still open, and the chair’s name under it. */
export const closeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/close',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'close')
      return seen ? { page: <Close visit={visit} seen={seen} /> } : nothing
    },
  },
  { method: 'POST', path: '/discussions/:reference/close/end', handle: end },
  { method: 'POST', path: '/discussions/:reference/close/reason', handle: giveReason },
  { method: 'POST', path: '/discussions/:reference/close/sign', handle: sign },
]

const doneWords: Record<string, string> = {
  ended: 'The discussion has ended. The minutes can now be signed.',
  reason: 'The reason is on record.',
}

export function Close({ visit, seen, refusal }: { visit: Visit; seen: Seen; refusal?: Refusal | undefined }) {
  const { discussion, may } = seen
  const { now } = visit
  const end = endedAt(discussion)
  const start = startedAt(discussion) ?? discussion.conversations[0]?.at
  const version = latestVersion(discussion)
  const again = needsNewVersion(seen)
  return (
    <PartPage
      visit={visit}
      seen={seen}
      part="close"
      title={version && !again ? 'Signed' : 'Read back and sign'}
      done={doneFrom(doneWords, visit)}
      problems={visit.fields.problems}
      refusal={refusal}
    >
      {version && <Signed visit={visit} seen={seen} justNow={visit.query.done === 'signed'} />}
      {!start && (
        <p class="govuk-inset-text">
          The discussion has not started.{' '}
          <a class="govuk-link" href={`/discussions/${discussion.reference}/room`}>
            Open the room
          </a>
        </p>
      )}
      {start && end && (
        <p class="govuk-body quorate-quiet">
          Held <Moment at={start}>{sayMoment(start, now)}</Moment>, ended{' '}
          <Moment at={end}>{sayMoment(end, now)}</Moment> ({sayDuration(Date.parse(end) - Date.parse(start))}
          ).
        </p>
      )}
      {start && (!version || again) && (
        <>
          <p class="govuk-body-l">Read this aloud. Anybody who heard it differently says so now.</p>
          <ReadBack visit={visit} seen={seen} />
          {end && <ActionsTable visit={visit} seen={seen} />}
          <MustAnswer visit={visit} seen={seen} open={mustAnswer(seen, now)} />
          <Reasons visit={visit} seen={seen} open={asksReason(seen, now)} />
          {!end && may('hold') && <End visit={visit} seen={seen} />}
          {end && <Signature visit={visit} seen={seen} />}
        </>
      )}
    </PartPage>
  )
}

/** A table of the actions that goes to everybody at once, apart from the minutes: where the procedure asks for one. */
function ActionsTable({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules } = seen
  const stands = standingOf('actions-table', discussion, rules, visit.now)
  const rule = clockOf(stands, rules)
  if (!rule || stands.metAt !== undefined || stands.verdict === 'not-applicable') return null
  return (
    <p class="govuk-inset-text">
      {rule.label}.{' '}
      {seen.may('convene') && (
        <a class="govuk-link" href={`/discussions/${discussion.reference}/clocks/actions-table`}>
          Say when it went
        </a>
      )}{' '}
      (<RuleLink rule={rule.id} rules={rules} />)
    </p>
  )
}

function End({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { fields, now } = visit
  const { date, time } = london(now)
  const [year, month, day] = date.split('-').map(Number)
  const typed = (part: string, otherwise: string | number | undefined) =>
    fields.raw(`ended-${part}`) || String(otherwise ?? '')
  const signOff = seen.rules.procedure.pack.minutes['sign-off']
  return (
    <section class="quorate-part">
      <h2 class="govuk-heading-l">End the discussion</h2>
      <p class="govuk-body">
        Nobody joins or leaves after this. Lines can still be put right until the minutes are signed.
      </p>
      <form method="post" action={`/discussions/${seen.discussion.reference}/close/end`} novalidate>
        <CommandId />
        <DateInput
          id="ended"
          namePrefix="ended"
          fieldset={{ legend: { text: 'When did it end?', classes: 'govuk-fieldset__legend--s' } }}
          values={{
            'ended-day': typed('day', day),
            'ended-month': typed('month', month),
            'ended-year': typed('year', year),
          }}
          errorMessage={fields.problemWith('ended')}
        />
        <Input
          name="ended-time"
          label={{ text: 'At what time?', classes: 'govuk-label--s' }}
          hint="For example, 4:10pm"
          classes="govuk-input--width-5"
          value={typed('time', time.slice(0, 5))}
        />
        <Button preventDoubleClick>End the discussion</Button>
      </form>
      {signOff && (
        <p class="govuk-body-s quorate-quiet">
          Then it is signed. {sayWhoSigns(seen)} {signOff.label} (
          <RuleLink rule={signOff.id} rules={seen.rules} />,{' '}
          <SourceWords source={signOff.source} rules={seen.rules} />)
        </p>
      )}
    </section>
  )
}

function again(visit: Visit, seen: Seen, refusal?: Refusal, field?: string): Answer {
  if (refusal) visit.fields.problems.push(problemOf({ ...refusal, ...(field && { field }) }))
  return { page: <Close visit={visit} seen={seen} refusal={refusal} />, status: 422 }
}

const place = ({ discussion }: Seen, done: string): Answer => ({
  redirect: `/discussions/${discussion.reference}/close?done=${done}`,
})

async function end(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'close')
  if (!seen?.may('hold')) return nothing
  const at = visit.fields.moment('ended', 'Say when the discussion ended.')
  if (at && at > visit.now) visit.fields.wrong('ended', 'The end cannot lie in the future.')
  if (!at || visit.fields.problems.length > 0) return again(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, { type: 'EndDiscussion', id: commandOf(visit), at })
  if (typeof answer === 'symbol') return nothing
  return isRefusal(answer) ? again(visit, seen, answer, 'ended') : place(seen, 'ended')
}

async function giveReason(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'close')
  if (!seen?.may('hold')) return nothing
  const duty = asksReason(seen, visit.now).find(one => one.key === visit.fields.raw('duty'))
  if (!duty) return place(seen, 'reason')
  const field = `reason-${duty.key}`
  const reason = visit.fields.needed(field, 'Say why this was not done.')
  if (visit.fields.problems.length > 0) return again(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'RecordDeparture',
    id: commandOf(visit),
    rule: duty.rule,
    duty: duty.key,
    reason,
  })
  if (typeof answer === 'symbol') return nothing
  return isRefusal(answer) ? again(visit, seen, answer, field) : place(seen, 'reason')
}

async function sign(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'close')
  if (!seen || !maySignHere(visit, seen)) return nothing
  const { fields } = visit
  const statements = statementsOf(seen)
  const { discussion } = seen
  const name = fields.needed('name', 'Type your name to sign.')
  const ticked = fields.all('statements')
  if (statements.some((_, index) => !ticked.includes(String(index))))
    fields.wrong('statements', 'Tick every statement. If one is not true, the minutes cannot be signed yet.')
  if (fields.problems.length > 0) return again(visit, seen)
  const answer = await visit.conduct(discussion.id, {
    type: 'SignMinutes',
    id: commandOf(visit),
    name: name.trim(),
    statements: [...statements],
    digest: fields.raw('digest'),
  })
  if (typeof answer === 'symbol') return nothing
  return isRefusal(answer) ? again(visit, seen, answer) : place(seen, 'signed')
}
