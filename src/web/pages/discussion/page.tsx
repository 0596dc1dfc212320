import { type Instant, sayMoment } from '../../../calendar/index.ts'
import { isTurnedDown } from '../../../discussion/discussion.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import { type Stage, stageOf } from '../../../discussion/checks/stage.ts'
import type { Deed } from '../../../people/access.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { dutiesFor } from '../../words/shown-duties.ts'
import { kindWords, sayStage } from '../../words/stage.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { Children, Parts, People } from './aside.tsx'
import { Clocks } from '../../pieces/clocks.tsx'
import { type Series, SeriesCard, seriesOf } from '../../pieces/series.tsx'
import { Settled } from './settled.tsx'
import { Next, Tasks } from './tasks.tsx'

/** The discussion: what must happen next and by when, who is involved, what is known, what was decided, what was sent. */
export const discussionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference',
    async handle(visit): Promise<Answer> {
      const reference = visit.params.reference ?? ''
      const seen = await visit.see(reference, 'discussion')
      if (seen) {
        const series = await seriesOf(visit, seen.discussion)
        return { page: <DiscussionPage visit={visit} seen={seen} series={series} /> }
      }
      // Somebody who only has a copy is led to it, and sees nothing else.
      const copy = await visit.see(reference, 'discussion', 'open-copy')
      return copy ? { redirect: `/discussions/${reference}/minutes` } : nothing
    },
  },
]

export function DiscussionPage({ visit, seen, series }: { visit: Visit; seen: Seen; series: Series }) {
  const { discussion } = seen
  const { house, now } = visit
  const all = dutiesFor(seen, now).filter(
    duty => duty.state !== 'not-applicable' && duty.within === undefined,
  )
  const { reference } = discussion
  const stage = stageOf(discussion)
  const step = nextStep(seen, stage)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Strategy discussion',
        reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [{ text: 'My work', href: '/work' }, { text: reference }],
        children: (
          <>
            <PageHeading
              caption={`${reference} · ${kindWords[discussion.kind] ?? discussion.kind}`}
              action={step && <Button href={step.href}>{step.words}</Button>}
            >
              {sayStage({ stage, sent: discussion.copies.length > 0 })}
            </PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                {isTurnedDown(discussion) && <TurnedDown seen={seen} now={now} />}
                <Next all={soonest(all)} seen={seen} now={now} />
                <Tasks all={all} seen={seen} now={now} />
                <Settled
                  seen={seen}
                  now={now}
                  followed={followedInstead(visit, seen)}
                  otherHolidays={!discussion.concluded && discussion.calendar !== house.shelf.holidays.hash}
                />
              </div>
              <div class="govuk-grid-column-one-third">
                <Clocks seen={seen} now={now} />
                <Children seen={seen} />
                {!isTurnedDown(discussion) && <People seen={seen} now={now} />}
                <SeriesCard seen={seen} series={series} />
                <Parts seen={seen} />
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

/** Why there is no discussion, and where that can be looked at again. */
function TurnedDown({ seen: { discussion, may }, now }: { seen: Seen; now: Instant }) {
  const { threshold, reference } = discussion
  if (!threshold) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Why no discussion is held</h2>
      <blockquote class="quorate-words">
        <span class="quorate-private">{threshold.reason}</span>
        <footer class="govuk-body-s">
          {threshold.by.name}, <Moment at={threshold.at}>{sayMoment(threshold.at, now)}</Moment>
        </footer>
      </blockquote>
      {may('convene') && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/discussions/${reference}/threshold`}>
            Something new? Decide the threshold again
          </a>
        </p>
      )}
    </section>
  )
}

/** Another version that the authority follows today, while the discussion can still be moved to it. */
function followedInstead(visit: Visit, { discussion }: Seen): string | undefined {
  const today = visit.followedToday
  const { procedure, versions, concluded, calendar } = discussion
  if (today === undefined || today === procedure.hash || versions.length > 0 || concluded) return undefined
  return visit.house.rulesFor({ procedure: today, calendar }).procedure.id
}

/** What has a moment by which it must be done and is not done, soonest first. */
function soonest(all: readonly Duty[]): Duty[] {
  const moment = (duty: Duty): Instant => duty.due ?? `${duty.day}T23:59:59.999Z`
  return all
    .filter(duty => (duty.state === 'open' || duty.state === 'late') && (duty.due ?? duty.day) !== undefined)
    .sort((a, b) => (moment(a) < moment(b) ? -1 : 1))
}

type Step = { to: string; words: string; deed: Deed }
/** The one thing to do next at each stage. */
const nextSteps: Readonly<Record<Stage, Step | undefined>> = {
  asked: { to: 'threshold', words: 'Decide the threshold', deed: 'convene' },
  'turned-down': undefined,
  threshold: { to: 'convene', words: 'Book the meeting', deed: 'convene' },
  booked: { to: 'room', words: 'Open the room', deed: 'write-own-lines' },
  talking: { to: 'room', words: 'Open the room', deed: 'write-own-lines' },
  begun: { to: 'room', words: 'Open the room', deed: 'write-own-lines' },
  ended: { to: 'close', words: 'Read back and sign', deed: 'hold' },
  signed: { to: 'copies', words: 'Send copies', deed: 'circulate' },
  concluded: undefined,
}

/** The same for somebody who may do it; once the copies are out, they are there to be read. */
function nextStep({ discussion, may }: Seen, stage: Stage): { href: string; words: string } | undefined {
  const at = `/discussions/${discussion.reference}`
  if (stage === 'signed' && discussion.copies.length > 0)
    return { href: `${at}/minutes`, words: 'Read the minutes' }
  const step = nextSteps[stage]
  return step && may(step.deed) ? { href: `${at}/${step.to}`, words: step.words } : undefined
}
