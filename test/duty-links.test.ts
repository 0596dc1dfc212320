import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { withActor, withSystem } from '../src/database/index.ts'
import { demoStart, furnishDemo } from '../src/demo/index.ts'
import { places } from '../src/demo/stories.ts'
import { type House, openHouse } from '../src/house.ts'
import { readDirectory } from '../src/people/directory.ts'
import { findPerson } from '../src/people/standing.ts'
import { Fields } from '../src/web/fields.ts'
import { routes } from '../src/web/server/routes.ts'
import { Visit } from '../src/web/visit.ts'

let folder: string
let house: House

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-links-'))
  house = await openHouse({ dataFolder: folder, demo: true, today: demoStart, furnish: furnishDemo })
  await furnishDemo(house)
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

type Reader = { authority: string; authorityName: string; person: string; roles: readonly string[] }

/** What somebody gets at an address; undefined where there is nothing for them. */
async function opens(reader: Reader, path: string): Promise<string | undefined> {
  const url = new URL(path, 'http://quorate.example')
  const parts = url.pathname.split('/')
  const route = routes.find(
    one =>
      one.method === 'GET' &&
      one.path.split('/').length === parts.length &&
      one.path.split('/').every((part, index) => part.startsWith(':') || part === parts[index]),
  )
  assert.ok(route, `no page at ${path}`)
  const params = Object.fromEntries(
    route.path
      .split('/')
      .flatMap((part, index) =>
        part.startsWith(':') ? [[part.slice(1), decodeURIComponent(parts[index]!)]] : [],
      ),
  )
  const { authority, authorityName, roles } = reader
  const actor = { authority, person: reader.person, capacity: 'person', now: demoStart }
  const person = await withActor(house.database.pool, actor, tx => findPerson(tx, reader.person))
  const session = { authority, authorityName, person: person!, roles }
  const answer = await route.handle(
    new Visit(house, session, demoStart, params, Object.fromEntries(url.searchParams), new Fields({}), path),
  )
  if ('nothing' in answer) return undefined
  if ('redirect' in answer) return opens(reader, answer.redirect)
  return 'page' in answer ? renderToString(answer.page) : 'a file'
}

/** The lists of duties a page may have, whole. */
const lists =
  /<(ol|ul) class="[^"]*(?:quorate-next__list|govuk-task-list|quorate-asked|quorate-open-list)[^"]*"[\s\S]*?<\/\1>/g
const linksIn = (html: string): string[] =>
  [...html.matchAll(lists)].flatMap(([list]) =>
    [...list.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&')),
  )

/**
 * What somebody is in a discussion, as far as it decides what they may open. Two people of whom this says the same are shown
 * the same, so that one of them stands for both.
 */
async function capacityIn({ authority, person, roles }: Reader, reference: string): Promise<string> {
  const { rows } = await withSystem(house.database.pool, { authority }, tx =>
    tx.query<{ held: string }>(
      `select distinct m.capacity as held from quorate.membership m
         join quorate.discussion_head h using (authority, discussion)
        where m.authority = $1 and m.person = $2 and h.reference = $3`,
      [authority, person, reference],
    ),
  )
  return [...rows.map(row => row.held), ...roles].sort().join(' ')
}

test('every link of every list of duties leads its reader to a page that is there, and to the part it names', async () => {
  let followed = 0
  for (const { directory: file } of places) {
    const { authority, people } = await readDirectory(file)
    const { rows } = await withSystem(house.database.pool, { authority: authority.id }, tx =>
      tx.query<{ reference: string }>(
        'select reference from quorate.discussion_head where authority = $1 order by reference',
        [authority.id],
      ),
    )
    for (const { reference } of rows) {
      const shown = new Set<string>()
      // What everybody may read who sees the discussion at all is opened once.
      const forAll = new Map<string, string | undefined>()
      for (const { id, roles, name } of people) {
        const reader: Reader = { authority: authority.id, authorityName: authority.name, person: id, roles }
        const capacity = await capacityIn(reader, reference)
        if (shown.has(capacity)) continue
        shown.add(capacity)
        const own = new Map<string, string | undefined>()
        const pages = ['', '/room', '/close', '/decisions'].map(page => `/discussions/${reference}${page}`)
        const links = new Set<string>()
        for (const page of pages) {
          const html = await opens(reader, page)
          if (html === undefined) break
          for (const link of linksIn(html)) links.add(link)
        }
        for (const link of links) {
          const [page = '', part] = link.split('#')
          const opened = /\/(answers|clocks)\//.test(page) ? forAll : own
          if (!opened.has(page)) opened.set(page, await opens(reader, page))
          const there = opened.get(page)
          assert.ok(there, `${name}, ${reference}: there is nothing at ${link}`)
          if (part !== undefined)
            assert.ok(there.includes(` id="${part}"`), `${name}, ${reference}: no part at ${link}`)
          followed += 1
        }
      }
    }
  }
  assert.ok(followed > 400, `only ${followed} links were followed`)
})
