/** `quorate concern`: one concern, typed once, under every procedure: who must come, by when, what must be answered, who gets what. */
import { readFile } from 'node:fs/promises'
import { sayDue } from '../calendar/index.ts'
import type { Deadline } from '../discussion/discussion.ts'
import { allAtOnce, readConcern, type WrittenConcern } from '../discussion/what-if/read-concern.ts'
import { sideBySide } from '../discussion/what-if/side-by-side.ts'
import type { Line, Under } from '../discussion/what-if/answers-compared.ts'
import { readCases } from '../cases/read.ts'
import { factEntry, type FactName, facts } from '../procedure/conditions/facts.ts'
import { sayProblem } from '../procedure/index.ts'
import { openShelf, type Places, usualPlaces } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
import { wrap } from './table.ts'
import { joined, plainly } from '../english.ts'

const usage = `quorate concern FACT… [--under ID,ID] [--json]
quorate concern at=2026-01-13T09:00 harm=physical serious-harm born=2018-05-01 in-education in-care=no
quorate concern FILE.yaml      facts and what happened, like a worked case without a procedure

  at=TIME        when the information and the referral came, the risk was seen and the threshold was decided
  held=TIME      suppose that the discussion starts then, ends an hour later and starts section 47 enquiries
  FACT, FACT=no  a fact is so, or not so; what is left out is unknown. Facts: quorate concern --facts`

/**
 * `quorate concern`.
 *
 * @returns the exit code: 0 when the question was answered, 2 when it was not understood.
 */
export async function concern(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  const options = readOptions(args, ['under'], ['json', 'facts', 'help'])
  if ('wrong' in options || options.given.help || (options.rest.length === 0 && !options.given.facts)) {
    out('wrong' in options ? `${options.wrong}\n${usage}` : usage)
    return 'given' in options && options.given.help ? 0 : 2
  }
  if (options.given.facts) {
    sayFacts(out)
    return 0
  }
  const written = await readWritten(options.rest)
  const read = 'wrong' in written ? written : readConcern(written)
  if ('wrong' in read) {
    for (const says of read.wrong) out(says)
    return 2
  }
  const shelf = await openShelf(places)
  const wanted = options.given.under === undefined ? undefined : String(options.given.under).split(',')
  const unknown = wanted?.find(id => !shelf.procedures.has(id))
  if (unknown !== undefined) {
    out(`There is no procedure "${unknown}". There are ${joined([...shelf.procedures.keys()])}.`)
    return 2
  }
  const rules = [...shelf.procedures.values()]
    .filter(({ id }) => wanted?.includes(id) ?? true)
    .map(procedure => ({ procedure, calendar: shelf.calendarOf(procedure) }))
  const now = read.concern.happened.at(-1)?.at ?? '2026-01-13T09:00:00.000Z'
  const all = sideBySide(read.concern, rules, now)
  if (options.given.json) out(JSON.stringify(all, null, 2))
  else sayAll(all, out)
  return 0
}

async function readWritten(words: readonly string[]): Promise<WrittenConcern | { wrong: string[] }> {
  const [file] = words
  if (words.length === 1 && /\.(ya?ml|json)$/.test(file!)) return readFileAs(file!)
  const given: Record<string, unknown> = {}
  const child: Record<string, unknown> = { id: 'A' }
  const happened: { kind: string; at: string }[] = []
  for (const word of words) {
    const [name = '', value] = word.split(/=(.*)/s)
    if (name === 'at' && value) {
      for (const { instant } of allAtOnce('')) happened.push({ kind: instant, at: value })
    } else if (name === 'held' && value) {
      happened.push({ kind: 'started', at: value }, { kind: 'section-47-decided', at: value })
    } else if (name in facts && factEntry(name as FactName).of === 'child')
      child[name] = typed(name as FactName, value)
    else given[name] = typed(name as FactName, value)
  }
  return { facts: { ...given, children: [child] }, happened }
}

/** `in-care` is yes, `in-care=no` no; `harm=physical,neglect` a list; `abusers=2` a number. */
function typed(fact: FactName, value: string | undefined): unknown {
  const kind = fact in facts ? factEntry(fact).kind : 'yes-no'
  if (kind === 'words') return (value ?? '').split(',')
  if (kind === 'number') return Number(value)
  return kind === 'word' ? (value ?? '') : !['no', 'false'].includes(value ?? 'yes')
}

async function readFileAs(file: string): Promise<WrittenConcern | { wrong: string[] }> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return { wrong: [`${file} cannot be read.`] }
  const named = /^(- )?procedure:/m.test(text) ? text : `name: A concern\nprocedure: any/any\n${text}`
  const { cases, problems } = readCases(named, file)
  const [one] = cases
  return one ? { facts: one.facts, happened: one.happened } : { wrong: problems.map(sayProblem) }
}

function sayFacts(out: Out): void {
  for (const [name, { of, label, kind, ...more }] of Object.entries(facts))
    if (!('derived' in more) && of !== 'person' && name !== 'urgency' && name !== 'format')
      out(`  ${name.padEnd(30)} ${label} (${of}, ${kind})`)
}

function sayAll(all: readonly Under[], out: Out): void {
  const part = (title: string, says: (one: Under) => readonly string[]) => {
    out('')
    out(title.toUpperCase())
    for (const one of all) {
      out(`  ${one.procedure}`)
      const lines = says(one)
      for (const line of lines.length > 0 ? lines : ['silent'])
        for (const [place, words] of wrap(line, 96).entries()) out(`    ${place === 0 ? '- ' : '  '}${words}`)
    }
  }
  out(
    'One concern under each procedure. Nothing is borrowed: “silent” means that the procedure does not say.',
  )
  part('How urgent it is', one => [sayUrgency(one)])
  part('Who must come', ({ come }) =>
    come.filter(line => line.force !== 'may').map(line => sayLine(line, line.minimum ? 'minimum' : line.who)),
  )
  part('By when', ({ by }) =>
    by.map(line => {
      const due = line.deadlines.map(one => `${one.key}: ${sayDeadline(one)}`)
      return sayLine(line, due.length > 0 ? due.join('; ') : `${line.allows}, once ${line.waitsFor}`)
    }),
  )
  part('What must be answered', ({ answered }) =>
    answered.map(line =>
      sayLine(
        line,
        `${line.stage}${line.beforeFinal ? ', minutes wait for it' : ''}${line.by ? `, by ${plainly(line.by)}` : ''}`,
      ),
    ),
  )
  part('Who gets what', ({ gets }) =>
    gets.map(line => sayLine(line, `${line.gives}${line.via ? `, by way of ${plainly(line.via)}` : ''}`)),
  )
}

function sayUrgency({ urgency }: Under): string {
  if (urgency.label !== undefined) return `${urgency.label} [${urgency.rule}]`
  if (urgency.asks.length === 0) return 'The facts point to no class: whoever asks chooses.'
  return `Not known yet: say whether ${joined(
    urgency.asks.map(fact => factEntry(fact).label),
    'or',
  )}.`
}

const sayLine = (line: Line, more: string): string =>
  `${line.label} (${more}) [${line.rule}, ${line.force}]${line.applies === 'if' ? ` if ${line.when ?? 'it turns out so'}` : ''}`

function sayDeadline({ due, inclusive, day, provisional = false }: Deadline): string {
  if (due === undefined) return 'no time is given'
  return sayDue({ at: due, inclusive, day: day ?? due.slice(0, 10), provisional })
}
