/** The demonstration as a visitor finds it: everybody’s board, every page of its discussions, on a wide screen and on a telephone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { readDirectory } from '../../src/people/directory.ts'
import { stories } from '../../src/demo/stories.ts'
import { faults, openBrowser } from './browser.ts'
import { type Running, startHouse } from './house.ts'
import { crawl } from './steps/crawl.ts'
import { findsNothing } from './steps/kept-out.ts'
import { Person } from './steps/person.ts'
import { pageOf, Watch } from './steps/watch.ts'

const children = stories.flatMap(story =>
  story.asked[2].children.flatMap(child => (child.name ?? '').split(' ')),
)
/** The references are given in the order in which the stories were asked for. */
const referenceOf = (key: string): string => `SD-0${401 + stories.findIndex(story => story.key === key)}`

let house: Running
let browser: Browser
const watch = new Watch(children.filter(name => name.length > 2))
const arrives = (name: string, width = 1280) => Person.arrives(browser, house.address, watch, name, { width })
before(async () => {
  browser = await openBrowser()
  house = await startHouse()
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

test('everybody finds their own board, and what stands on it opens', async () => {
  const { people } = await readDirectory('directory/aldermere.yaml')
  const personas = people.filter(one => one.persona).map(one => one.name)
  assert.ok(personas.length >= 10, personas.join(', '))
  for (const name of personas) {
    const person = await arrives(name)
    await person.sees('My work', person.page.locator('h1'))
    const first = person.page.locator('main a[href^="/discussions/"]').first()
    if ((await first.count()) > 0) await person.opens((await first.getAttribute('href'))!)
    await person.leaves()
  }
  watch.sawNothingWrong()
})

for (const [key, ...names] of [
  ['injury-at-school', 'Dilys Okonjo', 'Tomasz Reeve', 'Jonah Pell'],
  ['three-siblings', 'Dilys Okonjo', 'Priya Nair', 'Helena Voss'],
  ['complex-abuse', 'Helena Voss', 'Tomasz Reeve'],
] as const)
  test(`every link in “${key}” leads somewhere, for each of ${names.join(', ')}`, async t => {
    const reference = referenceOf(key)
    const opened = new Set<string>()
    for (const name of names) {
      const person = await arrives(name)
      const found = await crawl(person, `/discussions/${reference}`, watch.canaries)
      assert.deepEqual(found.wrong, [], name)
      t.diagnostic(`${name}: ${found.addresses.length} addresses`)
      assert.ok(found.addresses.length >= 8, `only ${found.addresses.length} addresses`)
      // What the browser itself complains of is heard on one page of each kind.
      for (const path of found.pages)
        if (!opened.has(pageOf(path))) {
          opened.add(pageOf(path))
          await person.opens(path)
        }
      await person.leaves()
    }
    watch.sawNothingWrong()
  })

test('the one an allegation is about finds nothing of it', async () => {
  const reference = referenceOf('about-a-colleague')
  const dilys = await arrives('Dilys Okonjo')
  const { addresses, wrong } = await crawl(dilys, `/discussions/${reference}`, watch.canaries)
  assert.deepEqual(wrong, [])
  const martin = await arrives('Martin Crake')
  const tried = await findsNothing(martin, reference, addresses)
  assert.ok(tried > 20, `only ${tried} addresses were tried`)
  await dilys.leaves()
  await martin.leaves()
})

test('an address that names nothing anybody could have made is not found, and nothing breaks', async () => {
  const dilys = await arrives('Dilys Okonjo')
  const at = `/discussions/${referenceOf('injury-at-school')}`
  for (const path of [
    '/discussions/%00',
    '/discussions/%E0%A4%A',
    `/discussions/${'x'.repeat(300)}`,
    `${at}/clocks/__proto__`,
    `${at}/convene/reply/nobody`,
    `${at}/room/lines/nothing/correct`,
    `${at}/live%00`,
    '/ask/nothing',
    '/post/nothing',
    '/procedure/nowhere/1999',
  ]) {
    const { status, headers } = await dilys.fetches(path)
    assert.equal(status, 404, path)
    assert.match(headers['content-type'] ?? '', /^text\/html/, path)
  }
  for (const path of [
    '/work?show=late&show=waiting',
    '/work?show=__proto__',
    `${at}/decisions?child=A&child=B`,
  ]) {
    const { status } = await dilys.fetches(path)
    assert.equal(status, 200, path)
  }
  await dilys.leaves()
})

test('on a telephone nothing runs off the side, and axe finds nothing', async () => {
  const dilys = await arrives('Dilys Okonjo', 390)
  const wrong: string[] = []
  const looks = async (path: string) => {
    await dilys.opens(path)
    const [wide, screen] = await dilys.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    if (wide! > screen!) wrong.push(`${path} is ${wide} pixels wide on a screen of ${screen}`)
    wrong.push(...(await faults(dilys.page)))
  }
  const held = `/discussions/${referenceOf('three-siblings')}`
  const booked = `/discussions/${referenceOf('booked-for-today')}`
  for (const path of ['/sign-in', '/work', '/ask', '/procedure', '/post', '/accessibility']) await looks(path)
  for (const part of [
    '',
    '/threshold',
    '/decisions',
    '/actions',
    '/close',
    '/minutes',
    '/copies',
    '/history',
    '/room',
  ])
    await looks(held + part)
  for (const part of [
    '',
    '/convene',
    '/convene/appoint',
    '/convene/invite/police',
    '/room',
    '/clocks/convene',
  ])
    await looks(booked + part)
  assert.deepEqual(wrong, [])
  await dilys.leaves()
})

test('the demonstration can be put back as it began', async () => {
  const amira = await arrives('Amira Rahman')
  const references = () => amira.page.locator('main a[href^="/discussions/SD"]').allTextContents()
  const before = (await references()).sort()
  await amira.opens('/ask')
  await amira.presses('Start a request')
  const request = amira.path
  await amira.opens('/sign-in')
  await amira.presses('Reset the demonstration')
  await amira.sees('The demonstration is as it was at the beginning.')
  await amira.opens('/work')
  assert.equal(amira.path, '/sign-in', 'everybody is signed out')
  await amira.presses('Amira Rahman')
  assert.deepEqual((await references()).sort(), before)
  assert.equal((await amira.fetches(request)).status, 404, 'the request is gone')
})
