/** `quorate replay DRAFT.yaml --data DIR`: recorded discussions under a draft: which would have been late, inquorate, or lost a recipient. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openDatabase, withSystem } from '../database/index.ts'
import type { DiscussionEvent } from '../discussion/decide.ts'
import type { Rules } from '../discussion/happening.ts'
import { type Replayed, replayUnder } from '../discussion/replay-under.ts'
import { listAuthorities } from '../house.ts'
import { factEntry } from '../procedure/facts.ts'
import { checkPack, compileProcedure, type Procedure, readPack, sayProblem } from '../procedure/index.ts'
import { sayList } from '../procedure/problem.ts'
import { type Entry, readEntries } from '../record/index.ts'
import { openShelf, type Places, sha256, type Shelf, usualPlaces } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
import { readText } from './read-text.ts'

const usage = `quorate replay DRAFT.yaml --data DIR [--until 2026-12-01T12:00Z] [--json]
  every recorded discussion, as it would have stood under the draft; nothing is changed`

/** References are only unique within an authority. */
type Told = Replayed & { readonly authority: string }

/**
 * `quorate replay`.
 *
 * @returns the exit code: 0 when it was replayed, whatever came of it, 1 when the draft cannot be read, 2 when the question was not understood.
 */
export async function replay(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  const options = readOptions(args, ['data', 'until'], ['json'])
  if ('wrong' in options || options.rest.length !== 1) {
    out('wrong' in options ? `${options.wrong}\n${usage}` : usage)
    return 2
  }
  const file = options.rest[0]!
  const draft = await readDraft(file, out)
  if (!draft) return 1
  const until = String(options.given.until ?? '')
  const now = Number.isNaN(Date.parse(until)) ? undefined : new Date(Date.parse(until)).toISOString()
  if (until !== '' && now === undefined) {
    out(`“${until}” is not a moment. Write it like 2026-12-01T12:00Z.`)
    return 2
  }
  const shelf = await openShelf(places)
  const url = process.env.DATABASE_URL
  const dataFolder = resolve(String(options.given.data ?? 'data'))
  // Opening a database that is not there would make one, and find nothing in it.
  if (!url && !existsSync(dataFolder)) {
    out(`There is no folder ${dataFolder}. Name the one that npm start keeps its data in: --data DIR.`)
    return 2
  }
  const database = await openDatabase(url ? { url } : { dataFolder, alongside: true })
  try {
    const told: Told[] = []
    const unkept: string[] = []
    for (const { authority, name } of await listAuthorities(database))
      for (const events of await withSystem(database.pool, { authority }, tx => storiesOf(tx, authority))) {
        const asked = events.find(event => event.type === 'DiscussionAskedFor')
        if (asked?.type !== 'DiscussionAskedFor') continue
        const then = rulesThen(asked.procedure, events, shelf)
        const last = events.reduce((latest, { at }) => [latest, at].sort()[1]!, '')
        if (then)
          told.push({
            authority: name,
            ...replayUnder(events, then, rulesOf(draft, shelf), now ?? last),
          })
        else unkept.push(asked.reference)
      }
    if (options.given.json) out(JSON.stringify({ replayed: told, unkept }, null, 2))
    else sayAll(told, unkept, file, out)
    return 0
  } finally {
    await database.close()
  }
}

async function readDraft(file: string, out: Out): Promise<Procedure | undefined> {
  const written = await readText(file)
  if ('says' in written) {
    out(`${file}: ${written.says}`)
    return undefined
  }
  const read = readPack(written.text, file)
  const problems = 'problems' in read ? read.problems : checkPack(read)
  for (const problem of problems) out(sayProblem(problem))
  if ('problems' in read || problems.length > 0) return undefined
  return compileProcedure(
    file.replace(/^.*?([^/]+\/[^/]+)\.yaml$/, '$1'),
    sha256(Buffer.from(written.text)),
    read.pack,
  )
}

const rulesOf = (procedure: Procedure, shelf: Shelf) => ({ procedure, calendar: shelf.calendarOf(procedure) })

/** The very file it was pinned to, or the file of that name as it stands today. */
const heldUnder = (
  { id, hash }: { id: string; hash: string },
  { procedures }: Shelf,
): Procedure | undefined => [...procedures.values()].find(one => one.hash === hash) ?? procedures.get(id)

/** The rules it was held under, with those it was moved from; undefined when one of them is not here. */
function rulesThen(
  first: { id: string; hash: string },
  events: readonly DiscussionEvent[],
  shelf: Shelf,
): Rules | undefined {
  const moves = events.filter(event => event.type === 'MovedToProcedure')
  const found = [first, ...moves.map(({ to }) => to)].map(one => heldUnder(one, shelf))
  const rules = found.flatMap(one => (one ? [rulesOf(one, shelf)] : []))
  if (rules.length < found.length) return undefined
  const last = rules.at(-1)!
  return moves.length === 0 ? last : { ...last, earlier: rules.slice(0, -1) }
}

type Tx = Parameters<typeof readEntries>[0]

async function storiesOf(tx: Tx, authority: string): Promise<DiscussionEvent[][]> {
  const { rows } = await tx.query<{ discussion: string }>(
    'select discussion from quorate.discussion_head where authority = $1 order by discussion',
    [authority],
  )
  const stories: DiscussionEvent[][] = []
  for (const { discussion } of rows)
    stories.push((await readEntries(tx, authority, discussion)).filter(isTold).map(eventOf))
  return stories
}

/** What was lawfully emptied, and the entry that says so, change nothing. */
const isTold = ({ content, type }: Entry): boolean => content !== null && type !== 'ContentRedacted'
const eventOf = ({ content, type, at }: Entry): DiscussionEvent =>
  ({ ...content, type, at }) as unknown as DiscussionEvent

function sayAll(told: readonly Told[], unkept: readonly string[], file: string, out: Out): void {
  for (const [authority, own] of Map.groupBy(told, one => one.authority)) {
    out(authority)
    for (const one of own.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))) sayOne(one, out)
  }
  for (const reference of unkept)
    out(`${reference}: the procedure it was held under is not here. It was left out.`)
  const late = told.filter(one => one.late.length > 0).length
  const inquorate = told.filter(one => one.inquorate).length
  const lost = told.filter(one => one.lost.length > 0).length
  out(
    `${told.length} discussions under ${file}: ${late} would have missed a clock they met, ${inquorate} would have become inquorate, ${lost} would have lost a recipient.`,
  )
}

function sayOne(
  { reference, heldUnder: under, urgency, unknown, late, noLonger, inquorate, lost, gained }: Replayed,
  out: Out,
) {
  out(`${reference}, held under ${under}${urgency ? `; urgency: ${urgency}` : ''}`)
  if (unknown.length > 0)
    out(`  urgency not known: nobody recorded whether ${sayList(unknown.map(fact => factEntry(fact).label))}`)
  for (const { rule, label, verdict, key } of late) out(`  ${verdict}: ${label} [${rule}, ${key}]`)
  for (const { rule, label, was, key } of noLonger) out(`  no longer ${was}: ${label} [${rule}, ${key}]`)
  if (inquorate) out(`  inquorate: nobody for ${sayList(inquorate, 'and')}`)
  if (lost.length > 0) out(`  no copy any more: ${lost.map(({ recipient }) => recipient).join(', ')}`)
  if (gained.length > 0) out(`  a copy now: ${gained.map(({ recipient }) => recipient).join(', ')}`)
  const same = late.length + noLonger.length + lost.length + gained.length === 0 && !inquorate
  if (same && unknown.length === 0) out('  no difference')
}
