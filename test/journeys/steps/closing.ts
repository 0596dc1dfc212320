/** From the last word to the last copy. */
import assert from 'node:assert/strict'
import type { Person } from './person.ts'

export async function closes(dilys: Person, at: string): Promise<void> {
  await dilys.opens(`${at}/close`)
  await dilys.presses('End the discussion')
  await dilys.sees('The discussion has ended.')
}

export async function signs(dilys: Person, at: string): Promise<void> {
  await dilys.opens(`${at}/close`)
  await dilys.presses('Sign the minutes')
  await dilys.sees('Type your name to sign.')
  for (const statement of await dilys.page.locator('input[name="statements"]').all()) await statement.check()
  await dilys.writes('Your full name', 'Dilys Okonjo')
  const whyOpen = dilys.page.getByLabel(/^(One reason for all that you left blank|Or the reason here)/)
  if (await whyOpen.count()) await whyOpen.fill('There was no time for it before the clinic closed.')
  await dilys.presses('Sign the minutes')
  await dilys.sees('Version 1 is signed')
}

const beginnings = { pdf: '%PDF-', word: 'PK\u0003\u0004' } as const

/** Every file is there, is what it says it is, and is not empty. @returns the plain text of it. */
export async function opensFiles(person: Person, document: string): Promise<string> {
  for (const [form, beginning] of Object.entries(beginnings)) {
    const { status, body } = await person.fetches(`${document}/${form}`)
    assert.equal(status, 200, `${document}/${form}`)
    assert.equal(body.subarray(0, beginning.length).toString('latin1'), beginning)
    assert.ok(body.length > 4000, `${form} of ${body.length} bytes`)
  }
  return (await person.fetches(`${document}/words`)).body.toString()
}

/** The one who would get the school’s copy is kept out, so the chair is asked who stands in. */
export async function namesStandIn(dilys: Person, at: string): Promise<void> {
  await dilys.opens(`${at}/copies`)
  await dilys.page
    .getByLabel(/^Who receives a copy instead: Designated Safeguarding Lead/)
    .fill('The chair of governors, who is nobody’s friend there.')
  await dilys.presses('Name who stands in')
  await dilys.sees('Who stands in is on record.')
}

/** Sends what the procedure asks for to everybody whose address is known. */
export async function sendsCopies(dilys: Person, at: string): Promise<void> {
  await dilys.opens(`${at}/copies`)
  await dilys.chooses('Person who gets the copy: The child’s GP', 'Dr Ines Marlow')
  for (const label of await dilys.page.locator('main select').all())
    if ((await label.inputValue()) === '') {
      const row = (await label.getAttribute('name'))!.replace(/^to-/, '')
      await dilys.page.locator(`input[name="send"][value="${row}"]`).uncheck()
    }
  await dilys.presses('Send the ticked copies')
  await dilys.sees(/copies are sent\./)
}

/** How a recipient’s receipt stands on the page of whoever sent it. */
export async function receiptOf(dilys: Person, at: string, name: string): Promise<string> {
  await dilys.opens(`${at}/copies`)
  return (await dilys.page.locator('#receipts tbody tr', { hasText: name }).textContent()) ?? ''
}
