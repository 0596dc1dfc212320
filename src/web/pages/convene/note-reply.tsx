import { sayMoment } from '../../../calendar/index.ts'
import { nothingHere } from '../../../conduct.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import type { Fields, Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { problemOf } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { answerChoices } from '../reply/answers.ts'
import { type Convene, conveneCrumbs, findOpen, openConvene, placeOf } from './convening.ts'

/** An answer given by telephone, noted by whoever runs the discussion. */
export const noteReplyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/reply/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one
        ? { page: <NoteReply convene={convene} one={one} fields={visit.fields} /> }
        : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/reply/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one ? noteReply(convene, one) : nothing
    },
  },
]

type OnePage = { convene: Convene; one: Invitation; fields: Fields; problems?: readonly Problem[] }

async function noteReply(convene: Convene, one: Invitation): Promise<Answer> {
  const { visit, seen } = convene
  const { fields } = visit
  const answer = answerChoices.find(choice => choice.answer === fields.raw('answer'))?.answer
  const deputy = fields.text('deputy')?.trim()
  if (!answer) fields.wrong('answer', 'Choose what they said.')
  if (answer === 'deputy' && !deputy) fields.wrong('deputy', 'Enter who comes instead.')
  if (fields.problems.length > 0 || !answer)
    return { page: <NoteReply convene={convene} one={one} fields={fields} problems={fields.problems} /> }
  const words = fields.text('words')
  const replied = await visit.conduct(seen.discussion.id, {
    type: 'Reply',
    id: fields.raw('command') || crypto.randomUUID(),
    invitation: one.invitation,
    answer,
    ...(words && { words }),
    ...(answer === 'deputy' && deputy && { deputy: { name: deputy } }),
  })
  if (replied === nothingHere) return nothing
  if (isRefusal(replied))
    return { page: <NoteReply convene={convene} one={one} fields={fields} problems={[problemOf(replied)]} /> }
  return { redirect: `${placeOf(convene)}?done=replied#seat-${one.seat}` }
}

/** For those who answer by telephone. The record says who noted it. */
function NoteReply({ convene, one, fields, problems = [] }: OnePage) {
  const { visit, seen } = convene
  const { discussion } = seen
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Note an answer',
        reference: discussion.reference,
        at: 'work',
        problems,
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
              <form id="form" method="post" action={`${placeOf(convene)}/reply/${one.invitation}`} novalidate>
                <CommandId />
                <Radios
                  name="answer"
                  value={fields.raw('answer') || one.answer}
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
                <Textarea name="words" label="What else they said" rows={4} value={fields.raw('words')} />
                <Button preventDoubleClick>Note it</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
