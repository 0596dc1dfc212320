import type { Copy, Line } from '../../../discussion/discussion.ts'
import { mayHave } from '../../../discussion/audience/audience.ts'
import { copiesHolding } from '../../../discussion/papers/index.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { CommandId } from '../../form.tsx'
import { Button } from '../../govuk/button.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Room } from './room.ts'
import { audienceItems, choiceOf } from './whose.ts'
import { audienceWords } from './words.ts'
import { lowerFirst } from '../../../english.ts'

/** Who may have a line from now on, and where it has gone already. */
export function WhoMayHaveIt({ room, line }: { room: Room; line: Line }) {
  const { visit, seen, at } = room
  const { fields } = visit
  const typed = fields.names().length > 0
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Who may have a line',
        reference: seen.discussion.reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        problems: fields.problems,
        back: { href: `${at}/room#line-${line.line}`, text: 'Back to the room' },
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={seen.discussion.reference}>Who may have a line</PageHeading>
              <p class="govuk-body">
                {line.agency}: <span class="quorate-private">“{line.text}”</span>
              </p>
              <p class="govuk-body">Now: {lowerFirst(audienceWords(line.audience))}.</p>
              <GoneOut room={room} line={line} />
              <form method="post" action={`${at}/room/lines/${line.line}/audience`} novalidate>
                <CommandId />
                <Radios
                  name="audience"
                  fieldset={{ legend: { text: 'From now on', classes: 'govuk-fieldset__legend--m' } }}
                  hint={`Only ${line.agency}, or whoever wrote it, lets more people have it.`}
                  value={typed ? fields.raw('audience') : choiceOf(line.audience)}
                  errorMessage={fields.problemWith('audience')}
                  items={audienceItems}
                />
                <Textarea
                  name="reason"
                  label={{ text: 'Why', classes: 'govuk-label--s' }}
                  rows={2}
                  value={fields.raw('reason')}
                  errorMessage={fields.problemWith('reason')}
                />
                <Button>Change who may have it</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** What has gone out cannot be called back: which copies of which version hold the line. */
function GoneOut({ room, line }: { room: Room; line: Line }) {
  const { seen } = room
  const { certain, likely } = copiesHolding(seen.record, line)
  const knows = mayHave({ audience: 'running' }, seen.reader)
  const all = [...certain, ...likely]
  if (all.length === 0) return <p class="govuk-body">No copy that was sent holds it.</p>
  const list = (copies: readonly Copy[]) =>
    knows
      ? copies.map(one => `${one.to} (version ${one.version})`).join('; ')
      : `${copies.length} of version ${[...new Set(copies.map(one => one.version))].join(', ')}`
  return (
    <div class="govuk-inset-text" id="gone-out">
      <p class="govuk-body">These copies are out and stay out, whatever you choose:</p>
      {certain.length > 0 && <p class="govuk-body">Copies that hold this line: {list(certain)}.</p>}
      {likely.length > 0 && (
        <p class="govuk-body">
          Copies from before it was written down which lines a copy holds, so this line may be in them:{' '}
          {list(likely)}.
        </p>
      )}
    </div>
  )
}
