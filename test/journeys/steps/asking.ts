/** From a concern to a meeting with the right people in it. */
import assert from 'node:assert/strict'
import type { Person } from './person.ts'

/** The Tuesday on which the demonstration begins. */
export const today: [number, number, number] = [2026, 12, 1]

/** A concern about a boy whose deputy head is the person it is about. */
export async function asksForDiscussion(amira: Person, child: string): Promise<string> {
  await amira.opens('/ask')
  await amira.presses('Start a request')
  const request = amira.path

  await amira.opens(`${request}/children/A`)
  await amira.writes('Name', child)
  await amira.dates('born', [2014, 1, 25])
  await amira.writes('Where the child lives', '4 Quincewood Lane')
  await amira.answers('Does the child go to a school, college or nursery?', 'Yes')
  await amira.chooses('What kind of setting?', 'Secondary school')
  await amira.writes('Which one?', 'Harrow Lane Academy')
  await amira.writes('GP practice', 'Old Mill Surgery')
  for (const question of ['In care?', 'In hospital?', 'Has a child protection plan?'])
    await amira.answers(question, 'No')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/concern`)
  await amira.writes('What has happened?', 'He told his coach that he is kept behind alone and photographed.')
  await amira.writes('Why is a strategy discussion needed?', 'An adult he should be able to trust.')
  await amira.answers('What kind of harm is suspected?', 'Physical')
  for (const question of [
    'Is serious harm alleged?',
    'Is action needed straight away to keep the child safe?',
    'Could forensic evidence be lost if the meeting waits?',
    'Does the harm come from outside the family?',
    'Is complex or organised abuse identified?',
  ])
    await amira.answers(question, 'No')
  await amira.answers('Does the person alleged to have caused harm work with children?', 'Yes')
  await amira.writes('What keeps the child safe right now?', 'He is at home with his parents.')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/when`)
  await amira.dates('information-received', today, '8:00am')
  await amira.dates('risk-identified', today, '8:50am')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/urgency`)
  await amira.sees('What you have stated points to: within two working days.')
  await amira.answers('How urgent is it?', 'Within two working days')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/family`)
  await amira.writes('Parents and carers', 'Mother and father')
  await amira.ticks('None known: Other people in the household')
  await amira.answers('Do the parents or carers know about this request?', 'Yes')
  await amira.ticks('None known: Interpreter, communication or access needs')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/agencies`)
  await amira.answers('Is the child already open to Children’s Social Care?', 'No')
  await amira.writes('Who raised the concern, and from which agency?', 'A football coach')
  await amira.writes('Who already works with the child or family?', 'Old Mill Surgery')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/kept-out`)
  const first = amira.page.getByRole('group', { name: 'Keep out', exact: true })
  await first.getByLabel('A person', { exact: true }).selectOption({
    label: 'Martin Crake, Deputy head and safeguarding lead, Harrow Lane Academy',
  })
  await first.getByLabel('Why', { exact: true }).fill('The concern is about him.')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/people`)
  await amira.chooses('Who decides, and will chair?', 'Dilys Okonjo')
  await amira.chooses('Who will take the minutes?', 'Priya Nair')
  await amira.presses('Save and continue')

  await amira.opens(`${request}/check`)
  await amira.sees('Martin Crake')
  await amira.presses('Send the request')
  await amira.sees('Your request is sent.')
  const [, reference] = /^\/discussions\/(SD-\d+)\//.exec(amira.path) ?? []
  assert.ok(reference, `the request became ${amira.path}`)
  return reference
}

/** The team manager says that the threshold is met, finds a time and invites the minimum. */
export async function convenes(dilys: Person, at: string): Promise<void> {
  await dilys.opens(`${at}/threshold`)
  await dilys.answers('Is the threshold for a discussion met?', 'Yes, hold a discussion')
  await dilys.presses('Record the decision')
  await dilys.sees('The threshold is met, and that is on record.')
  await dilys.sees('Thursday 3 December, end of day')
  await dilys.sees(/In time, with .* to spare/)

  const when = dilys.page.getByRole('group', { name: 'When?' })
  const free = when.locator('.govuk-radios__item').filter({ hasNotText: 'another meeting' })
  await free.first().getByRole('radio').check()
  await dilys.answers('How will you meet?', 'Online')
  await dilys.presses('Book the meeting')
  await dilys.sees('The meeting is booked.')

  await invites(dilys, at, 'social-worker', 'Amira Rahman')
  await invites(dilys, at, 'police', 'Tomasz Reeve')
  await invites(dilys, at, 'health', 'Grace Adeyemi')
  await dilys.opens(`${at}/convene`)
  await dilys.sees('Not yet quorate')
}

export async function invites(dilys: Person, at: string, seat: string, name: string): Promise<void> {
  await dilys.opens(`${at}/convene/invite/${seat}`)
  await dilys.answers('Who?', name)
  await dilys.presses('Invite')
}

/** He cannot be invited, not even by mistake. */
export async function cannotInvite(dilys: Person, at: string, seat: string, name: string): Promise<void> {
  await invites(dilys, at, seat, name)
  await dilys.sees('They cannot be invited to this discussion.')
}

export async function accepts(invited: Person, at: string): Promise<void> {
  await invited.opens(`${at}/reply`)
  await invited.answers('Will you come?', 'I will come')
  await invited.presses('Send your reply')
  await invited.sees('Your answer has reached the chair.')
}
