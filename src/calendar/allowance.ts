/**
 * How long somebody has.
 *
 * - `hours`: elapsed, through nights, weekends and clock changes; exactly that many is in time (CONV-4).
 * - `working-days`: counted as the calendar's conventions say (CONV-3).
 * - `calendar-months`: to the end of the same day of a later month, or of its last day when it is shorter.
 * - `calendar-month`: to the end of the month the event is in (AMB-63).
 * - `same-day`: before midnight (CONV-5). `same-working-day`: the same, and by the out-of-hours team when the office
 *   is closed (CONV-6). `before-next-working-day`: before an office next opens (CONV-7).
 * - `at-once`: no later than the event itself. `none`: the procedure gives no time; the chair is asked for one.
 */
import { plural } from '../english.ts'
export type Allowance =
  | { hours: number }
  | { 'working-days': number }
  | { 'calendar-months': number }
  | AllowanceWord

export const allowanceWords = [
  'same-day',
  'same-working-day',
  'before-next-working-day',
  'calendar-month',
  'at-once',
  'none',
] as const
export type AllowanceWord = (typeof allowanceWords)[number]

const counted = /^(\d+(?:\.\d+)?) ?(h|hours?|wd|working[- ]days?|mo|(?:calendar[- ])?months?)$/

/** An allowance as typed at a prompt: `15wd`, `24h`, `1mo` (calendar months) or one of the words, or why not. */
export function parseAllowance(text: string): { allowance: Allowance } | { refusal: string } {
  const word = allowanceWords.find(each => each === text)
  if (word) return { allowance: word }
  const parts = counted.exec(text)
  if (!parts) {
    return {
      refusal: `“${text}” is not an allowance. Write 15wd (working days), 24h (hours), 1mo (calendar months) or ${listed}.`,
    }
  }
  const [, amount, unit = ''] = parts
  const allowance = allowanceOf(Number(amount), unit)
  const fault = findAllowanceFault(allowance)
  return fault ? { refusal: fault } : { allowance }
}

const listed = `${allowanceWords.slice(0, -1).join(', ')} or ${allowanceWords.at(-1)}`

function allowanceOf(amount: number, unit: string): Allowance {
  if (unit.startsWith('h')) return { hours: amount }
  return unit.startsWith('w') ? { 'working-days': amount } : { 'calendar-months': amount }
}

/** Why an allowance cannot be counted, in a sentence; undefined when it can. */
export function findAllowanceFault(allowance: Allowance): string | undefined {
  if (typeof allowance === 'string') return undefined
  if ('hours' in allowance) {
    const isFine = allowance.hours > 0 && Number.isFinite(allowance.hours)
    return isFine ? undefined : `An allowance of ${allowance.hours} hours gives no time. Use at-once.`
  }
  const [amount, unit] =
    'working-days' in allowance
      ? [allowance['working-days'], 'working days']
      : [allowance['calendar-months'], 'calendar months']
  if (Number.isInteger(amount) && amount > 0) return undefined
  return `An allowance of ${amount} ${unit} cannot be counted: use a whole number from 1, or same-day.`
}

/** An allowance in words: “15 working days”, “24 hours”, “the same day”. */
export function sayAllowance(allowance: Allowance): string {
  if (typeof allowance === 'string') return saidWord[allowance]
  if ('hours' in allowance) return plural(allowance.hours, 'hour')
  if ('working-days' in allowance) return plural(allowance['working-days'], 'working day')
  return plural(allowance['calendar-months'], 'calendar month')
}

const saidWord: Record<AllowanceWord, string> = {
  'same-day': 'the same day',
  'same-working-day': 'the same working day',
  'before-next-working-day': 'before the next working day starts',
  'calendar-month': 'the same calendar month',
  'at-once': 'at once',
  none: 'no time limit',
}
