import { sayMoment } from '../../../calendar/index.ts'
import type { Fields } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { sayAnswered } from '../../words/answer-choices.ts'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { Why } from '../../because.tsx'
import { AsSeen, CommandId } from '../../form.tsx'
import { Slots } from './book-form.tsx'
import { type Convene, conveneCrumbs, placeOf } from './convening.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

/** Another time, why, and who agreed. */
export function Move({ convene, fields }: { convene: Convene; fields: Fields }) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const rule = rules.procedure.pack.convene.moves
  const mine = rule?.['agreed-by'].includes(visit.signedIn.person.grade ?? '') ?? false
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Move the meeting',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(discussion.reference, 'Move the meeting'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Move the meeting</PageHeading>
              <p class="govuk-body">
                It is booked for {sayMoment(discussion.booking!.starts, visit.now)}. Everybody invited gets
                the new time, and it replaces the old one in their calendar.
              </p>
              <AskedAgain convene={convene} />
              <form id="form" method="post" action={`${placeOf(convene)}/move`} novalidate>
                <CommandId />
                <AsSeen discussion={seen.discussion} />
                <Slots convene={convene} fields={fields} />
                <Textarea
                  name="reason"
                  label={{ text: 'Why does it move?', classes: 'govuk-label--s' }}
                  hint="Kept in the record. Invitations say only that the time has changed"
                  rows={3}
                  value={fields.raw('reason')}
                  errorMessage={fields.problemWith('reason')}
                />
                {rule && (
                  <>
                    <Select
                      name="agreed-by"
                      label={{ text: 'Who agreed?', classes: 'govuk-label--s' }}
                      value={fields.shown('agreed-by', mine ? visit.signedIn.person.grade : '')}
                      errorMessage={fields.problemWith('agreed-by')}
                      items={[
                        { value: '', text: 'Nobody yet' },
                        ...rule['agreed-by'].map(grade => ({
                          value: grade,
                          text:
                            grade === visit.signedIn.person.grade
                              ? `I did, as ${gradeName(grade, rules)}`
                              : `The ${gradeName(grade, rules)}`,
                        })),
                      ]}
                    />
                    <Why rule={rule} rules={rules} />
                  </>
                )}
                <Button preventDoubleClick>Move the meeting</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** What a move takes back: an answer is about the time it was given for. */
function AskedAgain({ convene: { seen } }: { convene: Convene }) {
  const answered = seen.discussion.invitations.filter(one => !one.withdrawn && one.answer !== undefined)
  if (answered.length === 0) return null
  return (
    <WarningText>
      Everybody is asked again whether they come. Until they answer nobody counts as coming:{' '}
      {answered.map(one => `${one.name ?? one.agency} (${sayAnswered(one)})`).join('; ')}.
    </WarningText>
  )
}
