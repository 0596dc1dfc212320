/** A procedure made ready to be read: every rule with its words, its place, its YAML and the worked cases about it. */
import { isMap, parseDocument } from 'yaml'
import type { Calendar } from '../../../../calendar/index.ts'
import { sayAllowance } from '../../../../calendar/index.ts'
import type { Rules } from '../../../../discussion/happening.ts'
import { runCase } from '../../../../cases/worked-case.ts'
import type { Case } from '../../../../cases/case.ts'
import type { Allowance } from '../../../../calendar/index.ts'
import type { Anchor, InstantName } from '../../../../procedure/pack/clock.ts'
import { sayCondition } from '../../../../procedure/conditions/condition.ts'
import type { Pack, Procedure } from '../../../../procedure/index.ts'
import { sayAnchor, sayInstant } from '../../../../procedure/saying/say-instant.ts'
import { type FoundRule, walkPack } from '../../../../procedure/pack/walk.ts'

type CaseTick = { readonly name: string; readonly held: boolean; readonly expected: number }
export type ReadRule = {
  readonly id: string
  readonly also: readonly string[]
  readonly label: string
  readonly force: FoundRule['rule']['force']
  readonly source: string
  readonly supplied: boolean
  readonly when: string | undefined
  /** What a clock counts. */
  readonly counts: string | undefined
  readonly reading: string | undefined
  readonly because: string | undefined
  readonly placeholder: boolean
  readonly chapter: string
  readonly what: string
  readonly named: string | undefined
  readonly shows: string
  readonly yaml: string
  readonly cases: readonly CaseTick[]
}
export type Read = { readonly rules: readonly ReadRule[]; readonly cases: readonly CaseTick[] }

/**
 * Reads a procedure for a person.
 *
 * @param text - the bytes that its hash is of.
 * @param find - another version by its id, for cases that are moved to one.
 * @param cases - every worked case known; those of other procedures, and those of the overlay beside it, are left out. They are run here, against the real engine.
 */
export function readProcedure(
  procedure: Procedure,
  text: string,
  cases: readonly Case[],
  calendar: Calendar,
  find?: (procedure: string) => Rules | undefined,
): Read {
  const document = parseDocument(text)
  const ran = cases
    .filter(one => one.procedure === procedure.id && one.overlay === undefined)
    .map(one => ({ about: mentioned(one), ...run(one, { procedure, calendar }, find) }))
  const rules = walkPack(procedure.pack).rules.map(found => {
    const tests = ran
      .filter(({ about, urgency }) => concerns(about, urgency, found))
      .map(({ name, held, expected }) => ({ name, held, expected }))
    return read(found, procedure.pack, fragment(document, text, found.path), tests)
  })
  return { rules, cases: ran.map(({ name, held, expected }) => ({ name, held, expected })) }
}

/** One worked case, asked of the real engine now. */
export function run(worked: Case, rules: Rules, find?: (procedure: string) => Rules | undefined) {
  const urgency = typeof worked.facts.urgency === 'string' ? worked.facts.urgency : undefined
  const { name } = worked
  try {
    const { expectations } = runCase({ ...worked, happened: [...worked.happened] }, rules, find)
    return { name, urgency, held: expectations.every(one => one.held), expected: expectations.length }
  } catch {
    // A case that cannot be understood does not hold; the command line says why.
    return { name, urgency, held: false, expected: 0 }
  }
}

/** What a case speaks of, as `clock:convene`, `duty:late-reason`, `rule:BR24-604`. */
export function mentioned({ expect }: Pick<Case, 'expect'>): Set<string> {
  const found = new Set<string>()
  const keysOf = (part: unknown): string[] =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.keys(part) : []
  const short = (key: string) => key.split('/')[0] ?? key
  for (const key of keysOf(expect.deadlines)) found.add(`clock:${short(key)}`)
  for (const key of keysOf(expect.recipients)) found.add(`recipient:${short(key)}`)
  for (const key of keysOf(expect.duties)) addDuty(key, found)
  for (const key of (Array.isArray(expect['cannot-finalise']) ? expect['cannot-finalise'] : []) as string[])
    addDuty(key, found)
  for (const key of keysOf(expect.seats)) found.add(`seat:${key}`)
  for (const key of keysOf(expect.rules)) found.add(`rule:${key}`)
  if (Array.isArray(expect.agenda)) for (const item of expect.agenda) found.add(`item:${item}`)
  if (Array.isArray(expect.formats)) for (const format of expect.formats) found.add(`format:${format}`)
  if (expect.quorum !== undefined) found.add('quorum')
  if (expect.slots !== undefined) found.add('slots')
  for (const [key, rule] of Object.entries((expect.refused ?? {}) as Record<string, unknown>)) {
    if (typeof rule === 'string') found.add(`rule:${rule}`)
    if (key.startsWith('decide/')) found.add(`outcome:${key.split('/')[1]}`)
  }
  return found
}

function addDuty(key: string, found: Set<string>): void {
  const [duty, of] = key.split('/')
  found.add(duty === 'attend' && of ? `seat:${of}` : `duty:${duty}`)
  if (duty === 'chair-grade') found.add('chairs')
}

/** Whether a case is about a rule. Rules for the same clock under different urgencies share its name but not its cases. */
function concerns(about: ReadonlySet<string>, urgency: string | undefined, found: FoundRule): boolean {
  const { rule, what, named, path } = found
  if (about.has(`rule:${rule.id}`) || rule.also?.some(id => about.has(`rule:${id}`))) return true
  if (path[1] === 'chairs' && about.has('chairs')) return true
  if (path[1] === 'slots' && about.has('slots')) return true
  if (what === 'seat' && (rule as { minimum?: boolean }).minimum && about.has('quorum')) return true
  if (named === undefined || !about.has(`${what}:${named}`)) return false
  const asked = rule.when && 'urgency' in rule.when ? rule.when.urgency : undefined
  return typeof asked !== 'string' || urgency === undefined || urgency === asked
}

function read(
  { rule, chapter, what, named, path }: FoundRule,
  pack: Pack,
  yaml: string,
  cases: readonly CaseTick[],
): ReadRule {
  const document = pack.about.documents.find(one => one.document === rule.source.document)
  const clock = rule as unknown as { allow?: Allowance; from?: Anchor; to?: InstantName }
  return {
    id: rule.id,
    also: rule.also ?? [],
    label: rule.label,
    force: rule.force,
    source: `${document?.title ?? rule.source.document}, ${rule.source.section}`,
    supplied: document?.supplied ?? true,
    when: rule.when && sayCondition(rule.when),
    counts:
      clock.allow !== undefined && clock.from !== undefined && clock.to !== undefined
        ? `${sayAllowance(clock.allow)}, from when ${sayAnchor(clock.from)}, until ${sayInstant(clock.to)}`
        : undefined,
    reading: rule.reading,
    because: rule.because,
    placeholder: rule.placeholder ?? false,
    chapter,
    what,
    named,
    shows: whereShown(chapter, what, String(path[1])),
    yaml,
    cases,
  }
}

/** The words of the file for one rule, moved to the left margin. */
export function fragment(
  document: ReturnType<typeof parseDocument>,
  text: string,
  path: FoundRule['path'],
): string {
  const node = document.getIn(path as unknown[], true)
  if (!isMap(node) || !node.range) return ''
  const [from, to] = node.range
  const indent = from - (text.lastIndexOf('\n', from - 1) + 1)
  return text
    .slice(from, to)
    .split('\n')
    .map((line, index) => (index > 0 && line.slice(0, indent).trim() === '' ? line.slice(indent) : line))
    .join('\n')
    .trimEnd()
}

const shownByWhat: Readonly<Record<string, string>> = {
  clock: 'The clocks on the discussion and on My work; “How was this worked out?”',
  duty: 'The task list of the discussion, and the page that answers it',
  seat: 'Who is invited, and the sentence about quorum in the room',
  'urgency class': 'The question about urgency when a discussion is asked for',
  kind: 'The kind of discussion when it is asked for',
  format: 'The choice of format when the meeting is booked',
  outcome: 'Decisions, for each child',
  recipient: 'Copies: who gets what, and why',
  field: 'The fields of an action',
  part: 'The parts of the minutes',
  step: 'Beside a decision that an agency disagrees with',
}

/** Where on screen a rule is met. */
function whereShown(chapter: string, what: string, section: string): string {
  if (chapter === 'not-machine-checkable') return 'Only here: people judge it, not the program'
  if (what === 'item')
    return chapter === 'complex'
      ? 'The agenda of a complex discussion, in the room'
      : 'The agenda, in the room'
  const shown = shownByWhat[what]
  if (shown) return shown
  if (section === 'chairs') return 'The grade of the chair, in the task list'
  if (section === 'slots' || section === 'moves') return 'Booking and moving the meeting'
  if (section === 'request') return 'Asking for a discussion'
  if (chapter === 'minutes') return 'Reading back, signing, and the minutes'
  if (chapter === 'distribute') return 'Copies: who gets what, and why'
  if (chapter === 'act') return 'Actions, and how agencies confirm them'
  if (chapter === 'attend') return 'Who is invited'
  if (chapter === 'out-of-hours') return 'A discussion held out of hours'
  if (chapter === 'escalate') return 'Beside a decision that an agency disagrees with'
  if (chapter === 'complex') return 'The kind of discussion, and its agenda'
  return 'Asking for a discussion'
}

/** Whether a rule has every word that was searched for, anywhere a reader would look. */
export function isFound(rule: ReadRule, searched: string): boolean {
  const { id, also, label, source, when, reading, because, chapter, named, force } = rule
  const all = [
    id,
    ...also,
    label,
    source,
    when,
    reading,
    because,
    chapter,
    named?.replaceAll('-', ' '),
    named,
    force,
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word))
}
