/** What would change a deadline, and what would not: said before somebody has to ask. */
import { type Calendar, explain, sayDay } from '../../../calendar/index.ts'
import type { Deadline } from '../../../discussion/discussion.ts'
import { calendarFor, type Rules } from '../../../discussion/happening.ts'
import type { Clock } from '../../../procedure/pack/clock.ts'
import type { ReadyClock } from '../../../procedure/conditions/ready.ts'
import { sayAnchor, sayInstant } from '../../../procedure/saying/say-instant.ts'
import { joined } from '../../../english.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

type Change = { readonly would: boolean; readonly says: string }

/**
 * Sentences about what would move a deadline.
 *
 * @param others - the other rules for the same clock: another urgency has another rule, and the earlier deadline binds.
 */
export function changes(
  binding: Deadline,
  rule: ReadyClock,
  others: readonly Clock[],
  rules: Rules,
): readonly Change[] {
  const calendar = calendarFor(rule, rules)
  const found: Change[] = []
  for (const other of others) {
    const there = explain(other.allow, binding.from.at, calendar)
    if (there.due.at === undefined) continue
    const earlier = binding.due === undefined || there.due.at < binding.due
    found.push({
      would: earlier,
      says: earlier
        ? `If “${other.label}” applied: ${lower(there.sentence)}. That is earlier, so it would bind.`
        : `If “${other.label}” applied, it would be ${lower(there.sentence)}. That is not earlier, so this date would stand.`,
    })
  }
  if (typeof rule.from !== 'string' && rule.from.length > 1)
    found.push({
      would: true,
      says: `It counts from when ${sayAnchor(rule.from)}. If the first becomes known later, it is counted again from there, and the old date stays on record.`,
    })
  else
    found.push({
      would: false,
      says: `A later note that ${sayInstant(binding.from.instant)} does not move it: the clock runs already.`,
    })
  found.push(...holidays(binding, rule, calendar))
  if (rule.excuse)
    found.push({
      would: false,
      says: `A reason does not move the date. But lateness may be justified by ${anyOf(rule.excuse.by, rules)}: ${lower(rule.excuse.ground)}.`,
    })
  else
    found.push({
      would: false,
      says: `A reason does not move the date. ${rule.overlay === undefined ? 'This procedure names' : 'National guidance names'} nobody who may justify lateness here; the reason is recorded beside it.`,
    })
  return found
}

function holidays(binding: Deadline, rule: Clock, calendar: Calendar): Change[] {
  const counts = typeof rule.allow === 'object' && 'working-days' in rule.allow
  if (!counts && rule.allow !== 'before-next-working-day')
    return [
      {
        would: false,
        says: 'Weekends and bank holidays do not change it: it is not counted in working days.',
      },
    ]
  return [
    {
      would: true,
      says: binding.provisional
        ? `Bank holidays are only known until ${sayDay(calendar.knownTo)}. One that is announced later would move it later, by a decision that keeps the old date.`
        : 'A bank holiday that is newly announced on one of these days would move it later, by a decision that keeps the old date and says why.',
    },
  ]
}

/** The grades that may do something, as a sentence lists them. */
const anyOf = (grades: readonly string[], rules: Rules): string => {
  const names = grades.map(grade => `a ${gradeName(grade, rules)}`)
  return names.length < 2 ? joined(names) : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)
