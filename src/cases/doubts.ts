import { parseLocal } from '../calendar/index.ts'
import type { Case } from './case.ts'
import { happenings } from './happenings.ts'
import { instantNames } from '../procedure/pack/clock.ts'
import { factNames, facts } from '../procedure/conditions/facts.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import { clockOfOverlay } from '../procedure/overlay.ts'
import type { Pack } from '../procedure/pack/pack.ts'
import { type Path, type Problem, sayFound } from '../procedure/reading/problem.ts'
import type { At } from '../procedure/reading/yaml.ts'
import { declaredIn, type Declared } from '../procedure/checking/references.ts'
import { walkPack } from '../procedure/pack/walk.ts'
import { findMisspelt, type ReservedKind, reserved } from '../procedure/pack/reserved.ts'

const caseKeys = ['name', 'procedure', 'overlay', 'scenario', 'facts', 'happened', 'now', 'expect']
export const expectKeys = [
  'deadlines',
  'urgency',
  'slots',
  'routes',
  'quorum',
  'duties',
  'cannot-finalise',
  'recipients',
  'refused',
  'agenda',
  'formats',
  'seats',
  'rules',
] as const
export type ExpectKey = (typeof expectKeys)[number]
/** Parts of an expectation that say something of each of several, and how that is written. */
const expectedSo = {
  deadlines: '{ convene: { due: 2027-04-10T16:30, verdict: running } }',
  duties: '{ late-reason: open }',
  recipients: '{ attendees: full }',
  quorum: '{ met: false, missing: [health] }',
  refused: '{ decide/conference: any }',
  routes: '{ request: north }',
  slots: '{ first: 2027-04-10T09:30 }',
} as const
const expectedInside = Object.keys(expectedSo) as (keyof typeof expectedSo)[]
/** Duties that the program itself makes, whatever the pack: to attend, decide, act, sign, set a date, find a substitute, to be of the rank asked for. */
const ownDuties = [
  'urgency',
  'attend',
  'decide',
  'action',
  'sign-minutes',
  'target',
  'substitute',
  'seniority',
  'one-per-agency',
  'rank',
  'management-group',
  'out-of-hours-record-form',
  'rule',
]
export const verdicts = [
  'not-started',
  'running',
  'met',
  'met-late-justified',
  'late-asap',
  'departure',
  'breach',
  'target-missed',
  'not-applicable',
  'silent',
]
export const dutyStates = ['open', 'done', 'late', 'departed', 'not-applicable']
export const copies = ['full', 'extract', 'notice', 'access', 'blocked', 'none', 'ask']
/** Facts a case may state although no rule asks for them: who people are, and who is implicated. */
const alsoFacts = ['children', 'implicated', 'people', 'agency', 'seat', 'attested']
const knownFacts: readonly string[] = [...factNames, ...alsoFacts]
const kinds = [...new Set<string>([...instantNames, ...Object.keys(happenings)])]
/** The fields of each kind of happening, with those that belong to any. */
const allowedIn = new Map(
  Object.entries(happenings).map(([kind, fields]) => [kind, [...new Set(['at', 'by', 'child', ...fields])]]),
)
const childKeys = ['id', 'name', ...factNames.filter(fact => facts[fact].of === 'child')]

/** What in a case looks like a slip, one sentence each. */
export function doubtsAbout(
  one: Case,
  written: Record<string, unknown>,
  findPack: ((procedure: string) => Pack | undefined) | undefined,
  procedures: readonly string[],
  at: At,
): Problem[] {
  const pack = findPack?.(one.procedure)
  const doubts: Problem[] = []
  const known = (word: string, words: readonly string[], path: Path, noun: string, key?: true) => {
    if (!words.includes(word)) doubts.push(at(path, `"${word}" is not ${noun}.${suggest(word, words)}`, key))
  }
  const ids =
    pack === undefined ? idsOf(pack) : together([pack, ...movedTo(one).flatMap(id => findPack?.(id) ?? [])])
  const keysOf = (value: unknown): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

  for (const key of Object.keys(written)) known(key, caseKeys, [key], 'a part of a case', true)
  const missing = (id: string): string =>
    procedures.includes(id)
      ? `the procedure "${id}" cannot be read yet. Check it first.`
      : `there is no procedure "${id}".${suggest(id, procedures)}`
  if (findPack && pack === undefined) doubts.push(at(['procedure'], missing(one.procedure)))
  for (const [place, { kind, fields }] of one.happened.entries())
    if (kind === 'moved-to' && findPack && findPack(String(fields.to)) === undefined)
      doubts.push(at(['happened', place, kind, 'to'], missing(String(fields.to))))

  for (const fact of Object.keys(one.facts))
    if (childKeys.includes(fact) && fact in facts) {
      const says = `"${fact}" is a fact about a child. Write it there: children: [{ id: A, ${fact}: … }].`
      doubts.push(at(['facts', fact], says, true))
    } else known(fact, knownFacts, ['facts', fact], 'a fact that a rule may ask about', true)
  const { urgency, children } = one.facts
  if (pack && typeof urgency === 'string')
    known(urgency, ids.class, ['facts', 'urgency'], `an urgency class of ${one.procedure}`)
  if (Array.isArray(children))
    for (const [place, child] of children.entries())
      for (const key of keysOf(child))
        known(key, childKeys, ['facts', 'children', place, key], 'a fact about a child', true)

  for (const [place, { kind, fields }] of one.happened.entries()) {
    const path = ['happened', place, kind]
    known(kind, kinds, path, 'something that can happen', true)
    const allowed = allowedIn.get(kind)
    if (allowed === undefined) continue
    for (const field of Object.keys(fields))
      known(field, allowed, [...path, field], `said of "${kind}"`, true)
  }

  if (pack) doubts.push(...doubtsAboutPeople(one, ids, at))

  const { expect } = one
  for (const key of Object.keys(expect))
    known(key, expectKeys, ['expect', key], 'something a case can expect', true)
  /** Without the pack, an id nobody reserved may well be its own; only a slip in a reserved one is doubted. */
  const id = (kind: ReservedKind, key: string, path: Path) => {
    const name = clockOfOverlay(key) ?? key.split('/')[0]!
    const noun = `${kind === 'outcome' ? 'an' : 'a'} ${kind} known here`
    if (pack !== undefined || findMisspelt(kind, name) !== undefined) known(name, ids[kind], path, noun, true)
  }
  for (const clock of keysOf(expect.deadlines)) {
    const path = ['expect', 'deadlines', clock]
    id('clock', clock, path)
    doubts.push(...doubtsAboutDeadline((expect.deadlines as Record<string, unknown>)[clock], path, at))
  }
  for (const [duty, state] of Object.entries(mappingOf(expect.duties))) {
    if (!ownDuties.includes(duty.split('/')[0]!)) id('duty', duty, ['expect', 'duties', duty])
    known(String(state), dutyStates, ['expect', 'duties', duty], 'a state of a duty')
  }
  for (const [recipient, gets] of Object.entries(mappingOf(expect.recipients))) {
    id('recipient', recipient, ['expect', 'recipients', recipient])
    known(String(gets), copies, ['expect', 'recipients', recipient], 'something a recipient gets')
  }
  for (const [place, seat] of listOf(mappingOf(expect.quorum).missing).entries())
    id('seat', String(seat), ['expect', 'quorum', 'missing', place])
  for (const part of expectedInside)
    if (
      expect[part] !== undefined &&
      expect[part] !== null &&
      Object.keys(mappingOf(expect[part])).length === 0
    )
      doubts.push(at(['expect', part], `expected what each of them is, such as ${expectedSo[part]}.`))
  for (const key of keysOf(expect.refused)) {
    const [verb, what] = key.split('/')
    if (verb === 'decide' && what) id('outcome', what, ['expect', 'refused', key])
  }
  for (const seat of keysOf(expect.seats)) id('seat', seat, ['expect', 'seats', seat])
  for (const rule of keysOf(expect.rules))
    if (pack !== undefined && !ids.rule.includes(rule))
      doubts.push(
        at(['expect', 'rules', rule], `this pack has no rule "${rule}".${suggest(rule, ids.rule)}`, true),
      )
  if (Array.isArray(expect['cannot-finalise']))
    for (const [place, duty] of expect['cannot-finalise'].entries())
      id('duty', String(duty), ['expect', 'cannot-finalise', place])
  return doubts
}

/** Seats, grades and outcomes in what happened: whoever sits in a seat this pack does not have fills none. */
function doubtsAboutPeople({ happened }: Case, ids: Ids, at: At): Problem[] {
  const doubts: Problem[] = []
  const known = (kind: 'seat' | 'grade' | 'outcome', word: unknown, path: Path) => {
    if (typeof word !== 'string' || ids[kind].includes(word)) return
    doubts.push(
      at(
        path,
        `"${word}" is not ${kind === 'outcome' ? 'an' : 'a'} ${kind} known here.${suggest(word, ids[kind])}`,
      ),
    )
  }
  for (const [place, { kind, fields }] of happened.entries()) {
    const path = ['happened', place, kind]
    const { chair, present, seat, outcome } = fields
    known('outcome', outcome, [...path, 'outcome'])
    known('seat', seat, [...path, 'seat'])
    // A case may show what happens when somebody chairs who has a seat and no grade.
    const grade = typeof chair === 'string' ? chair : mappingOf(chair).grade
    if (!ids.seat.includes(String(grade))) known('grade', grade, [...path, 'chair'])
    for (const [number, person] of listOf(present).entries())
      known('seat', typeof person === 'string' ? person : mappingOf(person).seat, [
        ...path,
        'present',
        number,
      ])
  }
  return doubts
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const mappingOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

function doubtsAboutDeadline(expected: unknown, path: Path, at: At): Problem[] {
  const doubts: Problem[] = []
  const { due, verdict } =
    typeof expected === 'string' ? { due: undefined, verdict: expected } : mappingOf(expected)
  if (verdict !== undefined && !verdicts.includes(String(verdict)))
    doubts.push(at(path, `"${verdict}" is not a verdict.${suggest(String(verdict), verdicts)}`))
  if (due === undefined || due === null || due === 'none') return doubts
  const parsed =
    typeof due === 'string' ? parseLocal(due) : { refusal: `expected a time, found ${sayFound(due)}.` }
  if ('refusal' in parsed && !('instant' in parseLocal(`${due}#1`)))
    doubts.push(at([...path, 'due'], parsed.refusal))
  return doubts
}

/** The other versions a case is moved to: from then on their ids are as good as those of the first. */
const movedTo = ({ happened }: Case): string[] =>
  happened.flatMap(({ kind, fields }) => (kind === 'moved-to' ? [String(fields.to)] : []))

function together([first, ...others]: readonly Pack[]): Ids {
  const all: Ids = { ...idsOf(first) }
  for (const ids of others.map(idsOf))
    for (const kind of Object.keys(all) as (keyof Ids)[]) all[kind] = [...all[kind], ...ids[kind]]
  return all
}

type Ids = Record<ReservedKind | 'class' | 'rule', readonly string[]>
const idsByPack = new WeakMap<Pack, Ids>()

/** Reserved ids and the pack's own; gathered once for each pack. */
function idsOf(pack: Pack | undefined): Ids {
  if (pack === undefined) return { ...reserved, class: [], rule: [] }
  const gathered = idsByPack.get(pack) ?? gather(pack)
  idsByPack.set(pack, gathered)
  return gathered
}

function gather(pack: Pack): Ids {
  const { rules } = walkPack(pack)
  const declared: Declared = declaredIn(pack, rules)
  const both = (kind: ReservedKind) => [...new Set([...declared[kind], ...reserved[kind]])]
  return {
    class: declared.class,
    rule: rules.map(({ rule }) => rule.id),
    clock: both('clock'),
    seat: both('seat'),
    grade: both('grade'),
    /** Whoever has a seat can be asked about by it: invited, they get what everyone invited gets. */
    recipient: [...both('recipient'), ...both('seat')],
    outcome: both('outcome'),
    /** To have something done in time is a duty by the name of its clock. */
    duty: [...both('duty'), ...both('clock')],
  }
}
