/** The next version of a procedure: written by one policy lead, approved by another, and followed from its day by whoever asks then. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Running, startHouse } from './house.ts'
import { crawl } from './steps/crawl.ts'
import { Person } from './steps/person.ts'
import { Watch } from './steps/watch.ts'

let house: Running
let browser: Browser
before(async () => {
  browser = await openBrowser()
  house = await startHouse()
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

test('two policy leads publish a version and follow it from a date', async t => {
  const watch = new Watch([])
  const arrives = (name: string, choice = {}) => Person.arrives(browser, house.address, watch, name, choice)
  const winifred = await arrives('Winifred Hale')
  let draft = ''
  let proposal = ''

  await t.test('she begins with the version in force, and breaks a line of it', async () => {
    await winifred.opens('/procedure')
    await winifred.follows('Drafts and adoption')
    await winifred.writes('What is it for?', 'The minutes in one day')
    await winifred.presses('Begin the draft')
    draft = winifred.path
    await winifred.sees('Nothing is wrong, and nothing contradicts itself.')
    const text = winifred.page.getByLabel('The text', { exact: true })
    const whole = await text.inputValue()
    const broken = whole.replace('about:\n', 'about:\n  colour: blue\n')
    const at = broken.split('\n').indexOf('  colour: blue') + 1
    await text.fill(broken)
    await winifred.presses('Save and check')
    await winifred.sees(/It cannot be published like this\./)
    await winifred.page.getByRole('link', { name: `Line ${at}, about` }).click()
    const line = winifred.page.locator(`#line-${at}:target`)
    assert.match((await line.textContent()) ?? '', /colour: blue/)
    assert.equal(await line.evaluate(one => one.matches('.quorate-numbered__wrong')), true)
  })

  await t.test(
    'she takes the mended text from a file, and it stands in the field before it is saved',
    async () => {
      const text = winifred.page.getByLabel('The text', { exact: true })
      const mended = (await text.inputValue())
        .replace('  colour: blue\n', '')
        .replace('from: 2024-01-01', 'from: 2026-12-02')
      const file = join(house.dataFolder, '2027.yaml')
      await writeFile(file, mended)
      await winifred.page.getByLabel('Or take the text from a file').setInputFiles(file)
      await winifred.sees('The text of 2027.yaml stands above. It is not saved yet.')
      await winifred.presses('Save and check')
      await winifred.sees('Saved and checked.')
      await winifred.sees('Nothing is wrong, and nothing contradicts itself.')
    },
  )

  await t.test('she sees what changes, and what recorded discussions would have come to', async () => {
    await winifred.follows('What changes')
    await winifred.sees('Nothing is lost, weaker or gained.')
    await winifred.follows('Replay')
    await winifred.sees(/\d+ discussions: \d+ would have missed a clock they met/)
    assert.doesNotMatch(await winifred.reads(), /SD-\d/, 'she sits in none of them')
  })

  await t.test('every link of a draft that changes much leads somewhere', async () => {
    await winifred.opens('/procedure/drafts')
    await winifred.writes('What is it for?', 'As Bradford does it')
    await winifred.chooses('What does it begin with?', 'Bradford 2023')
    await winifred.presses('Begin the draft')
    const found = await crawl(winifred, winifred.path, [])
    assert.deepEqual(found.wrong, [])
    assert.ok(found.addresses.length > 8, found.addresses.join(' '))
    await winifred.follows('Replay')
    await winifred.sees(/^No copy any more: /)
    await winifred.opens(draft)
  })

  await t.test('a day that has passed is refused, and what she typed is still there', async () => {
    await winifred.follows('Propose')
    await winifred.writes('Publish it as', 'bristol/2027')
    await winifred.dates('from', [2026, 11, 2])
    await winifred.writes('Why?', 'The review of the autumn asked for it.')
    await winifred.presses('Propose it')
    await winifred.sees('There is a problem')
    await winifred.sees(/Monday 2 November 2026 has passed/)
    await winifred.dates('from', [2026, 12, 2])
    await winifred.presses('Propose it')
    await winifred.sees('It is proposed. Another policy lead has to approve it.')
    await winifred.follows(/^Publish bristol\/2027/)
    proposal = winifred.path
    assert.equal(await winifred.page.getByLabel('Approve it').count(), 0, 'not by herself')
  })

  await t.test('her colleague reads and approves it, without scripts', async () => {
    const anselm = await arrives('Anselm Okoro', { javaScript: false })
    await anselm.opens('/procedure/drafts')
    await anselm.follows(/^Publish bristol\/2027/)
    await anselm.follows('The text, and what was found in it')
    await anselm.sees('Only Winifred Hale changes this draft.')
    await anselm.opens(proposal)
    await anselm.answers('Do you approve it?', 'Approve it')
    await anselm.presses('Send your answer')
    await anselm.sees(/Approved by Anselm Okoro/)
    await anselm.leaves()
  })

  await t.test('nobody else finds any of it, and everybody reads what is followed from when', async () => {
    const helena = await arrives('Helena Voss')
    for (const path of ['/procedure/drafts', draft, `${draft}/replay`, proposal, '/procedure/adopt'])
      assert.equal((await helena.fetches(path)).status, 404, path)
    await helena.opens('/procedure')
    const read = await helena.reads()
    assert.match(read, /bristol\/2027.*Wednesday 2 December 2026.*Winifred Hale.*Anselm Okoro/)
    assert.doesNotMatch(read, /Drafts and adoption/)
    await helena.leaves()
  })

  await t.test(
    'from that day on, and after a restart, it is what is followed; it can be compared like any other',
    async () => {
      await house.kill()
      house = await house.again()
      const again = await arrives('Winifred Hale')
      await again.opens('/procedure/compare?a=bristol/2024&b=bristol/2027')
      await again.sees(/Bristol 2027/)
      const moved = await again.sends('/demo/clock', { move: 'morning' })
      assert.ok(moved.status < 400, String(moved.status))
      await again.opens('/procedure')
      await again.sees(/bristol\/2027/, again.page.locator('.quorate-heading__caption'))
      await again.leaves()
    },
  )

  await winifred.leaves()
  watch.sawNothingWrong()
})
