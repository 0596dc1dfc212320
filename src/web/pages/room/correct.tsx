import type { Line } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { capacityWords } from '../../capacity.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Room } from './room.ts'
import { kindWords, sayWhen } from './words.ts'

/** Corrects one line. The words before stay in the record; both are shown when somebody else was quicker. */
export function Correct({ room, line, clash }: { room: Room; line: Line; clash?: Refusal | undefined }) {
  const { visit, seen, at, now } = room
  const { fields } = visit
  const draft = room.drafts.find(one => one.part === `correct/${line.line}`)
  const typed = fields.names().length > 0 ? fields.raw('text') : (draft?.fields.text ?? line.text)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Correct a line',
        reference: seen.discussion.reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        problems: fields.problems,
        back: { href: `${at}/room#line-${line.line}`, text: 'Back to the room' },
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={seen.discussion.reference}>Correct a line</PageHeading>
              <p class="govuk-body">
                {line.agency}, {line.speaker}, {kindWords[line.kind].toLowerCase()}, {sayWhen(line.at, now)}.
                What it says now stays in the record as an earlier text.
              </p>
              {(clash || draft) && (
                <div class="govuk-inset-text">
                  <p class="govuk-body">
                    <strong>
                      {clash ? 'Somebody else corrected it meanwhile. It now reads:' : 'It now reads:'}
                    </strong>
                  </p>
                  <p class="govuk-body quorate-line__text quorate-private">{line.text}</p>
                  <p class="govuk-body">
                    {clash
                      ? 'Your words are below. Save them to correct it once more.'
                      : 'Your unsaved words are below.'}
                  </p>
                </div>
              )}
              <form method="post" action={`${at}/room/lines/${line.line}`} novalidate>
                <input type="hidden" name="command" value={crypto.randomUUID()} />
                <input type="hidden" name="revision" value={line.corrected.length} />
                <Textarea
                  name="text"
                  label={{ text: 'What it should say', classes: 'govuk-label--m' }}
                  rows={5}
                  value={typed}
                  errorMessage={fields.problemWith('text')}
                />
                <Input
                  name="reason"
                  label="Why (you can leave this out)"
                  value={fields.raw('reason')}
                  autocomplete="off"
                />
                <div class="govuk-button-group">
                  <Button>Save the correction</Button>
                  <a class="govuk-link" href={`${at}/room#line-${line.line}`}>
                    Leave it as it is
                  </a>
                </div>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
