/** What this authority calls things: the words of its pack for the meeting, grades, seats, formats and sources. */
import { capital, plainly } from '../../english.ts'
import type { Source } from '../../procedure/pack/rule.ts'
import type { Rules } from '../happening.ts'

/** What this authority calls a thing; our word where its pack has none. */
export const wordFor = ({ procedure }: Rules, word: string, ours: string): string =>
  procedure.pack.words[word] ?? ours

/** What this authority calls the meeting itself, by its kind. */
export function whatItIs(kind: string, rules: Rules): string {
  const plain = wordFor(rules, 'discussion', 'strategy discussion')
  return kind === 'complex' || kind === 'extra-familial' ? wordFor(rules, kind, plain) : plain
}

export function gradeName(grade: string, { procedure }: Rules): string {
  return procedure.pack.attend.grades.find(one => one.grade === grade)?.label ?? capital(plainly(grade))
}

export function seatName(seat: string, { procedure }: Rules): string {
  return procedure.seats.find(one => one.seat === seat)?.label ?? capital(plainly(seat))
}

export function sourceInWords(source: Source, { procedure }: Rules): string {
  const document = procedure.pack.about.documents.find(one => one.document === source.document)
  return `${document?.title ?? source.document}, ${source.section}`
}

export const formatName = (format: string, { procedure }: Rules): string =>
  procedure.formats.find(one => one.format === format)?.label ?? capital(plainly(format))
