import { officeWords } from '../pack/asked.ts'
import { suggest } from '../reading/spelling.ts'
import type { Pack } from '../pack/pack.ts'
import type { Path, Problem } from '../reading/problem.ts'
import type { At } from '../reading/yaml.ts'
import type { FoundRule } from '../pack/walk.ts'
import { findMisspelt, type ReservedKind, reserved } from '../pack/reserved.ts'

/** What a pack declares under each kind of id, in the order of the file. */
export type Declared = Record<'document' | 'class' | 'format' | 'kind' | ReservedKind, readonly string[]>

/** The ids a pack itself declares, and those that faulty entries outside it do. */
export function declaredIn(
  pack: Pack,
  rules: readonly FoundRule[],
  also: Readonly<Record<string, readonly string[]>> = {},
): Declared {
  const of = (what: string, key = what) => [
    ...rules.filter(rule => rule.what === what).map(({ named }) => named!),
    ...(also[key] ?? []),
  ]
  return {
    document: [...pack.about.documents.map(({ document }) => document), ...(also.document ?? [])],
    class: of('urgency class', 'class'),
    format: of('format'),
    kind: of('kind'),
    clock: of('clock'),
    seat: of('seat'),
    grade: [...pack.attend.grades.map(({ grade }) => grade), ...(also.grade ?? [])],
    recipient: of('recipient'),
    outcome: of('outcome'),
    duty: of('duty'),
  }
}

/** Names of things that are nowhere declared: documents, grades, seats, duties, outcomes, recipients. */
export function danglingNames(
  pack: Pack,
  rules: readonly FoundRule[],
  declared: Declared,
  at: At,
): Problem[] {
  const problems: Problem[] = []
  const need = (name: string, known: readonly string[], path: Path, noun: string) => {
    if (known.includes(name)) return
    problems.push(at(path, `this pack has no ${noun} "${name}".${suggest(name, known)}`))
  }
  const needAll = (names: unknown, known: readonly string[], path: Path, noun: string) => {
    if (Array.isArray(names))
      for (const [place, name] of names.entries()) need(name, known, [...path, place], noun)
  }

  for (const { rule, path } of rules)
    need(rule.source.document, declared.document, [...path, 'source', 'document'], 'document')

  const { convene, attend, decide, minutes, distribute } = pack
  const { grade: grades } = declared
  const chairOrGrade = ['chair', ...grades]

  needAll(convene.request?.['asked-by'], grades, ['convene', 'request', 'asked-by'], 'grade')
  needAll(convene.request?.['decided-by'], grades, ['convene', 'request', 'decided-by'], 'grade')
  needAll(convene.moves?.['agreed-by'], chairOrGrade, ['convene', 'moves', 'agreed-by'], 'grade')
  const askable = [...officeWords, ...declared.seat, ...grades]
  for (const { rule, path, what } of rules) {
    if (what !== 'duty') continue
    const duty = rule as { by?: string; 'only-by'?: string[] }
    needAll(duty['only-by'], grades, [...path, 'only-by'], 'grade')
    if (duty.by !== undefined) need(duty.by, askable, [...path, 'by'], 'seat, grade or office')
  }

  for (const { rule, path, what } of rules) {
    if (what !== 'clock') continue
    const clock = rule as { 'target-set-by'?: string[]; excuse?: { by: string[] } }
    needAll(clock['target-set-by'], chairOrGrade, [...path, 'target-set-by'], 'grade')
    needAll(clock.excuse?.by, chairOrGrade, [...path, 'excuse', 'by'], 'grade')
  }

  for (const [place, { above }] of attend.grades.entries())
    needAll(above, grades, ['attend', 'grades', place, 'above'], 'grade')
  for (const [place, seat] of attend.seats.entries()) {
    const path = ['attend', 'seats', place]
    needAll(seat['filled-by-chair'], grades, [...path, 'filled-by-chair'], 'grade')
    needAll(seat['also-filled-by'], declared.seat, [...path, 'also-filled-by'], 'seat')
    needAll(seat.absence?.answers, declared.duty, [...path, 'absence', 'answers'], 'duty')
  }
  for (const [place, chairs] of attend.chairs.entries()) {
    const path = ['attend', 'chairs', place]
    needAll(chairs.grades, grades, [...path, 'grades'], 'grade')
    needAll(chairs['stand-ins'], grades, [...path, 'stand-ins'], 'grade')
    for (const [number, { grade }] of chairs.attested.entries())
      need(grade, grades, [...path, 'attested', number, 'grade'], 'grade')
  }
  for (const [place, rank] of attend.ranks.entries()) {
    need(rank.seat, declared.seat, ['attend', 'ranks', place, 'seat'], 'seat')
    need(rank['at-least'], grades, ['attend', 'ranks', place, 'at-least'], 'grade')
    needAll(rank.or, grades, ['attend', 'ranks', place, 'or'], 'grade')
  }
  for (const [place, { excludes }] of decide.outcomes.entries())
    needAll(excludes, declared.outcome, ['decide', 'outcomes', place, 'excludes'], 'outcome')
  needAll(minutes['sign-off']?.by, grades, ['minutes', 'sign-off', 'by'], 'grade')
  const groups = [...declared.recipient, ...reserved.recipient]
  for (const [place, { via, covers }] of distribute.recipients.entries()) {
    const path = ['distribute', 'recipients', place]
    if (via !== undefined) need(via, declared.recipient, [...path, 'via'], 'recipient')
    needAll(covers, groups, [...path, 'covers'], 'recipient')
  }
  return problems
}

/** A pack's own ids that look like a slip of the pen for an id that means the same in every pack. */
export function misspeltIds(pack: Pack, rules: readonly FoundRule[], at: At): Problem[] {
  const problems: Problem[] = []
  const look = (kind: ReservedKind, id: string, path: Path) => {
    const meant = findMisspelt(kind, id)
    if (meant === undefined) return
    const says = `"${id}" is so near to "${meant}", which means the same in every pack, that one could be taken for the other. Write "${meant}", or choose a name that is plainly different.`
    problems.push(at([...path, kind], says))
  }
  for (const { what, named, path } of rules)
    if (named !== undefined && what in reserved) look(what as ReservedKind, named, path)
  for (const [place, { grade }] of pack.attend.grades.entries())
    look('grade', grade, ['attend', 'grades', place])
  return problems
}

/** Grades that stand above themselves, round a circle. */
export function circlesOfGrades(pack: Pack, at: At): Problem[] {
  const above = new Map(pack.attend.grades.map(({ grade, above }) => [grade, above]))
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (above.get(from) ?? []).some(
      next => next === to || (!seen.has(next) && seen.add(next) !== undefined && reaches(next, to, seen)),
    )
  return pack.attend.grades.flatMap(({ grade }, place) =>
    reaches(grade, grade)
      ? [at(['attend', 'grades', place, 'above'], `"${grade}" stands above itself, round a circle.`)]
      : [],
  )
}
