import { sayMoment } from '../../../calendar/index.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { AsSeen, CommandId, commandOf, formRoute } from '../../form.tsx'
import { AnswerFields, InformationFields, readReply } from '../../pieces/reply-fields.tsx'
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
    asks: ({ visit, one, people }) => readReply(visit.fields, one, commandOf(visit), people),
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
                <AsSeen discussion={seen.discussion} />
                <AnswerFields fields={fields} one={one} discussion={discussion} whose="noted" />
                <InformationFields fields={fields} one={one} whose="noted" />
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
