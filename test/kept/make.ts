/**
 * Keeps a database of the version that lies here, for the tests of every later one: all rows of the demonstration as this
 * program makes it, with one discussion more in which people come and go, and the words of the minutes it makes from them.
 *
 *   node --import tsx test/kept/make.ts 0.1.0
 *
 * Done once for each version, before it is changed; what it writes is never made again.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createPublicKey } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type pg from 'pg'
import { load } from '../../src/states.ts'
import { withSystem } from '../../src/database/index.ts'
import { withClient } from '../../src/database/connection.ts'
import { prepareLayout } from '../../src/database/layout.ts'
import { adminOf } from '../../src/database/private.ts'
import { findPostmaster } from '../../src/database/server.ts'
import { demoStart, furnishDemo } from '../../src/demo/index.ts'
import { ask, goOn } from '../../src/demo/story.ts'
import { actionTable, copyReader, minutes, textOf, wholeRecord } from '../../src/discussion/papers/index.ts'
import { pinnedBy } from '../../src/discussion/required/pinned.ts'
import { type House, listAuthorities, openHouse } from '../../src/house.ts'
import { comingAndGoing } from './coming-and-going.ts'
import { emptyAgain, type KeptTable, type KeptWords, rowsFile, wordsFile } from './kept.ts'

const version = process.argv[2]
if (!version || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Say which version this is, as in 0.1.0')
const target = join(import.meta.dirname, version)
mkdirSync(target)

const dataFolder = mkdtempSync(join(tmpdir(), 'quorate-kept-'))
const house = await openHouse({ dataFolder, demo: true, today: demoStart, furnish: furnishDemo })
try {
  await furnishDemo(house)
  await comeAndGo(house)
  keepFile(wordsFile, JSON.stringify(await allWords(house)))
  const server = findPostmaster(prepareLayout(dataFolder).data)
  if (!server) throw new Error('the private server is not there')
  keepFile(rowsFile, JSON.stringify(await withClient(adminOf(server, 'quorate'), allRows)))
} finally {
  await house.close()
}
// The house has told its witness once more as it closed.
writeFileSync(join(target, 'witness'), readFileSync(join(dataFolder, 'witness')))
const key = createPublicKey(readFileSync(join(dataFolder, 'seal-key.pem')))
writeFileSync(join(target, 'seal-key.public.pem'), key.export({ type: 'spki', format: 'pem' }))
rmSync(dataFolder, { recursive: true })

function keepFile(name: string, text: string): void {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 }
  writeFileSync(join(target, name), brotliCompressSync(Buffer.from(text), { params }))
}

async function comeAndGo(open: House): Promise<void> {
  const [aldermere] = (await listAuthorities(open.database)).filter(({ name }) =>
    name.startsWith('Aldermere'),
  )
  if (!aldermere) throw new Error('Aldermere is not there')
  const begun = await ask(open, aldermere.authority, comingAndGoing, new Map())
  await goOn(open, aldermere.authority, comingAndGoing, begun)
}

/** The papers that this version makes of every discussion, as they read at the demonstration's first moment. */
async function allWords(open: House): Promise<KeptWords[]> {
  const said: KeptWords[] = []
  for (const { authority } of await listAuthorities(open.database))
    await withSystem(open.database.pool, { authority }, async tx => {
      const { rows } = await tx.query<{ discussion: string }>(
        'select discussion from quorate.discussion_head where authority = $1 order by reference',
        [authority],
      )
      for (const { discussion: id } of rows) {
        const discussion = await load(tx, open.conduct.states, authority, id)
        const rules = open.rulesFor(pinnedBy(discussion))
        const telling = { now: demoStart }
        const papers = {
          room: minutes(discussion, rules, { ...telling, reader: wholeRecord }),
          police: minutes(discussion, rules, { ...telling, reader: copyReader({ police: true }) }),
          professionals: minutes(discussion, rules, { ...telling, reader: copyReader({}) }),
          actions: actionTable(discussion, rules, { ...telling, reader: wholeRecord }),
        }
        const words = Object.fromEntries(
          Object.entries(papers).map(([paper, one]) => [paper, textOf(one).split('\n')]),
        ) as KeptWords['words']
        said.push({ authority, discussion: id, reference: discussion.reference, words })
      }
    })
  return said
}

async function allRows(client: pg.Client): Promise<KeptTable[]> {
  await client.query(`set time zone 'UTC'`)
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'quorate'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`,
  )
  const kept: KeptTable[] = []
  for (const { name, columns } of tables) {
    if (emptyAgain.includes(name)) continue
    const list = columns.map(column => `"${column}"::text`).join(', ')
    const { rows } = await client.query({
      text: `select ${list} from quorate."${name}" t order by t`,
      rowMode: 'array',
      types: { getTypeParser: () => (text: string | Buffer) => String(text) },
    })
    if (rows.length > 0) kept.push({ table: name, columns, rows: rows as (string | null)[][] })
  }
  return kept
}
