import { sayMoment, sayDuration } from '../../../calendar/index.ts'
import { endedAt, latestVersion, startedAt } from '../../../discussion/discussion.ts'
import { changedMeanwhile } from '../../../delivery/freeze.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { Button } from '../../govuk/button.tsx'
import { Fields } from '../../fields.ts'
import { MomentInput, readMoment, typedMoment } from '../../moment-input.tsx'
import { problemOf, RuleLink, SourceWords } from '../../because.tsx'
import { CommandId, commandOf, doneFrom, formRoute, together } from '../../form.tsx'
import { PartPage } from '../../part.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { ActionsTable } from '../../pieces/actions-table.tsx'
import { MustAnswer, OnRecord, Reasons } from './duties.tsx'
import { asksReason, mustAnswer } from './open-duties.ts'
import { ReadBack } from './read-back.tsx'
import { departuresIn } from './left-open.tsx'
import {
  maySignHere,
  needsNewVersion,
  sayWhoSigns,
  Signature,
  Signed,
  signing,
  signsHere,
  statementsOf,
} from './signature.tsx'

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
  formRoute<OnClose>({
    path: '/discussions/:reference/close/end',
    open: visit => openClose(visit, seen => seen.may('hold')),
    asks: ({ visit }) => {
      const { fields } = visit
      const at = readMoment(fields, 'ended', { latest: visit.now })
      if (at === undefined && fields.problems.length === 0)
        fields.wrong('ended', 'Say when the discussion ended.')
      return at === undefined ? undefined : { type: 'EndDiscussion', id: commandOf(visit), at }
    },
    fieldOf: () => 'ended',
    again,
    done: ({ seen }) => place(seen, 'ended'),
  }),
  formRoute<OnClose>({
    path: '/discussions/:reference/close/reason',
    open: visit => openClose(visit, seen => seen.may('hold')),
    asks: ({ visit, seen }) => {
      const { fields } = visit
      const duty = asksReason(seen, visit.now).find(one => one.key === fields.raw('duty'))
      if (!duty) return { instead: `/discussions/${seen.discussion.reference}/close` }
      const reason = fields.needed(`reason-${duty.key}`, 'Say why this was not done.')
      return { type: 'RecordDeparture', id: commandOf(visit), rule: duty.rule, duty: duty.key, reason }
    },
    fieldOf: (_refusal, { visit }) => `reason-${visit.fields.raw('duty')}`,
    again,
    done: ({ seen }) => place(seen, 'reason'),
  }),
  formRoute<OnClose>({
    path: '/discussions/:reference/close/sign',
    open: visit => openClose(visit, seen => maySignHere(visit, seen)),
    asks: ({ visit, seen }) => {
      const { fields } = visit
      const statements = statementsOf(seen)
      const name = fields.needed('name', 'Type your name to sign.')
      const ticked = fields.all('statements')
      if (statements.some((_, index) => !ticked.includes(String(index))))
        fields.wrong(
          'statements',
          'Tick every statement. If one is not true, the minutes cannot be signed yet.',
        )
      const departures = departuresIn(visit, asksReason(seen, visit.now))
      if (fields.problems.length > 0) return undefined
      // What was read is what is there; the reasons typed just now are added to it.
      const read = signing(visit, seen)
      const signed = signing(visit, seen, departures)
      if (!isRefusal(read) && read.digest !== fields.raw('digest')) {
        fields.problems.push(problemOf(changedMeanwhile))
        return undefined
      }
      return together(commandOf(visit), [
        ...departures,
        {
          type: 'SignMinutes',
          name: name.trim(),
          statements: [...statements],
          digest: isRefusal(signed) ? fields.raw('digest') : signed.digest,
        },
      ])
    },
    again,
    done: ({ seen }) => place(seen, 'signed'),
  }),
]

const doneWords: Record<string, string> = {
  ended: 'The discussion has ended. The minutes can now be signed.',
  reason: 'The reason is on record.',
}

function Close({ visit, seen, refusal }: { visit: Visit; seen: Seen; refusal?: Refusal | undefined }) {
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
          {!signsHere(visit, seen) && <Reasons visit={visit} seen={seen} open={asksReason(seen, now)} />}
          <OnRecord visit={visit} seen={seen} />
          {!end && may('hold') && <End visit={visit} seen={seen} />}
          {end && <Signature visit={visit} seen={seen} />}
        </>
      )}
    </PartPage>
  )
}

function End({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { now } = visit
  // Filled in with the time it is, until somebody writes another or takes it out.
  const fields = visit.fields.has('ended-day') ? visit.fields : new Fields(typedMoment('ended', now))
  const signOff = seen.rules.procedure.pack.minutes['sign-off']
  return (
    <section class="quorate-part">
      <h2 class="govuk-heading-l">End the discussion</h2>
      <p class="govuk-body">
        Nobody joins or leaves after this. Lines can still be put right until the minutes are signed.
      </p>
      <form method="post" action={`/discussions/${seen.discussion.reference}/close/end`} novalidate>
        <CommandId />
        <MomentInput
          name="ended"
          legend="When did it end?"
          hint="For example, 27 3 2026 and 4:10pm"
          fields={fields}
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

type OnClose = { visit: Visit; seen: Seen }

/** The discussion to be closed, for whoever may do what the form is for. */
async function openClose(visit: Visit, may: (seen: Seen) => boolean): Promise<OnClose | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'close')
  return seen && may(seen) ? { visit, seen } : undefined
}

function again({ visit, seen }: OnClose, refusal?: Refusal) {
  return <Close visit={visit} seen={seen} refusal={refusal} />
}

const place = ({ discussion }: Seen, done: string): string =>
  `/discussions/${discussion.reference}/close?done=${done}`
