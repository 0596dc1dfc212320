/** A room that has been open for a while: the newest line is seen, nothing is covered, and words outlive a session and a server. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser, type Visitor, visitor } from './browser.ts'
import { type Running, startHouse } from './house.ts'

/** A discussion of the demonstration that is being held: Helena in the chair, Priya taking the minutes, Tomasz for the police. */
const at = '/discussions/SD-0411'

let house: Running
let browser: Browser
before(async () => {
  ;[house, browser] = await Promise.all([startHouse(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

const enters = async (name: string, width?: number): Promise<Visitor> => {
  const one = await visitor(browser, house.address, name, width ? { width } : {})
  await one.goto(`${at}/room`)
  await one.page.locator('.quorate-room--tabs').waitFor()
  return one
}
const writes = async ({ page }: Visitor, line: string): Promise<void> => {
  await page.locator('#text').fill(line)
  await page.locator('#text').press('Enter')
}
const line = (page: Page, words: string): Locator =>
  page.locator('#lines > [data-line] .quorate-line__text').filter({ hasText: words })

/** Whether all of something can be seen: inside the window, and with nothing of the page lying over it. */
const isSeen = (what: Locator): Promise<boolean> =>
  what.evaluate(element => {
    const { top, bottom, left, width } = element.getBoundingClientRect()
    return [top + 2, (top + bottom) / 2, bottom - 2].every(y =>
      element.contains(document.elementFromPoint(left + Math.min(width, 200) / 2, y)),
    )
  })
const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 100, what)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

test('however many lines there are, the newest is seen by who writes and by who reads; but not by who is reading above', async () => {
  const [priya, tomasz, grace] = await Promise.all([
    enters('Priya Nair'),
    enters('Tomasz Reeve'),
    enters('Grace Adeyemi', 320),
  ])
  const seenBy = async (one: Visitor, words: string) => {
    await line(one.page, words).waitFor()
    await until(`“${words}” is seen by ${one.name}`, () => isSeen(line(one.page, words)))
  }
  for (const one of [priya, tomasz, grace])
    await until(`whoever opens the room sees its newest line: ${one.name}`, () =>
      isSeen(one.page.locator('#lines > [data-line]').last()),
    )
  for (let count = 1; count <= 12; count++) await writes(priya, `p Known to us in matter ${count} of twelve`)
  for (const one of [priya, tomasz, grace]) await seenBy(one, 'matter 12 of twelve')

  const first = tomasz.page.locator('#lines > [data-line]').first()
  await first.scrollIntoViewIfNeeded()
  await until('the first is seen', () => isSeen(first))
  await writes(priya, 'p A thirteenth')
  await seenBy(priya, 'A thirteenth')
  const told = tomasz.page.getByRole('button', { name: 'New lines below' })
  await told.waitFor()
  assert.ok(await isSeen(first), 'nobody is taken away from what they read')
  await told.click()
  await seenBy(tomasz, 'A thirteenth')

  await writes(priya, 'A line as long as it takes to fill the box with several rows of words. '.repeat(8))
  await priya.page.locator('#text').fill('Something long is being written. '.repeat(20))
  await until('the newest is seen above a box that has grown', () =>
    isSeen(priya.page.locator('#lines > [data-line] .quorate-line__end').last()),
  )
  await priya.page.locator('#text').fill('')
  await Promise.all([priya, tomasz, grace].map(one => one.close()))
})

test('nothing covers the fields of a new action, wide or narrow', async () => {
  for (const width of [1280, 390]) {
    const priya = await enters('Priya Nair', width)
    await writes(priya, '> ring the school by Friday')
    const who = priya.page.getByLabel('Who', { exact: true })
    await who.waitFor()
    await until(`“Who” is seen at ${width} pixels`, () => isSeen(who))
    assert.ok(await who.evaluate(field => field === document.activeElement), 'it is empty, so it is next')
    await priya.page.getByRole('button', { name: 'Throw it away' }).click()
    await priya.page.waitForURL(/done=thrown/)
    await priya.close()
  }
})

test('what is decided and agreed stands on other screens without reloading', async () => {
  const [tomasz, helena] = await Promise.all([enters('Tomasz Reeve'), enters('Helena Voss')])
  await tomasz.page.getByText('None yet. Begin a line with > to add one.').waitFor()
  await helena.goto(`${at}/actions`)
  const { page } = helena
  await page.getByLabel('What will be done', { exact: true }).fill('Ring the school')
  const owner = page.getByLabel('Who will do it', { exact: true })
  const farah = (await owner.locator('option').allTextContents()).find(text => text.startsWith('Farah Idris'))
  await owner.selectOption({ label: farah!.trim() })
  for (const [part, value] of [
    ['day', '4'],
    ['month', '12'],
    ['year', '2026'],
  ] as const)
    await page.locator(`[name="due-${part}"]`).fill(value)
  await page
    .getByLabel('How we will know it is done and has helped', { exact: true })
    .fill('Kit is in school')
  await page.getByRole('button', { name: 'Add the action' }).click()
  await tomasz.page.locator('#part-actions').getByText('Ring the school').waitFor()
  await Promise.all([tomasz.close(), helena.close()])
})

test('signed out in the middle of a line: it says so, the words stay, and they are saved when somebody has signed in', async () => {
  const priya = await enters('Priya Nair')
  const context = priya.page.context()
  await context.clearCookies()
  await writes(priya, 'p Written after the session had ended')
  const state = priya.page.locator('#compose-state')
  await state.filter({ hasText: 'You are signed out: 1 line is kept here. Sign in in another tab' }).waitFor()
  assert.match((await priya.page.locator('.quorate-line--pending').textContent()) ?? '', /session had ended/)

  const again = await context.newPage()
  await again.goto(`${house.address}/sign-in`)
  await again.getByRole('button', { name: 'Priya Nair', exact: true }).click()
  await again.waitForURL(/\/work/)
  await line(priya.page, 'Written after the session had ended').waitFor()
  assert.equal(await line(priya.page, 'Written after the session had ended').count(), 1)
  await priya.close()
})

test('a server that is gone takes no form from the page: what was typed is still there, and is sent when it is back', async () => {
  const helena = await visitor(browser, house.address, 'Helena Voss')
  await helena.goto(`${at}/actions`)
  const words = helena.page.getByLabel('Who does what to keep the child safe', { exact: true })
  await words.fill('Sahra stays with her aunt.')
  const send = helena.page.getByRole('button', { name: 'Record the safety plan' })
  const room = await enters('Priya Nair')
  await house.kill()
  await send.click()
  await helena.page.getByRole('alert').filter({ hasText: 'nothing was sent' }).waitFor()
  assert.equal(await words.inputValue(), 'Sahra stays with her aunt.')
  await room.page.locator('#room-trouble').getByText('The server does not answer').waitFor()

  house = await house.again()
  await room.page.locator('#room-trouble').waitFor({ state: 'hidden' })
  await send.click()
  await helena.page.getByText('Sahra stays with her aunt.').filter({ visible: true }).first().waitFor()
  assert.match(helena.page.url(), /done=/)
  await Promise.all([helena.close(), room.close()])
})
