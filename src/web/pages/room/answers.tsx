import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { PageOfPlace } from '../../../discussion/required/duties/place.ts'
import { endedAt, startedAt } from '../../../discussion/discussion.ts'
import { Details } from '../../govuk/details.tsx'
import { RuleLink } from '../../because.tsx'
import { Clocks } from '../../pieces/clocks.tsx'
import { hrefOfDuty } from '../../words/place.ts'
import { dutiesFor } from '../../words/shown-duties.ts'
import type { Room } from './room.ts'

/** What people say to each other at the table; the rest is done before it, after it, or elsewhere. */
const saidAtTheTable: Readonly<Record<PageOfPlace, boolean>> = {
  answers: true,
  appoint: true,
  decisions: true,
  actions: true,
  clock: false,
  threshold: false,
  convene: false,
  close: false,
  minutes: false,
  copies: false,
}

/** What is still open of what is answered in the room: not clocks, not people, not what comes after the minutes. */
function openHere({ seen, now }: Room): Duty[] {
  return dutiesFor(seen, now).filter(
    duty =>
      (duty.state === 'open' || duty.state === 'late') &&
      duty.verdict === undefined &&
      (duty.beforeFinal || ['hold', 'decide', 'close'].includes(duty.phase)) &&
      saidAtTheTable[duty.doneOn.page],
  )
}

/** What has to be answered before the discussion closes: what the minutes wait for, every open must, each child’s decision. */
export const mustAnswer = (room: Room): Duty[] => openHere(room).filter(isMust)

const isMust = (duty: Duty): boolean =>
  duty.beforeFinal || duty.force === 'must' || duty.doneOn.page === 'decisions'

/** What must be answered before closing, what is asked besides, and the clocks. */
export function Answers({ room }: { room: Room }) {
  const { discussion } = room.seen
  const all = openHere(room)
  const musts = all.filter(isMust)
  const others = all.filter(duty => !isMust(duty))
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  return (
    <section id="part-answers" class="quorate-room__part" aria-label="Before closing">
      <div class={`quorate-card ${musts.length > 0 ? '' : 'quorate-card--met'}`}>
        <h2 class="govuk-heading-s" id="answers-heading">
          {musts.length === 0 ? 'Nothing stands in the way of closing' : 'To answer before closing'}
        </h2>
        {musts.length > 0 && <Asked all={musts} room={room} />}
        {others.length > 0 && (
          <Details
            summary={`Asked for besides (${others.length})`}
            id="asked-besides"
            classes="quorate-room__details"
          >
            <Asked all={others} room={room} />
          </Details>
        )}
        {room.runs && held && (
          <p class="govuk-body-s govuk-!-margin-bottom-0">
            <a class="govuk-link" href={`${room.at}/close`}>
              {endedAt(discussion) ? 'Read back and sign' : 'Read back and close'}
            </a>
          </p>
        )}
      </div>
      <Clocks seen={room.seen} now={room.now} />
    </section>
  )
}

function Asked({ all, room }: { all: readonly Duty[]; room: Room }) {
  const { children } = room.seen.discussion
  return (
    <ul class="govuk-list quorate-asked">
      {all.map(duty => {
        const child = children.find(one => one.id === duty.child)
        return (
          <li>
            <a class="govuk-link" href={hrefOfDuty(duty, room.seen)}>
              {duty.label}
            </a>
            {child && children.length > 1 && (
              <>
                {' '}
                (<span class="quorate-private">{child.name ?? `child ${child.id}`}</span>)
              </>
            )}
            <span class="quorate-asked__rule">
              {duty.force === 'must' || duty.beforeFinal ? 'must' : duty.force} ·{' '}
              <RuleLink rule={duty.rule} rules={room.seen.rules} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
