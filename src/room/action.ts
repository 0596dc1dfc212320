/** `> who: what by when` as typed in the room, read so that somebody can check it before it is agreed. Pure. */
import { daysFrom, type LocalDate } from '../calendar/index.ts'
import { findPersonNamed } from './compose.ts'
import type { KnownPerson, Speaking } from './legend.ts'
import { capital } from '../english.ts'

/** An action as far as the words say it. */
export type DraftedAction = {
  readonly what: string
  readonly owner: string
  readonly agency: string
  readonly due?: LocalDate
}

/** Longer than this before a colon is a sentence with a colon in it, not a name. */
const longestOwner_characters = 60

/**
 * Reads “Tomasz: check the records by Friday” and “Tomasz to check the records by Friday”.
 *
 * A date that cannot be read stays in the words. A weekday is the next one after today.
 *
 * @param today - the London day it is typed on.
 */
export function readAction(
  typed: string,
  {
    agencies,
    people,
    today,
  }: { agencies: readonly Speaking[]; people: readonly KnownPerson[]; today: LocalDate },
): DraftedAction {
  const words = typed.trim()
  const colon = words.indexOf(':')
  const first =
    colon > 0 && colon <= longestOwner_characters
      ? { owner: words.slice(0, colon).trim(), what: words.slice(colon + 1).trim() }
      : splitAtTo(words, people)
  const person = findPersonNamed(first.owner, people)
  const agency =
    person?.agency ??
    agencies.find(
      one => one.agency.toLowerCase() === first.owner.toLowerCase() || one.key === first.owner.toLowerCase(),
    )?.agency
  const dated = readDue(first.what, today)
  return {
    what: capital(dated.what),
    owner: person?.name ?? (agency ? '' : first.owner),
    agency: agency ?? '',
    ...(dated.due && { due: dated.due }),
  }
}

function splitAtTo(words: string, people: readonly KnownPerson[]): { owner: string; what: string } {
  const found = /^(.{1,60}?)\s+to\s+(.+)$/is.exec(words)
  return found && findPersonNamed(found[1]!, people)
    ? { owner: found[1]!, what: found[2]! }
    : { owner: '', what: words }
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function readDue(what: string, today: LocalDate): { what: string; due?: LocalDate } {
  const found = /^(.*\S)\s+by\s+(?:the\s+end\s+of\s+)?(?:on\s+)?([^,;]{3,24}?)\s*\.?$/is.exec(what)
  const due = found && readDay(found[2]!.toLowerCase(), today)
  return found && due ? { what: found[1]!, due } : { what }
}

function readDay(said: string, today: LocalDate): LocalDate | undefined {
  if (said === 'today' || said === 'tonight') return today
  if (said === 'tomorrow') return daysFrom(today, 1)
  const weekday = weekdays.indexOf(said)
  if (weekday >= 0) return daysFrom(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said)
  if (iso) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(said)
  if (slashed) return comingDate(Number(slashed[1]), Number(slashed[2]), slashed[3], today)
  const worded = /^(?:[a-z]+day\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})(?:\s+(\d{4}))?$/.exec(said)
  const month = worded ? months.indexOf(worded[2]!.slice(0, 3)) + 1 : 0
  return worded && month > 0 ? comingDate(Number(worded[1]), month, worded[3], today) : undefined
}

/** A day and month without a year is the next time they come. */
function comingDate(
  day: number,
  month: number,
  year: string | undefined,
  today: LocalDate,
): LocalDate | undefined {
  if (year) return realDate(Number(year), month, day)
  const thisYear = Number(today.slice(0, 4))
  const date = realDate(thisYear, month, day)
  return date !== undefined && date < today ? realDate(thisYear + 1, month, day) : date
}

function realDate(year: number, month: number, day: number): LocalDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
  return Number(date.slice(5, 7)) === month && Number(date.slice(8)) === day ? date : undefined
}

const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()
