import { marks } from '../../../room/compose.ts'
import type { Draft } from '../../../room/drafts.ts'
import type { Speaking } from '../../../room/legend.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Room } from './room.ts'
import { Writing, writingIn } from './writing-now.tsx'
import { audienceItems } from './whose.ts'
import { sayWhen } from './words.ts'
import { kindWords } from '../../../discussion/in-words/vocabulary.ts'

/** What stands in the composing box: as it was just typed, or a draft given back, or nothing yet. */
export type Unsaid = {
  readonly line: string
  readonly of: (field: string) => string
  readonly about: readonly string[]
  readonly givenBack?: Draft
}

/** The newest unsaved line, or the one asked for; a fresh one when there is none. */
export function unsaidLine(room: Room, wanted: string | undefined): Unsaid {
  const lines = linesUnsaid(room)
  const draft = lines.find(one => one.part === `line/${wanted}`) ?? lines[0]
  if (!draft) return { line: crypto.randomUUID(), of: () => '', about: [] }
  return {
    line: draft.part.slice('line/'.length),
    of: field => draft.fields[field] ?? '',
    about: draft.about,
    givenBack: draft,
  }
}

const linesUnsaid = ({ drafts }: Room): Draft[] => drafts.filter(one => one.part.startsWith('line/'))

/** Where lines are written. One box; Enter saves with JavaScript, the button without. */
export function Compose({ room, unsaid, saved }: { room: Room; unsaid: Unsaid; saved: boolean }) {
  if (writingIn(room) === 'closed')
    return (
      <section class="quorate-compose quorate-compose--closed" aria-label="Writing" id="compose">
        <Writing room={room} />
      </section>
    )
  const { discussion } = room.seen
  const { fields } = room.visit
  const { children } = discussion
  const begun = writingIn(room) === 'open'
  const problem = fields.problemWith('text')
  const byHand =
    ['agency', 'kind', 'speaker', 'source'].some(field => unsaid.of(field) !== '') ||
    unsaid.of('audience') !== '' ||
    unsaid.about.length > 0
  return (
    <section
      class={begun ? 'quorate-compose' : 'quorate-compose quorate-compose--early'}
      aria-labelledby="compose-heading"
      id="compose"
    >
      <h2 class="govuk-visually-hidden" id="compose-heading">
        Write a line
      </h2>
      <Writing room={room} />
      <form method="post" action={`${room.at}/room/lines`} novalidate id="compose-form" data-at={room.at}>
        <input type="hidden" name="line" id="compose-line" value={unsaid.line} />
        {unsaid.givenBack && !problem && <GivenBack room={room} draft={unsaid.givenBack} />}
        <div class="quorate-compose__writing">
          <Textarea
            name="text"
            rows={2}
            label={{ text: 'Write a line', classes: 'govuk-label--s', attributes: { id: 'compose-label' } }}
            value={unsaid.of('text')}
            errorMessage={problem}
            autocomplete="off"
            describedBy="compose-reading"
            classes="quorate-compose__text"
            formGroup={{ classes: 'quorate-compose__group' }}
          />
          <Button classes="quorate-compose__save">Save</Button>
        </div>
        <div class="quorate-compose__said">
          <p class="quorate-compose__state" id="compose-state">
            {saved
              ? 'Saved.'
              : begun
                ? 'Press Save to put it on record.'
                : 'Lines can be saved once the discussion has started.'}
          </p>
          <p class="quorate-compose__reading" id="compose-reading" />
          <p class="quorate-compose__keys">
            <kbd>Enter</kbd> saves <kbd>↑</kbd> corrects my last line <kbd>Esc</kbd> keeps the draft
          </p>
        </div>
        <Legend room={room} />
        <Details
          summary="Set agency, kind, speaker, child by hand"
          id="by-hand"
          open={byHand}
          classes="quorate-compose__hand"
        >
          <div class="quorate-compose__fields">
            <AgencyChoice room={room} chosen={unsaid.of('agency')} />
            <Select
              name="kind"
              label="Kind"
              value={unsaid.of('kind')}
              items={[
                { value: '', text: 'As marked, or a fact' },
                ...Object.entries(kindWords).map(([value, text]) => ({ value, text })),
              ]}
            />
            <Input
              name="speaker"
              label="Speaker"
              value={unsaid.of('speaker')}
              autocomplete="off"
              attributes={{ list: 'speakers-known' }}
            />
            <datalist id="speakers-known">
              {room.people.map(one => (
                <option value={one.name} />
              ))}
            </datalist>
            <Select
              name="audience"
              label="Who may have it"
              value={unsaid.of('audience')}
              errorMessage={fields.problemWith('audience')}
              items={[
                { value: '', text: 'As its kind: intelligence to the police, else everyone' },
                ...audienceItems,
              ]}
            />
            <Input
              name="source"
              label="Where it is from, such as a record or a report"
              value={unsaid.of('source')}
              autocomplete="off"
            />
          </div>
          <Checkboxes
            name="about"
            fieldset={{ legend: 'About which child' }}
            hint="A line goes into the copies about the children you tick; with none ticked, into no child’s copy until somebody says."
            classes="govuk-checkboxes--small"
            values={unsaid.about}
            items={children.map(child => ({
              value: child.id,
              text: <span class="quorate-private">{child.name ?? `Child ${child.id}`}</span>,
            }))}
          />
        </Details>
      </form>
      <OtherDrafts room={room} unsaid={unsaid} />
    </section>
  )
}

function GivenBack({ room, draft }: { room: Room; draft: Draft }) {
  return (
    <p class="quorate-compose__back" id="given-back">
      Your unsaved words from <Moment at={draft.at}>{sayWhen(draft.at, room.now)}</Moment> are back. Save
      them, change them or clear the box.
    </p>
  )
}

/** What an agency is called for short in the legend, when only one agency sits there. */
const shortly: Readonly<Record<string, string>> = {
  'social-worker': 'social care',
  police: 'police',
  health: 'health',
  school: 'school',
  gp: 'GP',
  housing: 'housing',
  probation: 'probation',
  'youth-justice': 'youth justice',
}

function shortName(one: Speaking, all: readonly Speaking[]): string {
  const seat = one.seats.find(seat => shortly[seat])
  const alone = seat !== undefined && all.filter(other => other.seats.includes(seat)).length === 1
  return alone ? shortly[seat]! : one.agency
}

/** On a small screen the legend scrolls sideways, so the keyboard must reach it. */
const sideways = { role: 'group' as const, tabIndex: 0, 'aria-label': 'What a line may begin with' }

/** Letters and marks, always in view: those who type fast learn them from here. */
export function Legend({ room }: { room: Room }) {
  return (
    <p class="quorate-legend" id="part-legend" {...sideways}>
      <span>Begin with</span>{' '}
      {room.mine.length > 1 &&
        room.mine
          .filter(one => one.key)
          .map(one => (
            <span class={`quorate-legend__one quorate-line--${one.edge}`} title={one.agency}>
              <kbd>{one.key}</kbd> {shortName(one, room.mine)}{' '}
            </span>
          ))}
      {marks.map(one => (
        <span class="quorate-legend__one">
          <kbd>{one.mark}</kbd> {one.words}{' '}
        </span>
      ))}
      <span class="quorate-legend__one">
        <kbd>@</kbd> speaker{' '}
      </span>
      {room.seen.may('agree-actions') && (
        <span class="quorate-legend__one" title="Who: what by when">
          <kbd>&gt;</kbd> action
        </span>
      )}
    </p>
  )
}

/** Its agencies are made again when somebody new arrives. */
export function AgencyChoice({ room, chosen }: { room: Room; chosen: string }) {
  if (room.mine.length < 2) return null
  return (
    <Select
      name="agency"
      label="Agency"
      formGroup={{ attributes: { id: 'part-agencies' } }}
      value={chosen}
      items={[
        { value: '', text: 'As marked, or mine' },
        ...room.mine.map(one => ({ value: one.agency, text: one.agency })),
      ]}
    />
  )
}

/** More than one line was left unsaid: from another window, or another machine. */
function OtherDrafts({ room, unsaid }: { room: Room; unsaid: Unsaid }) {
  const others = linesUnsaid(room).filter(one => one.part !== `line/${unsaid.line}`)
  if (others.length === 0) return null
  return (
    <Details
      summary={
        others.length === 1 ? 'Another unsaved line of yours' : `${others.length} more unsaved lines of yours`
      }
      id="other-drafts"
      classes="quorate-compose__hand"
    >
      <ul class="govuk-list">
        {others.map(one => (
          <li>
            <span class="quorate-private">“{(one.fields.text ?? '').slice(0, 120)}”</span>,{' '}
            <Moment at={one.at}>{sayWhen(one.at, room.now)}</Moment>{' '}
            <a class="govuk-link" href={`${room.at}/room?draft=${one.part.slice('line/'.length)}#text`}>
              Go on writing it
            </a>
            <form method="post" action={`${room.at}/draft`} class="quorate-compose__throw" novalidate>
              <input type="hidden" name="part" value={one.part} />
              <input type="hidden" name="text" value="" />
              <button type="submit" class="quorate-room__small-button">
                Throw it away
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Details>
  )
}
