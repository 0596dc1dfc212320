import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type Allowance,
  type BankHolidays,
  type Calendar,
  CalendarFault,
  CalendarGap,
  type Counting,
  compileCalendar,
  type Explanation,
  explain,
  type Instant,
  localText,
  parseAllowance,
  parseLocal,
  sayAllowance,
  sayDay,
  standardCounting,
} from '../calendar/index.ts'

const usage = [
  'quorate calendar due --from 2025-04-10T16:30 --allow 15wd',
  '',
  'When an allowance runs out, counted in London from a moment (or a date) on.',
  '',
  '  --from MOMENT          2025-04-10, 2025-04-10T16:30, 2025-10-26T01:30#2 (the second time), or with Z or an offset',
  '  --allow ALLOWANCE      15wd, 24h, 1mo, same-day, same-working-day, before-next-working-day, calendar-month, at-once',
  '  --explain              show every day that was counted or left out',
  '  --json                 the same as JSON',
  '  --calendar FILE        bank holidays in the gov.uk form; without it calendars/england-and-wales.json',
  '  --closure DATES        days on which the office is closed as well: 2025-12-29,2025-12-30',
  '  --count-from           next-working-day (as usual) or event-day',
  '  --edge                 end-of-day (as usual) or office-close',
  '  --late-receipt         same-day (as usual) or next-working-day',
]

const shippedCalendar = fileURLToPath(new URL('../../calendars/england-and-wales.json', import.meta.url))

/** Something typed that cannot be used. The message is one sentence or two: what, where, and what to do. */
class Refused extends Error {}

/**
 * `quorate calendar …`: answers questions about deadlines at a prompt.
 *
 * @param args - the words after `calendar`.
 * @param out - takes each line of the answer, and of a refusal.
 * @returns the exit code: 0, or 2 when what was asked cannot be answered.
 */
export async function calendar(args: string[], out: (line: string) => void): Promise<number> {
  const [verb, ...rest] = args
  if (verb === undefined || verb === 'help' || verb === '--help') {
    for (const line of usage) out(line)
    return verb === undefined ? 2 : 0
  }
  try {
    if (verb !== 'due')
      throw new Refused(`“calendar ${verb}” is not known. Write quorate calendar due --help.`)
    await due(rest, out)
    return 0
  } catch (error) {
    if (!(error instanceof Refused || error instanceof CalendarGap || error instanceof CalendarFault))
      throw error
    out(error.message)
    return 2
  }
}

async function due(args: string[], out: (line: string) => void): Promise<void> {
  const options = readOptions(args)
  if (options.help) {
    for (const line of usage) out(line)
    return
  }
  const allowance = readAllowance(options.allow)
  const from = readFrom(options.from, allowance)
  const counted = await readCalendar(options.calendar ?? shippedCalendar, readCounting(options))
  const explanation = explain(allowance, from, counted)
  if (options.json) {
    out(JSON.stringify(asJson(allowance, from, counted, explanation, options.explain), undefined, 2))
    return
  }
  out(explanation.sentence)
  if (options.explain) for (const line of dayLines(explanation)) out(line)
  for (const note of explanation.notes) out(note)
}

function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        allow: { type: 'string' },
        explain: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        calendar: { type: 'string' },
        closure: { type: 'string', multiple: true, default: [] },
        'count-from': { type: 'string', default: standardCounting.countFrom },
        edge: { type: 'string', default: standardCounting.edge },
        'late-receipt': { type: 'string', default: standardCounting.lateReceipt },
      },
    })
    return values
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new Refused(`${sentence}. Write quorate calendar due --help to see what can be asked.`)
  }
}

function readAllowance(text: string | undefined): Allowance {
  if (text === undefined)
    throw new Refused('--allow is missing. Say how long, like --allow 15wd or --allow 24h.')
  const parsed = parseAllowance(text)
  if ('refusal' in parsed) throw new Refused(`--allow: ${parsed.refusal}`)
  return parsed.allowance
}

function readFrom(text: string | undefined, allowance: Allowance): Instant {
  if (text === undefined)
    throw new Refused('--from is missing. Say when it starts, like --from 2025-04-10T16:30.')
  const parsed = parseLocal(text)
  if ('refusal' in parsed) throw new Refused(`--from: ${parsed.refusal}`)
  if (parsed.dateOnly && needsTimeOfDay(allowance)) {
    throw new Refused(
      `--from: ${text} has no time of day, and the answer depends on it for ${sayAllowance(allowance)}. Write ${text}T16:30.`,
    )
  }
  return parsed.instant
}

function needsTimeOfDay(allowance: Allowance): boolean {
  if (typeof allowance === 'object') return 'hours' in allowance
  return allowance === 'before-next-working-day' || allowance === 'at-once'
}

function readCounting(options: ReturnType<typeof readOptions>): Counting {
  return {
    ...standardCounting,
    countFrom: oneOf('--count-from', options['count-from'], ['next-working-day', 'event-day']),
    edge: oneOf('--edge', options.edge, ['end-of-day', 'office-close']),
    lateReceipt: oneOf('--late-receipt', options['late-receipt'], ['same-day', 'next-working-day']),
    closureDays: options.closure.flatMap(dates => dates.split(',')),
  }
}

function oneOf<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const word = words.find(each => each === text)
  if (word) return word
  throw new Refused(`${option}: “${text}” is not a way to count. Write ${words.join(' or ')}.`)
}

async function readCalendar(path: string, counting: Counting): Promise<Calendar> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refused(`The calendar ${path} cannot be read (${error.code}). Check --calendar.`)
  })
  return compileCalendar(
    readHolidays(path, bytes.toString('utf8')),
    counting,
    createHash('sha256').update(bytes).digest('hex'),
  )
}

/** gov.uk's whole file, or one division of it. */
function readHolidays(path: string, text: string): BankHolidays {
  const refusal = new Refused(
    `The calendar ${path} is not a list of bank holidays in the gov.uk form. Fetch https://www.gov.uk/bank-holidays.json.`,
  )
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw refusal
  }
  const whole = file as { 'england-and-wales'?: unknown } | null
  const division = whole?.['england-and-wales'] ?? whole
  if (!isBankHolidays(division)) throw refusal
  return division
}

function isBankHolidays(division: unknown): division is BankHolidays {
  const { events } = (division ?? {}) as { events?: unknown }
  return (
    Array.isArray(events) &&
    events.every(event => typeof event?.title === 'string' && typeof event?.date === 'string')
  )
}

function dayLines({ days }: Explanation): string[] {
  return days.map(({ date, counted, skipped }) => {
    const number = counted === undefined ? '–' : String(counted)
    return `${number.padStart(4)}  ${sayDay(date)}${skipped ? `: ${skipped}` : ''}`
  })
}

function asJson(
  allowance: Allowance,
  from: Instant,
  { hash, knownFrom, knownTo }: Calendar,
  { due, sentence, days, notes }: Explanation,
  withDays: boolean,
) {
  return {
    allowance,
    from,
    due: due.at === undefined ? { at: null } : { ...due, atLondon: localText(due.at) },
    sentence,
    notes,
    ...(withDays && { days }),
    calendar: { hash, knownFrom, knownTo },
  }
}
