/** In the room: lines, decisions and who disagrees, actions, the plan that keeps the child safe. */
import assert from 'node:assert/strict'
import type { Person } from './person.ts'

const room = (at: string) => `${at}/room`

export async function starts(dilys: Person, at: string): Promise<void> {
  await dilys.opens(room(at))
  await dilys.sees('Will be quorate: social worker, police, health, if everyone who accepted comes.')
  // Nobody is ticked for her: she ticks whom she sees.
  const there = dilys.page.getByRole('group', { name: 'Who is here' }).getByRole('checkbox')
  for (const box of await there.all()) {
    assert.equal(await box.isChecked(), false)
    await box.check()
  }
  const start = dilys.page.getByRole('button', { name: 'Start the discussion now' })
  if (dilys.visitor.javaScript) await start.click()
  else await dilys.presses('Start the discussion now')
  await dilys.sees('Quorate: social worker, police, health.')
}

/** Types lines one after the other as fast as the box takes them: Enter saves. */
export async function writesLines(writer: Person, lines: readonly string[]): Promise<void> {
  const box = writer.page.locator('#text')
  for (const line of lines) {
    if (writer.visitor.javaScript) {
      await box.pressSequentially(line)
      await box.press('Enter')
    } else {
      await box.fill(line)
      await writer.presses('Save')
    }
  }
}

/** Each of these stands in the record on this screen exactly once, and nothing waits to be saved. */
export async function hasOnScreen(reader: Person, lines: readonly string[]): Promise<void> {
  const said = reader.page.locator('#lines > [data-line] .quorate-line__text')
  for (const line of lines) await said.filter({ hasText: line }).first().waitFor()
  const all = await said.allTextContents()
  for (const line of lines)
    assert.equal(all.filter(text => text === line).length, 1, `“${line}” for ${reader.visitor.name}`)
}

/** Leaves a mark on the page that a reload would wipe away. */
export const marks = (person: Person): Promise<void> =>
  person.page.evaluate(() => void document.documentElement.setAttribute('data-not-reloaded', 'yes'))
export const isMarked = (person: Person): Promise<boolean> =>
  person.page.evaluate(() => document.documentElement.hasAttribute('data-not-reloaded'))

/** A conference is not for this meeting to decide: refused with the rule, and nothing is recorded. */
export async function triesToDecideConference(dilys: Person, at: string): Promise<void> {
  await dilys.opens(`${at}/decisions`)
  await dilys.answers('What happens next for this child?', 'Hold a case conference')
  await dilys.presses('Record the decision')
  await dilys.sees(/“Hold a case conference” is not decided at this meeting\. .*\(BR24-604\)/)
  await dilys.sees('Nothing is decided yet.')
}

export async function decides(
  dilys: Person,
  at: string,
  { outcome, reason, reliesOn }: { outcome: string; reason: string; reliesOn: string },
): Promise<void> {
  await dilys.opens(`${at}/decisions`)
  await dilys.answers('What happens next for this child?', outcome)
  await dilys.writes('Reason', reason)
  await dilys.ticks(reliesOn)
  await dilys.presses('Record the decision')
  await dilys.sees('The decision is on record.')
}

export async function takesPosition(
  person: Person,
  at: string,
  { agency, says, words = '' }: { agency: string; says: 'Agrees' | 'Disagrees'; words?: string },
): Promise<void> {
  await person.opens(`${at}/decisions`)
  await person.writes(`Words of ${agency} (needed to disagree)`, words)
  await person.presses(new RegExp(`^${says} ?: ${agency}$`))
}

export async function addsAction(
  dilys: Person,
  at: string,
  action: { what: string; owner: string; due: [number, number, number]; known: string },
): Promise<void> {
  await dilys.opens(`${at}/actions`)
  await dilys.writes('What will be done', action.what)
  await dilys.chooses('Who will do it', action.owner)
  await dilys.dates('due', action.due)
  await dilys.writes('How we will know it is done and has helped', action.known)
  await dilys.presses('Add the action')
  await dilys.sees(action.what)
}

export async function agreesSafetyPlan(dilys: Person, at: string, words: string): Promise<void> {
  await dilys.opens(`${at}/actions`)
  await dilys.writes('Who does what to keep the child safe', words)
  await dilys.dates('until', [2026, 12, 8])
  await dilys.presses('Record the safety plan')
  await dilys.sees(words)
}

/** Answers whatever must still be answered before the record is whole. @returns what was asked. */
export async function answersEverything(dilys: Person, at: string): Promise<string[]> {
  await dilys.opens(`${at}/close`)
  const links = dilys.page.locator(`main a[href^="${at}/answers/"]`)
  const open = new Map<string, string>()
  for (const link of await links.all())
    open.set((await link.getAttribute('href'))!, ((await link.textContent()) ?? '').trim())
  for (const path of open.keys()) {
    await dilys.opens(path)
    const whether = dilys.page.getByRole('group', { name: 'Is a follow-up discussion needed?', exact: true })
    if (await whether.isVisible()) await dilys.answers('Is a follow-up discussion needed?', 'No')
    await dilys.writes('In your words', `Settled in the meeting: ${path.split('/').at(-1)}`)
    await dilys.presses('Record the answer')
  }
  return [...open.values()]
}

/** The demonstration’s clock, for everybody. */
export async function anHourLater(person: Person): Promise<void> {
  await person.page.locator('#demo-clock').selectOption({ label: '1 hour on' })
  await person.presses('Move')
}
