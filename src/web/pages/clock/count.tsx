/** The count itself, to be followed with a finger: the days on a calendar, or the hours from one moment to another. */
import {
  dayMs,
  type ExplainedDay,
  type Explanation,
  type Instant,
  sayDay,
  sayMoment,
} from '../../../calendar/index.ts'
import { Definition } from '../../pieces/definition.tsx'
import { Moment } from '../../pieces/moment.tsx'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The weeks that the count runs through, Monday to Sunday, one table for each month it touches. */
export function CountedDays({ explanation }: { explanation: Explanation }) {
  const { days } = explanation
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const byDate = new Map(days.map(one => [one.date, one]))
  return (
    <>
      {monthsOf(first.date, last.date).map(month => (
        <Month month={month} byDate={byDate} due={explanation.due.day} />
      ))}
      <p class="govuk-body-s quorate-count-key">
        <span class="quorate-count-key__counted">1</span> a day that counts, with its number.{' '}
        <span class="quorate-count-key__skipped">Saturday</span> a day that does not, with the reason.
      </p>
    </>
  )
}

/** The months from one date to another, as `2026-12`. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  const last = to.slice(0, 7)
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    months.push(name)
    if (name >= last) return months
    month++
    if (month > 12) [year, month] = [year + 1, 1]
  }
}

/** The weeks of a month as dates from Monday to Sunday; undefined where a day belongs to another month. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const beforeMonday = (new Date(first).getUTCDay() + 6) % 7
  const weeks: (string | undefined)[][] = []
  for (let monday = first - beforeMonday * dayMs; ; monday += 7 * dayMs) {
    const week = weekdays.map((_, index) => new Date(monday + index * dayMs).toISOString().slice(0, 10))
    if (!week.some(date => date.startsWith(month))) return weeks
    weeks.push(week.map(date => (date.startsWith(month) ? date : undefined)))
  }
}

function Month({
  month,
  byDate,
  due,
}: {
  month: string
  byDate: ReadonlyMap<string, ExplainedDay>
  due: string | undefined
}) {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const weeks = weeksOf(month).filter(week => week.some(date => date !== undefined && byDate.has(date)))
  return (
    <table class="quorate-calendar">
      <caption class="govuk-table__caption govuk-table__caption--s">
        {monthNames[number - 1]} {year}
      </caption>
      <thead>
        <tr>
          {weekdays.map(day => (
            <th scope="col">
              <span aria-hidden="true">{day.slice(0, 3)}</span>
              <span class="govuk-visually-hidden">{day}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr>
            {week.map(date =>
              date === undefined ? (
                <td class="quorate-calendar__other" />
              ) : (
                <Day date={date} looked={byDate.get(date)} isDue={date === due} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ date, looked, isDue }: { date: string; looked: ExplainedDay | undefined; isDue: boolean }) {
  const number = Number(date.slice(8))
  if (!looked)
    return (
      <td class="quorate-calendar__other">
        <span class="quorate-calendar__date">{number}</span>
      </td>
    )
  const look =
    looked.counted === undefined ? 'skipped' : isDue ? 'due' : looked.counted === 0 ? 'start' : 'counted'
  return (
    <td class={`quorate-calendar__day quorate-calendar__day--${look}`}>
      <span class="quorate-calendar__date">{number}</span>
      <span class="quorate-calendar__count">{wordsFor(looked, isDue)}</span>
    </td>
  )
}

/** What stands in the cell of a day that was looked at. */
function wordsFor({ counted, skipped }: ExplainedDay, isDue: boolean): string {
  if (counted === undefined) return skipped ?? 'not counted'
  if (counted === 0) return isDue ? 'Starts and runs out' : 'Day 0: starts'
  return isDue ? `Day ${counted}: runs out` : `Day ${counted}`
}

/** Hours, months and moments: from here to there, with whatever else changed the wall clock on the way. */
export function CountedTime({
  explanation,
  from,
  allows,
}: {
  explanation: Explanation
  from: Instant
  allows: string
}) {
  const { due } = explanation
  return (
    <Definition
      rows={[
        { key: 'Starts', value: <Moment at={from}>{sayMoment(from)}</Moment> },
        { key: 'Allows', value: allows },
        {
          key: 'Runs out',
          value: due.at && (
            <>
              <Moment at={due.at}>
                {due.inclusive ? sayMoment(due.at) : `${sayDay(due.day)}, end of day`}
              </Moment>
              {due.inclusive && ' (exactly then is still in time)'}
            </>
          ),
        },
      ]}
    />
  )
}
