/** `quorate replay DRAFT.yaml --data DIR`: recorded discussions under a draft: which would have been late, inquorate, or lost a recipient. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openDatabase, withSystem } from '../database/index.ts'
import { countReplayed, isSame, replayAll } from '../adoption/replay.ts'
import type { Replayed } from '../discussion/what-if/replay-under.ts'
import { listAuthorities } from '../house.ts'
import { findKept } from '../keep.ts'
import { factEntry } from '../procedure/conditions/facts.ts'
import { checkDraft } from '../procedure/checking/draft.ts'
import { type Procedure, sayProblem } from '../procedure/index.ts'
import { openShelf, type Places, sha256, type Shelf, usualPlaces } from '../shelf.ts'
import type { Out } from './check.ts'
import { idOfFile } from './draft.ts'
import { readOptions } from './options.ts'
import { readText } from './read-text.ts'
import { joined } from '../english.ts'

const usage = `quorate replay DRAFT.yaml --data DIR [--until 2026-12-01T12:00Z] [--json]
  every recorded discussion, as it would have stood under the draft; nothing is changed`

/** References are only unique within an authority. */
type ReplayedDiscussion = Replayed & { readonly authority: string }

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
    const told: ReplayedDiscussion[] = []
    const unkept: string[] = []
    for (const { authority, name } of await listAuthorities(database)) {
      const found = await withSystem(database.pool, { authority }, tx =>
        replayAll(tx, authority, {
          draft: rulesOf(draft, shelf),
          until: now,
          async rulesThen({ id, hash }) {
            const then = await heldUnder({ id, hash }, shelf, () => findKept(tx, hash))
            return then && rulesOf(then, shelf)
          },
        }),
      )
      told.push(...found.replayed.map(({ discussion: _id, ...one }) => ({ authority: name, ...one })))
      unkept.push(...found.unkept.map(({ reference }) => reference))
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
  const { errors, read } = checkDraft({
    text: written.text,
    hash: sha256(Buffer.from(written.text)),
    id: idOfFile(file),
    file,
  })
  for (const problem of errors) out(sayProblem(problem))
  return errors.length > 0 ? undefined : read?.procedure
}

const rulesOf = (procedure: Procedure, shelf: Shelf) => ({ procedure, calendar: shelf.calendarOf(procedure) })

/** The very file it was pinned to, from disk or as it was published on the page; else the file of that name as it stands today. */
const heldUnder = async (
  { id, hash }: { id: string; hash: string },
  { procedures }: Shelf,
  kept: () => Promise<Procedure | undefined>,
): Promise<Procedure | undefined> =>
  [...procedures.values()].find(one => one.hash === hash) ?? (await kept()) ?? procedures.get(id)

function sayAll(
  told: readonly ReplayedDiscussion[],
  unkept: readonly string[],
  file: string,
  out: Out,
): void {
  for (const [authority, own] of Map.groupBy(told, one => one.authority)) {
    out(authority)
    for (const one of own.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))) sayOne(one, out)
  }
  for (const reference of unkept)
    out(`${reference}: the procedure it was held under is not here. It was left out.`)
  const { late, inquorate, lost } = countReplayed(told)
  out(
    `${told.length} discussions under ${file}: ${late} would have missed a clock they met, ${inquorate} would have become inquorate, ${lost} would have lost a recipient.`,
  )
}

function sayOne(one: Replayed, out: Out) {
  const { reference, heldUnder: under, urgency, unknown, late, noLonger, inquorate, lost, gained } = one
  out(`${reference}, held under ${under}${urgency ? `; urgency: ${urgency}` : ''}`)
  if (unknown.length > 0)
    out(
      `  urgency not known: nobody recorded whether ${joined(
        unknown.map(fact => factEntry(fact).label),
        'or',
      )}`,
    )
  for (const { rule, label, verdict, key } of late) out(`  ${verdict}: ${label} [${rule}, ${key}]`)
  for (const { rule, label, was, key } of noLonger) out(`  no longer ${was}: ${label} [${rule}, ${key}]`)
  if (inquorate) out(`  inquorate: nobody for ${joined(inquorate)}`)
  if (lost.length > 0) out(`  no copy any more: ${lost.map(({ recipient }) => recipient).join(', ')}`)
  if (gained.length > 0) out(`  a copy now: ${gained.map(({ recipient }) => recipient).join(', ')}`)
  if (isSame(one)) out('  no difference')
}
