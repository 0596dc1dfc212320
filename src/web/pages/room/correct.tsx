import type { Line } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Select } from '../../govuk/select.tsx'
import type { Room } from './room.ts'
import { audienceItems, choiceOf } from './whose.ts'
import { sayWhen } from './words.ts'
import { kindWords } from '../../../discussion/in-words/vocabulary.ts'

/** Corrects one line. The words before stay in the record; both are shown when somebody else was quicker. */
export function Correct({ room, line, clash }: { room: Room; line: Line; clash?: Refusal | undefined }) {
  const { visit, seen, at, now } = room
  const { fields } = visit
  const draft = room.drafts.find(one => one.part === `correct/${line.line}`)
  const typed = fields.names().includes('text') ? fields.raw('text') : (draft?.fields.text ?? line.text)
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
                <Whose room={room} line={line} />
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
              <TakeBack room={room} line={line} />
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Whose words they are, of what kind, about whom and for whom: each as it is until somebody changes it. */
function Whose({ room, line }: { room: Room; line: Line }) {
  const { mine, seen, visit, at } = room
  const { fields } = visit
  const typed = fields.names().includes('text')
  const now = (field: string, otherwise: string): string => (typed ? fields.raw(field) : otherwise)
  return (
    <>
      {mine.length > 1 && (
        <Select
          name="agency"
          label="Agency"
          value={now('agency', line.agency)}
          items={mine.map(one => ({ value: one.agency, text: one.agency }))}
        />
      )}
      <Input name="speaker" label="Speaker" value={now('speaker', line.speaker)} autocomplete="off" />
      <Select
        name="kind"
        label="Kind"
        value={now('kind', line.kind)}
        items={Object.entries(kindWords).map(([value, text]) => ({ value, text }))}
      />
      <Select
        name="audience"
        label="Who may have it"
        hint="Only the agency that gave it, or whoever wrote it, lets more people have it."
        value={now('audience', choiceOf(line.audience))}
        errorMessage={fields.problemWith('audience')}
        items={audienceItems}
      />
      <p class="govuk-body-s">
        <a class="govuk-link" href={`${at}/room/lines/${line.line}/audience`}>
          Where it has gone out to
        </a>
      </p>
      <input type="hidden" name="about-asked" value="yes" />
      <Checkboxes
        name="about"
        fieldset={{ legend: 'About which child' }}
        classes="govuk-checkboxes--small"
        values={typed ? (fields.all('about') as string[]) : line.about}
        items={seen.discussion.children.map(child => ({
          value: child.id,
          text: <span class="quorate-private">{child.name ?? `Child ${child.id}`}</span>,
        }))}
      />
    </>
  )
}

/** A line that should not be there at all. */
function TakeBack({ room, line }: { room: Room; line: Line }) {
  const { fields } = room.visit
  return (
    <Details summary="Withdraw this line" open={fields.problemWith('withdraw-reason') !== undefined}>
      <p class="govuk-body">Its words stay in the record and stand in no document.</p>
      <form method="post" action={`${room.at}/room/lines/${line.line}/withdraw`} novalidate>
        <input type="hidden" name="command" value={crypto.randomUUID()} />
        <Input
          name="withdraw-reason"
          label="Why it is withdrawn"
          value={fields.raw('withdraw-reason')}
          errorMessage={fields.problemWith('withdraw-reason')}
          autocomplete="off"
        />
        <Button classes="govuk-button--secondary">Withdraw the line</Button>
      </form>
    </Details>
  )
}
