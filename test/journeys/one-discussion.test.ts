/** One discussion, from the first worry to the last copy, by everybody it takes, each in a browser of their own. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Running, startHouse } from './house.ts'
import { accepts, asksForDiscussion, cannotInvite, convenes } from './steps/asking.ts'
import { closes, namesStandIn, opensFiles, receiptOf, sendsCopies, signs } from './steps/closing.ts'
import { quorate } from './steps/command.ts'
import * as holding from './steps/holding.ts'
import { findsNothing } from './steps/kept-out.ts'
import { Person } from './steps/person.ts'
import { waitForPost } from './steps/post.ts'
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

const linesOfPriya = [
  'Two calls to the address this year.',
  'He is at school every day and is never late.',
  'His mother rang the school twice in November.',
  'No complaint has reached the governors.',
]
const linesOfTomasz = [
  'No record of him anywhere.',
  'We would like his computer before he hears of this.',
  'An officer can be there tomorrow at nine.',
  'We have not spoken to the coach yet.',
]
/** Kinds of pages that axe has seen. */
const looked = new Set<string>()
const joint = 'Section 47, joint with police, health or both'
const dissent = 'A single agency enquiry is enough until the computer is read.'

for (const { child, javaScript } of [
  { child: 'Ottoline Zephyrhart', javaScript: true },
  { child: 'Lysander Featherquill', javaScript: false },
])
  test(`from concern to copies, four people in their own browsers, the chair ${javaScript ? 'with' : 'without'} JavaScript`, async t => {
    const watch = new Watch(child.split(' '), looked)
    let broken = false
    /** One chapter of the story; after one that failed there is nothing to tell. */
    const step = (says: string, happens: () => Promise<void>) =>
      t.test(says, { skip: broken && 'the story broke off before' }, async () => {
        broken = true
        await happens()
        broken = false
      })
    const arrives = (name: string, scripts = true) =>
      Person.arrives(browser, house.address, watch, name, { javaScript: scripts })
    const amira = await arrives('Amira Rahman')
    const dilys = await arrives('Dilys Okonjo', javaScript)
    const [priya, tomasz, grace] = [
      await arrives('Priya Nair'),
      await arrives('Tomasz Reeve'),
      await arrives('Grace Adeyemi'),
    ]
    let reference = ''
    let at = ''

    await step('a social worker asks, and names the one who must not learn of it', async () => {
      reference = await asksForDiscussion(amira, child)
      at = `/discussions/${reference}`
    })
    await step('the team manager finds the threshold met, a time within it, and the minimum', async () => {
      await convenes(dilys, at)
      await cannotInvite(dilys, at, 'school', 'Martin Crake')
    })
    await step('those invited say that they come, and it will be quorate', async () => {
      for (const invited of [amira, tomasz, grace]) await accepts(invited, at)
      await dilys.opens(`${at}/convene`)
      await dilys.sees('Will be quorate')
      await dilys.sees('Social worker, police, health, if everyone who accepted comes.')
    })
    await step('the discussion starts, and everybody in the room hears it without reloading', async () => {
      for (const waiting of [priya, tomasz]) {
        await waiting.opens(`${at}/room`)
        await holding.marks(waiting)
      }
      await holding.starts(dilys, at)
      for (const waiting of [priya, tomasz]) await waiting.sees('Quorate: social worker, police, health.')
    })
    await step(
      'two people write at the same time, and both read every line, once, without reloading',
      async () => {
        await Promise.all([
          holding.writesLines(
            priya,
            linesOfPriya.map(line => `s @Amira Rahman: ${line}`),
          ),
          holding.writesLines(tomasz, linesOfTomasz),
        ])
        for (const reader of [priya, tomasz]) {
          await holding.hasOnScreen(reader, [...linesOfPriya, ...linesOfTomasz])
          assert.ok(await holding.isMarked(reader), `${reader.visitor.name} was reloaded`)
          await watch.look(reader.visitor, 'with lines')
        }
        await dilys.opens(`${at}/room`)
        await holding.writesLines(dilys, ['We have heard everybody.'])
        await holding.hasOnScreen(dilys, [...linesOfPriya, ...linesOfTomasz, 'We have heard everybody.'])
      },
    )
    await step(
      'a conference is refused with its rule; section 47 is decided, and the police disagree',
      async () => {
        await holding.triesToDecideConference(dilys, at)
        await holding.decides(dilys, at, {
          outcome: joint,
          reason: 'He has said what was done and by whom.',
          reliesOn: linesOfTomasz[1]!,
        })
        await holding.takesPosition(tomasz, at, { agency: 'Westvale Police', says: 'Disagrees' })
        await tomasz.sees(/disagree/i, tomasz.page.locator('.govuk-error-summary'))
        await holding.takesPosition(tomasz, at, {
          agency: 'Westvale Police',
          says: 'Disagrees',
          words: dissent,
        })
        await holding.takesPosition(grace, at, { agency: 'Aldermere Community Health', says: 'Agrees' })
        await dilys.opens(`${at}/decisions`)
        await dilys.sees(dissent)
      },
    )
    await step('actions, a safety plan, and every question the procedure asks', async () => {
      await holding.addsAction(dilys, at, {
        what: 'Secure the computer',
        owner: 'Tomasz Reeve',
        due: [2026, 12, 2],
        known: 'Receipt of seizure',
      })
      await holding.agreesSafetyPlan(dilys, at, 'He stays at home; his parents know whom to ring.')
      const asked = await holding.answersEverything(dilys, at)
      assert.ok(
        asked.some(one => one.startsWith('Record the discussion on')),
        asked.join('; '),
      )
      assert.ok(asked.length >= 5, `only ${asked.length} questions were asked`)
      assert.deepEqual(await holding.answersEverything(dilys, at), [])
      await holding.anHourLater(dilys)
    })
    await step(
      'the chair closes and signs; the minutes hold decision, dissent and actions, as PDF and Word',
      async () => {
        await closes(dilys, at)
        await signs(dilys, at)
        await dilys.opens(`${at}/minutes`)
        const words = await opensFiles(dilys, `${at}/minutes/1`)
        const read = await dilys.reads()
        for (const said of [
          joint,
          dissent,
          'Westvale Police',
          'Secure the computer',
          'Dilys Okonjo',
          child,
        ]) {
          assert.ok(words.includes(said), `the words that were signed lack “${said}”`)
          assert.ok(read.includes(said), `the page lacks “${said}”`)
        }
      },
    )
    await step('copies go out; the GP opens hers, and that is on record', async () => {
      await namesStandIn(dilys, at)
      await sendsCopies(dilys, at)
      assert.match(await receiptOf(dilys, at, 'Ines Marlow'), /Not opened yet/)
      const ines = await arrives('Dr Ines Marlow')
      await ines.follows(reference)
      await ines.opens(`${at}/minutes`)
      await ines.sees('Your copy of the minutes')
      await ines.presses('Open your copy')
      const file = await ines.page.getByRole('link', { name: 'PDF' }).first().getAttribute('href')
      const words = await opensFiles(ines, file!.replace(/\/pdf$/, ''))
      assert.ok(words.includes(joint), 'her copy says what was decided')
      assert.equal((await ines.fetches(`${at}/minutes/1/pdf`)).status, 404, 'the record itself is not hers')
      assert.doesNotMatch(await receiptOf(dilys, at, 'Ines Marlow'), /Not opened yet/)
      await ines.leaves()
    })
    await step('mail and calendar items left, and none of them names a child', async () => {
      const folder = `${house.dataFolder}/post`
      const about = (all: Awaited<ReturnType<typeof waitForPost>>) =>
        all.filter(one => one.everything.includes(reference))
      const letters = await waitForPost(
        folder,
        all =>
          about(all).some(one => one.to.startsWith('practice@')) &&
          about(all).some(one => one.file.endsWith('.ics')),
      )
      assert.ok(about(letters).some(one => one.to === 'tomasz.reeve@westvale-police.example'))
      assert.ok(
        about(letters).some(one => one.to === 'practice@old-mill.example'),
        'the GP is told',
      )
      assert.ok(about(letters).some(one => one.file.endsWith('.ics')))
      assert.ok(!about(letters).some(one => one.to.startsWith('martin.crake@')), 'he is not written to')
      for (const letter of letters)
        for (const name of child.split(' '))
          assert.ok(!letter.everything.includes(name), `${letter.file} names a child`)
    })
    await step('the history shows all of it', async () => {
      await dilys.opens(`${at}/history`)
      const story = await dilys.reads()
      for (const said of [
        ...linesOfPriya,
        ...linesOfTomasz,
        joint,
        dissent,
        'signed the minutes, version 1',
        'The discussion ended',
        'Secure the computer',
      ])
        assert.ok(story.includes(said), `the history lacks “${said}”`)
    })
    await step(
      'the one it is about finds nothing, in the very bytes of a reference that does not exist',
      async () => {
        const martin = await arrives('Martin Crake')
        const tried = await findsNothing(martin, reference, [...watch.addresses])
        assert.ok(tried > 25, `only ${tried} addresses were tried`)
        await martin.leaves()
      },
    )

    for (const person of [amira, dilys, priya, tomasz, grace]) await person.leaves()
    t.diagnostic(`${watch.pages.size} pages looked over by axe, ${watch.addresses.size} addresses opened`)
    watch.sawNothingWrong()
  })

test('the record of all this is intact', async () => {
  const { code, said, complained } = await quorate(['verify', '--data', house.dataFolder])
  assert.equal(code, 0, said + complained)
  assert.match(said, /Aldermere City Council: Intact/)
})
