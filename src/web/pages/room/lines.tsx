import { london, sayDay } from '../../../calendar/index.ts'
import { type Line, startedAt } from '../../../discussion/discussion.ts'
import { mayCorrect } from '../../../discussion/audience/audience.ts'
import { Details } from '../../govuk/details.tsx'
import { Moment } from '../../pieces/moment.tsx'
import type { Room } from './room.ts'
import { audienceWords, sayWhen, sayWhenSaid } from './words.ts'
import { kindWords } from '../../../discussion/in-words/vocabulary.ts'

/** What was said, newest at the bottom. `after`: only what came after that line, and every line that was changed. */
export function Lines({ room, after }: { room: Room; after?: string | undefined }) {
  const all = room.seen.discussion.lines
  const from = after === undefined ? -1 : all.findIndex(line => line.line === after)
  const held = startedAt(room.seen.discussion)
  const shown = all.filter(
    (line, index) =>
      index > from || line.corrected.length > 0 || line.audienceWas.length > 0 || line.withdrawn,
  )
  return (
    <section
      id="part-lines"
      class="quorate-room__part"
      aria-labelledby="lines-heading"
      data-whole={String(from === -1)}
    >
      <h2 class="govuk-heading-m" id="lines-heading">
        What was said
        {held !== undefined && london(held).date !== london(room.now).date && (
          <span class="quorate-lines__day">, {sayDay(london(held).date, room.now)}</span>
        )}
      </h2>
      {all.length === 0 && (
        <p class="govuk-body quorate-room__empty" id="no-lines">
          Nothing is written yet. The first line appears here.
        </p>
      )}
      <ol class="quorate-lines" id="lines">
        {shown.map(line => (
          <Said line={line} room={room} />
        ))}
      </ol>
    </section>
  )
}

/** One line, as everybody who may read it sees it. */
function Said({ line, room }: { line: Line; room: Room }) {
  const { seen, now, speaking, reader, at } = room
  const edge = speaking.find(one => one.agency === line.agency)?.edge ?? 0
  const mine = line.by.person === reader.person
  const about = seen.discussion.children.filter(child => line.about.includes(child.id))
  const correct = room.writes && line.withdrawn === undefined && mayCorrect(line, reader)
  const fix = line.corrected.at(-1)
  const several = seen.discussion.children.length > 1
  const when = sayWhenSaid(line.at, startedAt(seen.discussion), now)
  return (
    <li
      class={`quorate-line quorate-line--${edge}`}
      id={`line-${line.line}`}
      data-line={line.line}
      data-revision={line.corrected.length}
      data-mine={mine ? '' : undefined}
      data-correct={correct ? '' : undefined}
    >
      <p class="quorate-line__who">
        <strong>{line.agency}</strong> {line.speaker !== line.agency && <span>{line.speaker}</span>}{' '}
        <span class={`quorate-line__kind quorate-line__kind--${line.kind}`}>{kindWords[line.kind]}</span>{' '}
        {line.audience !== 'everyone' && (
          <span class="quorate-line__closed">{audienceWords(line.audience)}</span>
        )}{' '}
        <span class="quorate-line__end">
          <span class="quorate-line__when">
            <Moment at={line.at}>{when}</Moment>
          </span>{' '}
          {line.withdrawn === undefined && mayCorrect(line, reader) && (
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={`${at}/room/lines/${line.line}${correct ? '' : '/audience'}`}
            >
              {correct ? 'Correct' : 'Who may have it'}
              <span class="govuk-visually-hidden">
                {' '}
                the line of {line.speaker}, {when}
              </span>
            </a>
          )}
        </span>
      </p>
      {line.withdrawn ? (
        <p class="quorate-line__text">
          <del class="quorate-private">{line.text}</del>
          <br />
          Withdrawn by {line.withdrawn.by.name}: {line.withdrawn.reason}
        </p>
      ) : (
        <p class="quorate-line__text quorate-private">{line.text}</p>
      )}
      {(about.length > 0 || several || line.source || fix) && (
        <div class="quorate-line__foot">
          {about.length > 0 && (
            <span>
              About{' '}
              <span class="quorate-private">{about.map(child => child.name ?? child.id).join(', ')}</span>
            </span>
          )}
          {about.length === 0 && several && <span>Nobody has said whom it is about</span>}
          {line.source && <span>From {line.source}</span>}
          {fix && <Corrected line={line} room={room} />}
        </div>
      )}
    </li>
  )
}

function Corrected({ line, room: { now } }: { line: Line; room: Room }) {
  const times = line.corrected.length
  return (
    <Details
      summary={times === 1 ? 'Corrected once' : `Corrected ${times} times`}
      classes="quorate-line__earlier"
      id={`earlier-${line.line}`}
    >
      <ol class="govuk-list">
        {line.corrected.map(earlier => (
          <li>
            <del class="quorate-private">{earlier.text}</del>
            <br />
            Corrected by {earlier.by.name}, <Moment at={earlier.at}>{sayWhen(earlier.at, now)}</Moment>
            {earlier.reason && <>: {earlier.reason}</>}
          </li>
        ))}
      </ol>
    </Details>
  )
}
