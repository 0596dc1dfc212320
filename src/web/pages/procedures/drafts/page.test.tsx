import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  asked,
  database,
  directory,
  openAldermere,
  referenceOf,
  shelf,
} from '../../../../../test/aldermere.ts'
import { closeDatabase } from '../../../../../test/database.ts'
import { hidden, visits } from '../../../../../test/visiting.ts'
import { withSystem } from '../../../../database/index.ts'
import { anytown, anytownWith } from '../../../../procedure/testing/anytown.ts'
import { readBeside } from '../../../../record/index.ts'
import { procedureRoutes } from '../read/page.tsx'
import { draftRoutes } from './page.tsx'

before(openAldermere)
after(closeDatabase)

const [winifred, anselm, helena] = ['Winifred Hale', 'Anselm Okoro', 'Helena Voss']
const place = '/procedure/drafts'
const opens = (who: string, path: string, fields?: Record<string, string>) =>
  visits(draftRoutes, who, path, fields)
/** The text of a page as a reader meets it. */
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const sound = anytownWith('from: "2026-01-01"', 'from: "2027-04-01"')

async function begins(who = winifred!, from = 'nothing'): Promise<string> {
  const { html } = await opens(who, place)
  const draft = hidden(html, 'draft')
  const { led } = await opens(who, place, { draft, name: 'Minutes in two days', 'begin-from': from })
  assert.equal(led, `${place}/${draft}?done=begun`)
  return `${place}/${draft}`
}
async function saves(path: string, text: string, who = winifred!) {
  const { html } = await opens(who, path)
  return opens(who, path, { text, saves: hidden(html, 'saves') })
}
async function written(text: string): Promise<string> {
  const path = await begins()
  assert.equal((await saves(path, text)).status, 303)
  return path
}
async function proposes(path: string, but: Record<string, string> = {}, who = winifred!) {
  const { html } = await opens(who, `${path}/propose`)
  return opens(who, `${path}/propose`, {
    // Sent from a page that was opened while the draft was still sound.
    proposal: hidden(html, 'proposal') || randomUUID(),
    id: 'aldermere/2027',
    'from-day': '1',
    'from-month': '4',
    'from-year': '2027',
    reason: 'The review of 2026 asked for it.',
    ...but,
  })
}

test('to anybody but a policy lead there is nothing here, whatever the address', async () => {
  const path = await written(sound)
  for (const route of draftRoutes) {
    const address = route.path.replace(`${place}/:draft`, path).replace(':proposal', 'x')
    const { nothing } = await opens(helena!, address, route.method === 'POST' ? { text: 'x' } : undefined)
    assert.ok(nothing, `${route.method} ${route.path}`)
  }
  const of = async (who: string) => (await visits(procedureRoutes, who, '/procedure')).html
  assert.ok(!(await of(helena!)).includes(place))
  assert.ok((await of(winifred!)).includes(`href="${place}"`))
})

test('a draft begun from the version in force holds its very words, and nothing in it is wrong', async () => {
  const path = await begins(winifred!, 'bristol/2024')
  const { html } = await opens(winifred!, path)
  assert.match(words(html), /Nothing is wrong, and nothing contradicts itself/)
  const changes = words((await opens(anselm!, `${path}/changes`)).html)
  assert.match(changes, /Nothing is lost, weaker or gained/)
  assert.match(words((await opens(anselm!, path)).html), /Only Winifred Hale changes this draft/)
})

test('an error has its line, and the line is there to be met', async () => {
  const text = sound.replace('section: "5.1"', 'section: 5.1')
  const path = await written(text)
  const { html } = await opens(winifred!, path)
  const line = text.split('\n').findIndex(one => one.includes('section: 5.1')) + 1
  assert.ok(html.includes(`href="#line-${line}"`), 'a link')
  assert.match(html, new RegExp(`id="line-${line}" class="quorate-numbered__wrong"`))
  assert.match(words(html), /Put it in quotes/)
  assert.match(words((await opens(winifred!, `${path}/replay`)).html), /replayed once it has no errors/)
  assert.match(words((await opens(winifred!, `${path}/propose`)).html), /Nothing that is wrong is published/)
  assert.equal((await proposes(path)).status, 422)
})

test('contradictions and warnings stand apart: the first stop it, the second do not', async () => {
  const path = await written(sound.replace('      starts-section-47: true\n', ''))
  const found = words((await opens(winifred!, path)).html)
  assert.match(found, /Contradictions \(1\)/)
  assert.match(found, /Warnings \(\d\).*The minimum here has nobody of/)
  assert.match(words((await proposes(path)).html), /1 contradiction\. Mend the text first/)
})

test('what a draft loses is grouped as on the page that compares, and is led to by a link', async () => {
  const { html } = await opens(winifred!, `${await written(sound)}/changes`)
  assert.match(html, /href="#lost-unsaid"/)
  assert.match(words(html), /BR24-\d+/)
})

test('text that is no procedure, too long, or cannot be kept gets a sentence and nothing of it is lost', async () => {
  const path = await begins()
  for (const [text, says] of [
    ['🙂 only this', /expected/],
    ['about: [', /1 error\. It cannot be published like this\./],
    [anytown.replace('vocabulary: 1', 'vocabulary: 99'), /written for vocabulary 99, and this program knows/],
    [`# ${'x'.repeat(999_990)}`, /the file is empty|expected|nothing/],
  ] as const) {
    assert.equal((await saves(path, text)).status, 303)
    const { html } = await opens(winifred!, path)
    assert.match(words(html), says)
    assert.ok(html.includes(text.slice(0, 40).replaceAll('"', '&quot;')), 'the text is shown again')
  }
  for (const [text, says] of [
    ['x'.repeat(1_000_001), /has 1,000,001 characters\. No procedure is longer/],
    [`about:\0`, /NUL/],
  ] as const) {
    const { html, status } = await saves(path, text)
    assert.equal(status, 422)
    assert.match(words(html), says)
    assert.ok(html.includes(text), 'as it was typed')
  }
})

test('two windows do not overwrite each other: the second is told, and its text stands in the field', async () => {
  const path = await written(sound)
  const { html } = await opens(winifred!, path)
  const saves = hidden(html, 'saves')
  assert.equal((await opens(winifred!, path, { text: `${sound}# one\n`, saves })).status, 303)
  const second = await opens(winifred!, path, { text: `${sound}# two\n`, saves })
  assert.equal(second.status, 422)
  assert.match(words(second.html), /saved in another window after you opened it/)
  assert.ok(second.html.includes('# two'))
  const decided = await opens(winifred!, path, {
    text: `${sound}# two\n`,
    saves: hidden(second.html, 'saves'),
  })
  assert.equal(decided.led, `${path}?done=saved`)
})

test('every thing wrong with a proposal is said at its field, with what was typed still there', async () => {
  const path = await written(sound)
  const bad = await proposes(path, { reason: ' ', 'from-month': '13' })
  assert.equal(bad.status, 422)
  for (const field of ['from', 'reason']) assert.ok(bad.html.includes(`href="#${field}"`), field)
  assert.ok(bad.html.includes('value="aldermere/2027"') && bad.html.includes('value="13"'))
  const past = await proposes(path, { 'from-year': '2026' })
  assert.match(words(past.html), /Wednesday 1 April 2026 has passed/)
  const theirs = await proposes(path, { id: 'bradford/2027' })
  assert.match(words(theirs.html), /another authority’s procedure\. Yours begins with bristol or aldermere/)
  const taken = await proposes(path, { id: 'bristol/2024' })
  assert.match(words(taken.html), /already published with other contents/)
})

test('one proposes, the other approves, and everybody reads in the procedure what is followed from when and who said so', async () => {
  const path = await written(sound)
  assert.equal((await proposes(path)).led, `${place}?done=proposed`)
  const proposal = /\/procedure\/proposals\/[0-9a-f-]{36}/.exec((await opens(anselm!, place)).html)![0]
  const own = await opens(winifred!, proposal)
  assert.ok(!own.html.includes('value="approve"'))
  const tried = await opens(winifred!, proposal, { answer: 'approve', reason: '' })
  assert.match(words(tried.html), /somebody else has to approve it/)
  const unsaid = await opens(anselm!, proposal, { answer: '', reason: 'Good.' })
  assert.match(words(unsaid.html), /Say whether you approve it or decline it/)
  assert.ok(unsaid.html.includes('Good.'))
  assert.equal((await opens(anselm!, proposal, { answer: 'approve', reason: 'Read.' })).led, proposal)
  assert.match(words((await opens(anselm!, proposal)).html), /Approved by Anselm Okoro/)

  const read = words((await visits(procedureRoutes, helena!, '/procedure')).html)
  assert.match(read, /aldermere\/2027 Thursday 1 April 2027 Winifred Hale, .* Anselm Okoro, .* Not begun/)
  const published = await visits(procedureRoutes, helena!, '/procedure/aldermere/2027')
  assert.match(words(published.html), /Strategy discussions in Anytown/)
  const after = await visits(procedureRoutes, helena!, '/procedure', undefined, '2027-04-01T09:00:00.000Z')
  assert.match(words(after.html), /Anytown Council · aldermere\/2027/)

  // Taking it back is proposed and approved in the same way.
  const back = '/procedure/withdraw?id=aldermere%2F2027&from=2027-04-01'
  assert.ok((await opens(anselm!, place)).html.includes(back.replace('&', '&amp;')))
  const form = await opens(anselm!, back)
  const sent = {
    proposal: hidden(form.html, 'proposal'),
    id: 'aldermere/2027',
    from: '2027-04-01',
    reason: 'Not yet.',
  }
  assert.equal((await opens(anselm!, '/procedure/withdraw', sent)).led, `${place}?done=proposed`)
})

test('a replay names only discussions that the policy lead may see; the others are counted, and never a child', async () => {
  const id = await asked()
  const reference = await referenceOf(id)
  const path = await written(sound)
  const blind = await opens(winifred!, `${path}/replay`)
  assert.match(words(blind.html), /1 discussion: \d would have missed a clock they met/)
  assert.ok(!blind.html.includes(reference) && !blind.html.includes('Quillfeather'))
  assert.match(words(blind.html), /What Discussions/)

  const { authority } = directory
  const seat = (sql: string, ...more: string[]) =>
    withSystem(database.pool, { authority: authority.id }, tx =>
      tx.query(sql, [authority.id, id, directory.people.find(one => one.name === winifred)!.id, ...more]),
    )
  await seat(
    `insert into quorate.membership (authority, discussion, person, capacity, seat, since) values ($1, $2, $3, 'seat', 'other', '2026-01-01')`,
  )
  const member = await opens(winifred!, `${path}/replay`)
  assert.ok(member.html.includes(`href="/discussions/${reference}"`))
  assert.ok(!member.html.includes('Quillfeather'))
  await seat(
    `insert into quorate.block (authority, discussion, person, reason, set_at) values ($1, $2, $3, 'implicated', now())`,
  )
  const barred = await opens(winifred!, `${path}/replay`)
  assert.match(words(barred.html), /0 discussions/, 'whoever is kept out does not even count it')
  const entries = await withSystem(database.pool, { authority: authority.id }, tx =>
    readBeside(tx, authority.id, null),
  )
  const replayed = entries.filter(one => one.type === 'DraftReplayed')
  assert.equal(replayed.length, 1, 'the same person, text and quarter of an hour are one reading')
  assert.equal((replayed[0]!.content as { hash: string }).hash.length, 64)
})

test('a version that ships with the program is proposed without a draft', async () => {
  const { html } = await opens(anselm!, '/procedure/adopt')
  for (const id of shelf.procedures.keys()) assert.ok(html.includes(`value="${id}"`), id)
  const sent = {
    proposal: hidden(html, 'proposal'),
    id: 'bristol/2019',
    'from-day': '4',
    'from-month': '1',
    'from-year': '2027',
    reason: 'Back to the old one.',
  }
  const ended = await opens(anselm!, '/procedure/adopt', sent)
  assert.match(words(ended.html), /bristol\/2019 says itself that it ends on Sunday 31 December 2023/)
  const again = await opens(anselm!, '/procedure/adopt', { ...sent, id: 'bradford/2023' })
  assert.equal(again.led, `${place}?done=proposed`)
})
