import { sayMoment } from '../../../calendar/index.ts'
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import { minimumSeats } from '../../../discussion/required/seats/quorum.ts'
import { Framed } from '../../frame/frame.tsx'
import { HolderField, readHolder } from '../../pieces/holder.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { CommandId, commandOf, formRoute } from '../../form.tsx'
import { MomentInput, readMoment } from '../../moment-input.tsx'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'

/** A series of separate conversations: each agency of the minimum counts once it has been spoken to. */
export const conversationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/conversations',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene ? { page: <Conversations convene={convene} /> } : nothing
    },
  },
  formRoute<Convene>({
    path: '/discussions/:reference/convene/conversations',
    open: openConvene,
    asks: async ({ visit, seen }) => {
      const { fields } = visit
      const seat = seen.rules.procedure.seats.find(one => one.seat === fields.raw('seat'))
      if (!seat) fields.wrong('seat', 'Say for which seat they spoke.')
      const agency = fields.needed('agency', 'Enter the agency you spoke to.').trim()
      const name = fields.text('name')?.trim()
      const words = fields.needed('words', 'Write what they know and what they think should happen.')
      const at = readMoment(fields, 'spoken', { latest: visit.now })
      if (!seat) return undefined
      return {
        type: 'HoldConversation',
        id: commandOf(visit),
        agency,
        seat: seat.seat,
        words,
        heldBy: await readHolder(visit, seen.discussion),
        ...(name && { name }),
        ...(at && { at }),
      }
    },
    fieldOf: ({ field }) => (field === 'at' ? 'spoken' : field),
    again: convene => <Conversations convene={convene} />,
    done: convene => `${placeOf(convene)}?done=conversation`,
  }),
]

function Conversations({ convene }: { convene: Convene }) {
  const { visit, seen, people } = convene
  const { discussion, rules } = seen
  const { fields } = visit
  const format = rules.procedure.formats.find(one => one['separate-conversations'])
  const said = sayQuorum(discussion, rules, visit.now)
  const seats = minimumSeats(discussion, rules, visit.now)
  const others = rules.procedure.seats.filter(seat => !seats.includes(seat))
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Record a conversation',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(discussion.reference, 'Record a conversation'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Record a conversation</PageHeading>
              <p class="govuk-body">
                {said.title}: {said.sentence}{' '}
                {discussion.conversations.length > 0 &&
                  `The last conversation was ${sayMoment(discussion.conversations.at(-1)!.at, visit.now)}.`}
              </p>
              {format && <Why rule={format} rules={rules} />}
              <form id="form" method="post" action={`${placeOf(convene)}/conversations`} novalidate>
                <CommandId />
                <Radios
                  name="seat"
                  value={fields.raw('seat')}
                  fieldset={{
                    legend: { text: 'For which seat did they speak?', classes: 'govuk-fieldset__legend--s' },
                  }}
                  errorMessage={fields.problemWith('seat')}
                  items={[
                    ...seats.map(seat => ({
                      value: seat.seat,
                      text: seat.label,
                      hint: said.missing.includes(seat.seat) ? undefined : 'Already spoken to',
                    })),
                    others.length > 0 && { divider: 'or' },
                    ...others.map(seat => ({ value: seat.seat, text: seat.label })),
                  ]}
                />
                <Input
                  name="agency"
                  label={{ text: 'Agency', classes: 'govuk-label--s' }}
                  value={fields.raw('agency')}
                  errorMessage={fields.problemWith('agency')}
                  attributes={{ list: 'known-agencies' }}
                  autocomplete="off"
                />
                <datalist id="known-agencies">
                  {[...new Set(people.map(one => one.agencyName))].map(agency => (
                    <option value={agency} />
                  ))}
                </datalist>
                <Input
                  name="name"
                  label={{ text: 'Who you spoke to', classes: 'govuk-label--s' }}
                  value={fields.raw('name')}
                  errorMessage={fields.problemWith('name')}
                  autocomplete="off"
                />
                <HolderField fields={fields} discussion={discussion} />
                <Textarea
                  name="words"
                  label={{ text: 'What they said', classes: 'govuk-label--s' }}
                  hint="What they know and where it comes from, what they think, and whether they agree with the plan"
                  rows={8}
                  value={fields.raw('words')}
                  errorMessage={fields.problemWith('words')}
                />
                <MomentInput
                  name="spoken"
                  legend="When did you speak?"
                  hint="Leave empty if it was just now"
                  fields={fields}
                />
                <Button preventDoubleClick>Record it</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
