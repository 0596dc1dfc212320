import {
  type Instant,
  type LocalDate,
  london,
  sayDay,
  sayDuration,
  sayMoment,
} from '../../../calendar/index.ts'
import type { BoardDuty, BoardRow } from '../../../views/board.ts'
import { readBoard, readCopies } from '../../../views/read.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Card } from '../../pieces/card.tsx'
import { CardTable, RowName } from '../../pieces/card-table.tsx'
import { ClockBar } from '../../pieces/clock-bar.tsx'
import { CountTiles } from '../../pieces/count-tile.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import type { Route, Visit } from '../../visit.ts'
import { sayDuty } from '../../words/say-duty.ts'
import { kindWords, sayStage } from '../../words/stage.ts'
import { capital } from '../../../english.ts'

type Shown = 'waiting' | 'meetings' | 'actions' | 'minutes'
const filters: Record<Shown, { words: string; keep: (row: BoardRow, now: Instant) => boolean }> = {
  waiting: {
    words: 'Waiting for a discussion',
    keep: row => row.stage === 'asked' || row.stage === 'threshold' || row.stage === 'booked',
  },
  meetings: {
    words: 'Meetings today',
    keep: (row, now) => row.meeting !== undefined && london(row.meeting).date === london(now).date,
  },
  actions: {
    words: 'Actions late',
    keep: (row, now) => row.open.some(duty => isAction(duty) && isLate(duty, now)),
  },
  minutes: {
    words: 'Minutes due',
    keep: row => row.stage === 'ended' || (row.stage === 'signed' && !row.sent),
  },
}

/** My work: what is due next and what is late, first for me, in every discussion I am part of. */
export const workRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/work',
    async handle(visit) {
      const { authority, person } = visit.signedIn
      const { rows, copies } = await visit.read(async tx => ({
        rows: await readBoard(tx, authority),
        copies: await readCopies(tx, authority, person.person),
      }))
      return { page: <Work visit={visit} rows={rows} copies={copies} /> }
    },
  },
]

const isAction = (duty: BoardDuty): boolean => duty.key.startsWith('action/')

function isLate(duty: BoardDuty, now: Instant): boolean {
  if (duty.metLate) return true
  if (duty.due !== undefined) return duty.inclusive ? now > duty.due : now >= duty.due
  return duty.day !== undefined && duty.day < london(now).date
}

/** What is due soonest of a discussion, its own clocks before its actions. */
function nextOf(row: BoardRow, now: Instant): BoardDuty | undefined {
  const dated = row.open.filter(duty => duty.due !== undefined || duty.day !== undefined)
  const moment = (duty: BoardDuty) => duty.due ?? `${duty.day}T23:59`
  return dated.sort(
    (a, b) => Number(isLate(b, now)) - Number(isLate(a, now)) || (moment(a) < moment(b) ? -1 : 1),
  )[0]
}

function Work({
  visit,
  rows,
  copies,
}: {
  visit: Visit
  rows: BoardRow[]
  copies: { reference: string; since: string }[]
}) {
  const { now } = visit
  const asked = visit.query.show as Shown | undefined
  const filter = asked && Object.hasOwn(filters, asked) ? filters[asked] : undefined
  const live = rows.filter(row => row.stage !== 'concluded' && row.stage !== 'turned-down')
  const shown = (filter ? live.filter(row => filter.keep(row, now)) : live)
    .map(row => ({ row, next: nextOf(row, now) }))
    .sort(
      (a, b) =>
        Number(b.next ? isLate(b.next, now) : false) - Number(a.next ? isLate(a.next, now) : false) ||
        soonest(a.next) - soonest(b.next),
    )
  const count = (one: Shown) => live.filter(row => filters[one].keep(row, now)).length
  const late = live.filter(row => row.open.some(duty => !isAction(duty) && isLate(duty, now))).length

  return (
    <Framed
      visit={visit}
      frame={{
        title: filter ? filter.words : 'My work',
        at: 'work',
        children: (
          <>
            <PageHeading
              caption={sayDay(london(now).date)}
              action={
                visit.signedIn.roles.includes('duty') && (
                  <Button href="/ask" classes="quorate-heading__button">
                    Ask for a discussion
                  </Button>
                )
              }
            >
              {filter ? filter.words : 'My work'}
            </PageHeading>
            <CountTiles
              counts={[
                {
                  count: count('waiting'),
                  href: '/work?show=waiting',
                  words: 'Waiting for a discussion',
                  pace: late > 0 ? 'soon' : 'calm',
                  note: late > 0 ? `${late} with something late` : 'None is late',
                },
                {
                  count: count('meetings'),
                  href: '/work?show=meetings',
                  words: 'Meetings today',
                  pace: 'calm',
                  note: sayNextMeeting(live, now),
                },
                {
                  count: count('actions'),
                  href: '/work?show=actions',
                  words: 'Actions late',
                  pace: count('actions') > 0 ? 'late' : 'calm',
                  note: count('actions') > 0 ? 'Open the discussion to confirm' : 'All are in time',
                },
                {
                  count: count('minutes'),
                  href: '/work?show=minutes',
                  words: 'Minutes due',
                  pace: 'calm',
                  note: 'To sign or to send',
                },
              ]}
            />
            {filter && (
              <p class="govuk-body">
                <a class="govuk-link" href="/work">
                  Show all my discussions
                </a>
              </p>
            )}
            {!filter && <NextMeeting rows={live} now={now} />}
            <Copies copies={copies} now={now} />
            <h2 class="govuk-heading-l">Clocks</h2>
            <CardTable
              caption="Discussions, by what is due soonest"
              head={['Reference', 'Child', 'What is due', 'Time used', 'Due', 'State']}
              rows={shown.map(({ row, next }) => [
                <RowName href={`/discussions/${row.reference}`} note={kindWords[row.kind] ?? row.kind}>
                  {row.reference}
                </RowName>,
                sayChildren(row),
                next ? next.label : sayStage(row),
                next ? <TimeUsed duty={next} now={now} /> : '',
                next?.due ? (
                  <span class="quorate-due">
                    <Moment at={next.due}>{capital(sayDuty(next, now))}</Moment>
                  </span>
                ) : next?.day ? (
                  capital(sayDay(next.day, now))
                ) : (
                  'Nothing is due'
                ),
                next ? <StatusTag state={isLate(next, now) ? 'late' : 'open'} /> : <StatusTag state="done" />,
              ])}
              empty={
                <>
                  <p>There is nothing waiting for you here.</p>
                  {visit.signedIn.roles.includes('duty') && (
                    <p>
                      If you are worried about a child,{' '}
                      <a class="govuk-link" href="/ask">
                        ask for a discussion
                      </a>
                      .
                    </p>
                  )}
                </>
              }
            />
          </>
        ),
      }}
    />
  )
}

/** Copies sent to this person, in discussions they are otherwise not part of. */
function Copies({ copies, now }: { copies: { reference: string; since: string }[]; now: Instant }) {
  if (copies.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-l">Copies for you</h2>
      <CardTable
        caption="Copies of minutes sent to you"
        head={['Reference', 'Sent']}
        rows={copies.map(({ reference, since }) => [
          <RowName href={`/discussions/${reference}/minutes`}>{reference}</RowName>,
          <Moment at={since}>{capital(sayMoment(since, now))}</Moment>,
        ])}
      />
    </>
  )
}

const soonest = (duty: BoardDuty | undefined): number =>
  duty === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(duty.due ?? `${duty.day}T23:59:59Z`)

/** The meeting that comes next, or that is being held. */
const nextMeeting = (
  rows: readonly BoardRow[],
  now: Instant,
): (BoardRow & { meeting: Instant }) | undefined =>
  rows
    .filter((row): row is BoardRow & { meeting: Instant } => row.meeting !== undefined)
    .filter(
      row =>
        row.stage === 'begun' || ((row.stage === 'booked' || row.stage === 'talking') && row.meeting >= now),
    )
    .sort((a, b) => (a.meeting < b.meeting ? -1 : 1))[0]

function sayNextMeeting(rows: readonly BoardRow[], now: Instant): string {
  const next = nextMeeting(rows, now)
  return next ? `Next: ${sayMoment(next.meeting, now)}` : 'None booked'
}

function NextMeeting({ rows, now }: { rows: readonly BoardRow[]; now: Instant }) {
  const next = nextMeeting(rows, now)
  if (!next) return null
  return (
    <Card title="Your next meeting">
      <p class="govuk-body">
        <strong>{next.reference}</strong> · {sayChildren(next)}.{' '}
        {next.stage === 'begun' ? (
          'It is being held now.'
        ) : (
          <>
            <Moment at={next.meeting}>{capital(sayMoment(next.meeting, now))}</Moment>.
          </>
        )}{' '}
        <a class="govuk-link" href={`/discussions/${next.reference}/room`}>
          Open the room
        </a>
      </p>
    </Card>
  )
}

const sayChildren = ({ children }: BoardRow): string =>
  children.map(child => `${child.initials}, ${child.age}`).join('; ')

/** An action has a date and no beginning: its days are counted, and there is no bar. */
function TimeUsed({ duty, now }: { duty: BoardDuty; now: Instant }) {
  if (duty.due === undefined || duty.from === undefined)
    return duty.day === undefined ? null : (
      <ClockBar pace={isLate(duty, now) ? 'late' : 'calm'}>{sayDaysLeft(duty.day, now)}</ClockBar>
    )
  const [from, due, at] = [duty.from, duty.due, now].map(Date.parse) as [number, number, number]
  const left = due - at
  const words = duty.metLate ? 'Done too late' : `${sayRoughly(left)} ${left >= 0 ? 'left' : 'over'}`
  return <ClockBar used={duty.metLate ? 1 : (at - from) / Math.max(1, due - from)}>{words}</ClockBar>
}

const hour_ms = 3_600_000
/** Minutes matter only when there are few hours. */
const roughFrom_ms = 6 * hour_ms
const sayRoughly = (ms: number): string =>
  sayDuration(Math.abs(ms) < roughFrom_ms ? ms : Math.floor(Math.abs(ms) / hour_ms) * hour_ms)

function sayDaysLeft(day: LocalDate, now: Instant): string {
  const days = Math.round((Date.parse(day) - Date.parse(london(now).date)) / (24 * hour_ms))
  if (days === 0) return 'Due today'
  return `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'left' : 'over'}`
}
