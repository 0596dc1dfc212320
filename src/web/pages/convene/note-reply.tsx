import { sayMoment } from '../../../calendar/index.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { CommandId, commandOf, formRoute } from '../../form.tsx'
import { answerChoices } from '../../pieces/answer-choices.ts'
import { conveneCrumbs, type OneInvited, openOne, placeOf } from './convening.ts'

/** An answer given by telephone, noted by whoever runs the discussion. */
export const noteReplyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/reply/:invitation',
    async handle(visit): Promise<Answer> {
      const about = await openOne(visit)
      return about ? { page: <NoteReply about={about} /> } : nothing
    },
  },
  formRoute<OneInvited>({
    path: '/discussions/:reference/convene/reply/:invitation',
    open: openOne,
    asks: ({ visit, one }) => {
      const { fields } = visit
      const answer = answerChoices.find(choice => choice.answer === fields.raw('answer'))?.answer
      const deputy = fields.text('deputy')?.trim()
      const words = fields.text('words')
      if (!answer) fields.wrong('answer', 'Choose what they said.')
      if (answer === 'deputy' && !deputy) fields.wrong('deputy', 'Enter who comes instead.')
      if (!answer) return undefined
      return {
        type: 'Reply',
        id: commandOf(visit),
        invitation: one.invitation,
        answer,
        ...(words && { words }),
        ...(answer === 'deputy' && deputy && { deputy: { name: deputy } }),
      }
    },
    again: about => <NoteReply about={about} />,
    done: about => `${placeOf(about)}?done=replied#seat-${about.one.seat}`,
  }),
]

/** For those who answer by telephone. The record says who noted it. */
function NoteReply({ about }: { about: OneInvited }) {
  const { visit, seen, one } = about
  const { fields } = visit
  const { discussion } = seen
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Note an answer',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(discussion.reference, 'Note an answer'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>What {one.name ?? one.agency} said</PageHeading>
              <p class="govuk-body">
                {discussion.booking
                  ? `About the meeting ${sayMoment(discussion.booking.starts, visit.now)}. `
                  : 'No time is booked yet. '}
                The record says that you noted it for them.
              </p>
              <form id="form" method="post" action={`${placeOf(about)}/reply/${one.invitation}`} novalidate>
                <CommandId />
                <Radios
                  name="answer"
                  value={fields.shown('answer', one.answer)}
                  fieldset={{ legend: { text: 'Their answer', classes: 'govuk-fieldset__legend--s' } }}
                  errorMessage={fields.problemWith('answer')}
                  items={answerChoices.map(choice => ({ value: choice.answer, text: choice.noted }))}
                />
                <Input
                  name="deputy"
                  label="If somebody comes instead: who?"
                  value={fields.raw('deputy')}
                  errorMessage={fields.problemWith('deputy')}
                  autocomplete="off"
                />
                <Textarea
                  name="words"
                  label="What else they said"
                  rows={4}
                  value={fields.raw('words')}
                  errorMessage={fields.problemWith('words')}
                />
                <Button preventDoubleClick>Note it</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
