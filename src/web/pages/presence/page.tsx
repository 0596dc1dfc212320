/** Who was there from when to when, and putting right what was ticked by mistake: while it is held, and after it until it is signed. */
import { sayMoment } from '../../../calendar/index.ts'
import { endedAt, startedAt } from '../../../discussion/discussion.ts'
import { seatLabel } from '../../../discussion/in-words/say-label.ts'
import type { Participant, Stay } from '../../../discussion/people/participant.ts'
import { Framed } from '../../frame/frame.tsx'
import { Done } from '../../form.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { correctRoutes } from './correct.tsx'
import { crumbs, nameOf, placeOf, sayStay } from './stay.ts'
import { mayCorrectPresence } from '../../part.tsx'

export const presenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/presence',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'presence')
      return seen && startedAt(seen.discussion) ? { page: <Presence visit={visit} seen={seen} /> } : nothing
    },
  },
  ...correctRoutes,
]

const done = { corrected: 'It is put right. What was ticked before stays in the history.' }

/** Everybody who takes part, with each of their stays. */
function Presence({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion } = seen
  const may = mayCorrectPresence(seen)
  const end = endedAt(discussion)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Who was there when',
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: crumbs(discussion.reference),
        banner: <Done said={done} visit={visit} />,
        children: (
          <>
            <PageHeading caption={discussion.reference}>Who was there when</PageHeading>
            <p class="govuk-body">
              The discussion began {sayMoment(startedAt(discussion)!, visit.now)}
              {end ? ` and ended ${sayMoment(end, visit.now)}` : ''}. The minutes say these times.
              {!may && discussion.versions.length > 0
                ? ' They are signed: what is wrong in them is put right by a correction.'
                : ''}
            </p>
            {discussion.participants.map(one => (
              <div class="quorate-card" id={`of-${one.participant}`}>
                <h2 class="govuk-heading-s">{nameOf(one)}</h2>
                <p class="govuk-body-s">
                  {one.agency}, {seatLabel(one.seat, seen.rules)}
                </p>
                <Stays one={one} visit={visit} at={placeOf(seen, one)} may={may} />
              </div>
            ))}
          </>
        ),
      }}
    />
  )
}

function Stays({ one, visit, at, may }: { one: Participant; visit: Visit; at: string; may: boolean }) {
  return (
    <ul class="govuk-list">
      {one.stays.map(stay => (
        <li>
          {sayStay(stay, visit.now)}
          {stay.corrected.map(before => (
            <p class="govuk-hint govuk-!-margin-bottom-1">{sayBefore(before, visit.now)}</p>
          ))}
          {may && (
            <>
              {' '}
              <a class="govuk-link" href={`${at}?stay=${stay.number}`}>
                Put this right
                <span class="govuk-visually-hidden">
                  : {nameOf(one)}, {sayStay(stay, visit.now)}
                </span>
              </a>
            </>
          )}
        </li>
      ))}
      {one.stays.length === 0 && <li>Not ticked as there.</li>}
      {may && (
        <li>
          <a class="govuk-link" href={at}>
            Add a time that was not ticked<span class="govuk-visually-hidden">: {nameOf(one)}</span>
          </a>
        </li>
      )}
    </ul>
  )
}

function sayBefore({ was, reason, at, by }: Stay['corrected'][number], now: string): string {
  const before = was ? `Ticked at first: ${sayStay(was, now)}.` : 'Not ticked at first.'
  return `${before} ${by} put it right ${sayMoment(at, now)}: “${reason}”`
}
