import { parseLocal } from '../calendar/index.ts'
import type { Case } from './cases.ts'
import { instantNames } from './clock.ts'
import { factNames, facts } from './facts.ts'
import { suggest } from './near.ts'
import type { Pack } from './pack.ts'
import { type Path, type Problem, sayFound } from './problem.ts'
import type { At } from './read.ts'
import { declaredIn, type Declared } from './references.ts'
import { walkPack } from './walk.ts'
import { findMisspelt, type ReservedKind, reserved } from './words.ts'

const caseKeys = ['name', 'procedure', 'facts', 'happened', 'now', 'expect']
const expectKeys = [
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
]
/** Duties that the program itself makes, whatever the pack: to attend, decide, act, sign, set a date, find a substitute, to be of the rank asked for. */
const ownDuties = [
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
/** What can happen in a case besides the instants, with the fields each may have. */
const happenings: Record<string, readonly string[]> = {
  'protective-action-taken': ['by'],
  started: ['chair', 'present', 'format', 'out-of-hours'],
  'section-47-decided': ['child'],
  decided: ['child', 'outcome', 'reason'],
  position: ['child', 'agency', 'view', 'words'],
  'child-seen': ['child', 'alone'],
  'signed-off': ['by'],
  received: ['recipient'],
  'conference-held': ['child'],
  'assessment-completed': ['child'],
  invited: ['seat', 'agency', 'role', 'has-case-system-access'],
  replied: ['seat', 'agency', 'answer'],
  joined: ['seat', 'agency', 'grade', 'information-only'],
  left: ['seat', 'agency'],
  conversation: ['agency'],
  line: ['agency', 'kind', 'text'],
  'medical-decided': ['child', 'needed', 'reason', 'advice-given'],
  'consent-decided': ['child', 'sought', 'reason'],
  'parents-contacted': ['child', 'contacted', 'reason'],
  explained: ['duty', 'by', 'reason', 'child'],
  'delay-explained': ['by', 'reason'],
  'action-agreed': ['id', 'what', 'owner', 'agency', 'due'],
  confirmed: ['action', 'status', 'date', 'reason', 'in-writing'],
  correction: ['recipient', 'text'],
  blocked: ['role', 'agency', 'reason'],
  'out-of-hours-record-sent': ['channel', 'file'],
  appointed: ['as', 'person'],
  'slot-moved': ['from', 'to', 'by', 'agreed-by'],
  reclassified: ['to', 'by', 'reason'],
  'target-set': ['clock', 'child', 'due', 'by', 'reason'],
  departed: ['rule', 'duty', 'by', 'reason'],
  escalated: ['to', 'by'],
  attested: ['grade', 'experience', 'by'],
}
const verdicts = [
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
const dutyStates = ['open', 'done', 'late', 'departed', 'not-applicable']
const copies = ['full', 'extract', 'notice', 'access', 'blocked', 'none', 'ask']
/** Facts a case may state although no rule asks for them: who people are, and who is implicated. */
const alsoFacts = ['children', 'implicated', 'people', 'agency', 'seat', 'attested']
const childKeys = ['id', 'name', ...factNames.filter(fact => facts[fact].of === 'child')]

/** What in a case looks like a slip, one sentence each. */
export function doubtsAbout(
  one: Case,
  written: Record<string, unknown>,
  pack: Pack | undefined,
  packsAreKnown: boolean,
  at: At,
): Problem[] {
  const doubts: Problem[] = []
  const known = (word: string, words: readonly string[], path: Path, noun: string, key?: true) => {
    if (!words.includes(word)) doubts.push(at(path, `"${word}" is not ${noun}.${suggest(word, words)}`, key))
  }
  const ids = idsOf(pack)
  const keysOf = (value: unknown): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

  for (const key of Object.keys(written)) known(key, caseKeys, [key], 'a part of a case', true)
  if (packsAreKnown && pack === undefined)
    doubts.push(at(['procedure'], `there is no procedure "${one.procedure}".`))

  for (const fact of Object.keys(one.facts))
    known(fact, [...factNames, ...alsoFacts], ['facts', fact], 'a fact that a rule may ask about', true)
  const { urgency, children } = one.facts
  if (pack && typeof urgency === 'string')
    known(urgency, ids.class, ['facts', 'urgency'], `an urgency class of ${one.procedure}`)
  if (Array.isArray(children))
    for (const [place, child] of children.entries())
      for (const key of keysOf(child))
        known(key, childKeys, ['facts', 'children', place, key], 'a fact about a child', true)

  const kinds = [...new Set([...instantNames, ...Object.keys(happenings)])]
  for (const [place, { kind, fields }] of one.happened.entries()) {
    const path = ['happened', place, kind]
    known(kind, kinds, path, 'something that can happen', true)
    const allowed = [...new Set(['at', 'by', 'child', ...(happenings[kind] ?? [])])]
    if (happenings[kind] === undefined) continue
    for (const field of Object.keys(fields))
      known(field, allowed, [...path, field], `said of "${kind}"`, true)
  }

  const { expect } = one
  for (const key of Object.keys(expect))
    known(key, expectKeys, ['expect', key], 'something a case can expect', true)
  /** Without the pack, an id nobody reserved may well be its own; only a slip in a reserved one is doubted. */
  const id = (kind: ReservedKind, key: string, path: Path) => {
    const name = key.split('/')[0]!
    if (pack !== undefined || findMisspelt(kind, name) !== undefined)
      known(name, ids[kind], path, `a ${kind} known here`, true)
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
