import type { Instant } from '../../../calendar/index.ts'
import { endedAt, startedAt } from '../../../discussion/discussion.ts'
import { findParticipant, type Participant, type Stay } from '../../../discussion/people/participant.ts'
import { Fields } from '../../fields.ts'
import { type Asks, CommandId, commandOf, formRoute } from '../../form.tsx'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { MomentInput, readMoment, typedMoment } from '../../moment-input.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { crumbs, nameOf, placeOf, sayStay } from './stay.ts'
import { mayCorrectPresence } from '../../part.tsx'

type One = { visit: Visit; seen: Seen; one: Participant; stay: Stay | undefined }

/** A stay of somebody is put right, or one is added that nobody ticked; with the reason. */
export const correctRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/presence/:participant',
    async handle(visit): Promise<Answer> {
      const about = await openStay(visit)
      return about ? { page: <Correct about={about} fields={asItStands(about)} /> } : nothing
    },
  },
  formRoute<One>({
    path: '/discussions/:reference/presence/:participant',
    open: openStay,
    asks: correct,
    again: about => <Correct about={about} fields={about.visit.fields} />,
    done: ({ seen, one }) =>
      `/discussions/${seen.discussion.reference}/presence?done=corrected#of-${encodeURIComponent(one.participant)}`,
  }),
]

async function openStay(visit: Visit): Promise<One | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'presence')
  if (!seen || !startedAt(seen.discussion) || !mayCorrectPresence(seen)) return undefined
  const one = findParticipant(seen.discussion, visit.params.participant)
  const number = Number(visit.fields.raw('stay') || visit.query.stay)
  return one && { visit, seen, one, stay: one.stays.find(found => found.number === number) }
}

const until = {
  left: 'They left at this time',
  still: 'They have not left',
  never: 'They were not there at all',
} as const

function correct({ visit, one, stay }: One): Asks {
  const { fields, now } = visit
  const how = fields.raw('until')
  const never = how === 'never'
  const from = never ? undefined : readMoment(fields, 'from', { latest: now, now })
  const to = how === 'left' ? readMoment(fields, 'to', { latest: now, now }) : undefined
  if (!Object.hasOwn(until, how)) fields.wrong('until', 'Say whether they left.')
  if (how === 'left' && to === undefined && fields.problems.length === 0)
    fields.wrong('to', 'Enter when they left.')
  if (!never && from === undefined && fields.problems.length === 0)
    fields.wrong('from', 'Enter when they arrived.')
  const reason = fields.needed('reason', 'Say why it is put right.')
  return {
    type: 'CorrectPresence',
    id: commandOf(visit),
    participant: one.participant,
    reason,
    ...(stay && { stay: stay.number }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(how === 'still' && { still: true as const }),
    ...(never && { never: true as const }),
  }
}

/** The form as the record has the stay. */
function asItStands({ stay, seen }: One): Fields {
  const day = (at: Instant | undefined) => at ?? startedAt(seen.discussion)!
  if (!stay) return new Fields({ ...typedMoment('from', day(undefined)), 'from-time': '' })
  return new Fields({
    ...typedMoment('from', stay.from),
    ...(stay.to === undefined ? {} : typedMoment('to', stay.to)),
    until: stay.never ? 'never' : stay.to === undefined ? 'still' : 'left',
  })
}

function Correct({ about, fields }: { about: One; fields: Fields }) {
  const { visit, seen, one, stay } = about
  const { discussion } = seen
  const ended = endedAt(discussion) !== undefined
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'When they were there',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: crumbs(discussion.reference, 'Put right'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>When {nameOf(one)} was there</PageHeading>
              <p class="govuk-body">
                {stay ? `On record: ${sayStay(stay, visit.now)}.` : 'This adds a time that nobody ticked.'}{' '}
                The minutes will say what you enter here; the history keeps both, with your reason.
              </p>
              <form id="form" method="post" action={placeOf(seen, one)} novalidate>
                <CommandId />
                {stay && <input type="hidden" name="stay" value={String(stay.number)} />}
                <MomentInput name="from" legend="When did they arrive?" fields={fields} />
                <Radios
                  name="until"
                  value={fields.raw('until')}
                  fieldset={{ legend: { text: 'And then?', classes: 'govuk-fieldset__legend--s' } }}
                  errorMessage={fields.problemWith('until')}
                  items={[
                    { value: 'left', text: `${until.left}, entered below` },
                    { value: 'still', text: ended ? 'They stayed to the end' : until.still },
                    stay && { value: 'never', text: until.never },
                  ]}
                />
                <MomentInput name="to" legend="When did they leave?" fields={fields} />
                <Textarea
                  name="reason"
                  label={{ text: 'Why is it put right?', classes: 'govuk-label--s' }}
                  rows={3}
                  value={fields.raw('reason')}
                  errorMessage={fields.problemWith('reason')}
                />
                <Button preventDoubleClick>Put it right</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
