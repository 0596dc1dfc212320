import { type LocalDate, months, parseLocal } from '../calendar/index.ts'
import { longestLine_characters } from '../discussion/checks/typed-words.ts'

/** What is wrong with one field, as the error summary says it. */
export type Problem = { field: string; says: string }

/** The fields of one page, as they were sent. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** About seven pages: what one field holds at most, on every page that has no other measure of its own. */
const longestField_characters = longestLine_characters
const nulSays = 'The text holds a character (NUL) that cannot be kept. Take it out and save again.'
const say = (count: number) => count.toLocaleString('en-GB')
const tooLong = (length: number, most: number) =>
  `That is ${say(length)} characters. Keep it under ${say(most)}: shorten it, or attach it as a document.`

/**
 * The fields of a form as they were sent. Readers collect what is wrong, so that a page can say everything at once and
 * show every field as it was typed.
 */
export class Fields {
  readonly problems: Problem[] = []
  constructor(private readonly sent: Readonly<Record<string, string | readonly string[] | undefined>>) {}

  /** As typed, for showing again. */
  raw = (field: string): string => {
    const value = this.sent[field]
    return Array.isArray(value) ? (value[0] ?? '') : ((value as string | undefined) ?? '')
  }
  all = (field: string): readonly string[] => {
    const value = this.sent[field]
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
  /** Whether a field was sent at all. A field that was sent empty has been emptied: nothing fills it again. */
  has = (field: string): boolean => this.sent[field] !== undefined
  /** What a field shows: as it was sent, even empty; what is on record where it was not sent. */
  shown = (field: string, saved: string | undefined): string =>
    this.has(field) ? this.raw(field) : (saved ?? '')
  names = (): readonly string[] => Object.keys(this.sent)

  /** Text, or undefined when the field is empty. Line ends are kept as one kind; nothing else is changed. */
  text(field: string): string | undefined {
    const words = this.raw(field).replaceAll('\r\n', '\n')
    if (words.includes('\0')) {
      this.wrong(field, nulSays)
      return undefined
    }
    return words.trim() === '' ? undefined : words
  }

  /** Text that has to be there; says so otherwise and gives ''. */
  needed(field: string, says: string): string {
    return this.text(field) ?? this.wrong(field, says) ?? ''
  }

  yesNo(field: string): boolean | undefined {
    const value = this.raw(field)
    return value === 'yes' ? true : value === 'no' ? false : undefined
  }

  /** A date from the three fields `x-day`, `x-month`, `x-year`; undefined when all are empty. */
  date(field: string, says = 'Enter a real date, like 27 3 2026.'): LocalDate | undefined {
    const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(part =>
      this.raw(`${field}-${part}`).trim(),
    )
    if (!day && !month && !year) return undefined
    const date = `${year.padStart(4, '0')}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`
    const parsed = parseLocal(date)
    if ('instant' in parsed && parsed.dateOnly) return date
    return this.wrong(field, says)
  }

  /** The first field that has more characters than are ever kept in one; line ends count once. */
  longerThan(most = longestField_characters): Problem | undefined {
    for (const field of this.names())
      for (const words of this.all(field)) {
        if (words.length <= most) continue
        const length = words.replaceAll('\r\n', '\n').length
        if (length > most) return { field, says: tooLong(length, most) }
      }
    return undefined
  }

  /** The first field that holds a NUL: PostgreSQL keeps none, in words as little as in what a page sends along. */
  withNul(): Problem | undefined {
    const field = this.names().find(name => this.all(name).some(words => words.includes('\0')))
    return field === undefined ? undefined : { field, says: nulSays }
  }

  wrong(field: string, says: string): undefined {
    if (!this.problems.some(one => one.field === field)) this.problems.push({ field, says })
    return undefined
  }
  problemWith = (field: string): string | undefined => this.problems.find(one => one.field === field)?.says
}

/** “Dec” and “December” are written where 12 is meant. */
function monthNumber(written: string): string {
  const said = written.toLowerCase()
  const at = months.findIndex(
    month => month.toLowerCase() === said || month.slice(0, 3).toLowerCase() === said,
  )
  return at < 0 ? written : String(at + 1)
}
