import { type Instant, sayDay, sayDue, type LocalDate } from '../../calendar/index.ts'

/** When a duty falls due, as people say it: “today, 4:00pm”, “Tuesday 23 December, end of day”. */
export function sayDuty(
  duty: { due?: Instant; day?: LocalDate; inclusive?: boolean; verdict?: string },
  now: Instant,
): string {
  if (duty.due !== undefined)
    return sayDue(
      {
        at: duty.due,
        inclusive: duty.inclusive ?? false,
        day: duty.day ?? duty.due.slice(0, 10),
        provisional: false,
      },
      now,
    )
  return duty.day === undefined ? 'no date' : sayDay(duty.day, now)
}
