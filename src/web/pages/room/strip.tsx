import { endedAt, startedAt } from '../../../discussion/discussion.ts'
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import { clockOf } from '../../../discussion/required/under.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { sayDuty } from '../../words/say-duty.ts'
import { minutesUsed } from './agenda.tsx'
import { mustAnswer } from './answers.tsx'
import type { Room } from './room.ts'
import { sayWhen } from './words.ts'
import { capital } from '../../../english.ts'

/** The cockpit in one line: enough to decide? how long? what is open? what runs out next? Each leads to its place. */
export function Strip({ room }: { room: Room }) {
  const { discussion, rules } = room.seen
  const said = sayQuorum(discussion, rules, room.now)
  const open = mustAnswer(room).length
  const next = nextClock(room)
  return (
    <section id="part-strip" class="quorate-strip" aria-label="How we stand">
      <a href="#people" class={`quorate-strip__fact quorate-strip__fact--${said.met ? 'met' : 'late'}`}>
        <strong>{said.title}</strong>
        <span>{said.sentence}</span>
      </a>
      <a href="#agenda" class="quorate-strip__fact">
        <strong>{sayLength(room)}</strong>
        <span>
          {discussion.booking ? `${discussion.booking.minutes} minutes are booked` : 'no length was booked'}
        </span>
      </a>
      <a
        href="#before-closing"
        class={`quorate-strip__fact quorate-strip__fact--${open === 0 ? 'met' : 'open'}`}
      >
        <strong>{open === 0 ? 'Nothing open' : `${open} to answer`}</strong>
        <span>before closing</span>
      </a>
      {next && (
        <a
          href={`${room.at}/clocks/${encodeURIComponent(next.key)}`}
          class="quorate-strip__fact quorate-strip__fact--clock"
        >
          <strong>{capital(next.due)}</strong>
          <span>{next.label}</span>
        </a>
      )}
    </section>
  )
}

function sayLength(room: Room): string {
  const { discussion } = room.seen
  const used = minutesUsed(room)
  const ended = endedAt(discussion)
  if (ended) return `Ended ${sayWhen(ended, room.now)}`
  if (used === undefined)
    return discussion.booking ? `Starts ${sayWhen(discussion.booking.starts, room.now)}` : 'Not started'
  return `${used} ${used === 1 ? 'minute' : 'minutes'} since ${sayWhen(startedAt(discussion)!, room.now)}`
}

/** The clock that runs out first. */
function nextClock({ seen: { discussion, rules }, now }: Room) {
  const running = [...new Set(discussion.deadlines.map(one => one.key))]
    .map(key => judge(key, discussion, rules, now))
    .filter(one => one.verdict === 'running' && one.binding?.due !== undefined)
    .sort((a, b) => (a.binding!.due! < b.binding!.due! ? -1 : 1))[0]
  if (!running) return undefined
  const label = clockOf(running, rules)?.label ?? running.clock
  return { key: running.key, label, due: sayDuty(running.binding!, now) }
}
