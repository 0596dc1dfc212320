import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import type { By } from '../../../discussion/discussion.ts'
import { aDiscussion, bristol2024, rulesOf } from '../../../discussion/papers/testing/a-discussion.ts'
import { requestRoutes } from '../../../discussion/required/facts/routes.ts'
import type { Person } from '../../../people/standing.ts'
import { Fields } from '../../fields.ts'
import { nextLetter, type Pages, typedIn } from './draft.ts'
import { checkNone, FormField } from '../../pieces/form-field.tsx'
import { readKeptOut, readKeptOutRows } from '../../pieces/kept-out.tsx'
import { MomentInput, readMoment, typedMoment } from '../../moment-input.tsx'
import { chairItems } from '../../pieces/person-items.ts'
import { readGiven } from './given.ts'
import { momentsOf, moreChildFacts, readRequest, unanswered } from './request.ts'
import { isAbout } from './same-child.ts'
import { formFields, stepsOf, urgencyFacts } from './steps.ts'
import { asIfAsked, isAlreadyLate, sayStarted, stillToState, urgencyChoices, wordsNeeded } from './urgency.ts'

const rules = bristol2024()
const { pack } = rules.procedure
const now = '2026-01-13T09:40:00.000Z'
const ian: By = { person: 'p-ian', name: 'Ian Okafor', agency: 'Bristol City Council' }
const nobody = { now, findPerson: () => undefined }

const risk = (day: string, time: string) => ({
  'risk-identified-day': day,
  'risk-identified-month': '1',
  'risk-identified-year': '2026',
  'risk-identified-time': time,
})
const filled: Pages = {
  'child/A': {
    name: 'Kit Farrow',
    'born-day': '3',
    'born-month': '2',
    'born-year': '2017',
    'in-education': 'yes',
    'in-care': 'not-known',
    school: 'Fernbank Primary School',
  },
  concern: {
    'presenting-issue': 'A bruise the shape of a hand.',
    reason: 'Reasonable cause to suspect physical harm.',
    harm: 'physical',
    'serious-harm': 'yes',
    'forensic-window': 'not-known',
  },
  when: risk('13', '9am'),
}

test('The social worker meets every question of the procedure’s own form exactly once', () => {
  const asked = stepsOf(pack).flatMap(step => step.fields.map(field => field.field))
  assert.deepEqual(
    [...asked].sort(),
    formFields(pack)
      .map(field => field.field)
      .sort(),
  )
  assert.equal(new Set(asked).size, asked.length)
})

test('Every fact the urgency depends on has a question', () => {
  const asked = formFields(pack).map(field => field.field)
  assert.deepEqual(
    urgencyFacts(pack).filter(fact => !asked.includes(fact)),
    [],
  )
  assert.ok(urgencyFacts(pack).includes('forensic-window'))
})

test('What nobody knows stays unknown and is never turned into no', () => {
  const { request, problems } = readRequest(filled, pack, nobody)
  assert.deepEqual(problems, [])
  assert.deepEqual(request.facts, { harm: ['physical'], 'serious-harm': true })
  assert.deepEqual(request.children, [
    { id: 'A', name: 'Kit Farrow', born: '2017-02-03', facts: { 'in-education': true } },
  ])
  assert.equal(request.form['school/A'], 'Fernbank Primary School')
  assert.equal(request.form['forensic-window'], 'Not known')
  assert.deepEqual(request.happened, [{ instant: 'risk-identified', at: '2026-01-13T09:00:00.000Z' }])
})

test('A child not yet born has a due date and no date of birth', () => {
  const pages = { 'child/A': { unborn: 'yes', 'born-day': '1', 'born-month': '4', 'born-year': '2026' } }
  const { request } = readRequest(pages, pack, nobody)
  assert.deepEqual(request.children, [{ id: 'A', facts: { unborn: true } }])
  assert.equal(request.form['due/A'], '2026-04-01')
})

test('A date of birth that does not exist is said with the page it stands on, and the rest is still read', () => {
  const pages = { 'child/A': { name: 'Kit', 'born-day': '31', 'born-month': '2', 'born-year': '2017' } }
  const { request, problems } = readRequest(pages, pack, nobody)
  assert.deepEqual(problems, [
    { page: 'child/A', field: 'born', says: 'Enter a real date of birth, like 27 3 2016.' },
  ])
  assert.equal(request.children[0]?.name, 'Kit')
})

test('Harm from outside the family makes another kind of discussion, complex abuse yet another', () => {
  const kind = (concern: Record<string, string>) => readRequest({ concern }, pack, nobody).request.kind
  assert.equal(kind({}), 'initial')
  assert.equal(kind({ 'outside-family': 'yes' }), 'extra-familial')
  assert.equal(kind({ 'outside-family': 'yes', complex: 'yes' }), 'complex')
})

test('“None known” answers a list of people; an empty list does not', () => {
  const family = stepsOf(pack).find(step => step.step === 'family')!
  const open = (typed: Record<string, string>) =>
    unanswered(family, { family: typed }).map(field => field.field)
  assert.ok(open({}).includes('household'))
  assert.ok(!open({ 'household-none': 'yes' }).includes('household'))
  const both = new Fields({ 'household-none': 'yes', household: 'Jo' })
  checkNone(both, family.fields)
  assert.match(both.problemWith('household') ?? '', /You ticked “None known” and also wrote something/)
})

test('Serious physical harm points to the same working day, and says until when before it is chosen', () => {
  const { request } = readRequest(filled, pack, nobody)
  const [same, two] = urgencyChoices(request, rules, now, ian)
  assert.equal(same?.class, 'same-working-day')
  assert.equal(same?.points, true)
  assert.equal(same?.grounds.filter(ground => ground.truth === true).length, 1)
  assert.equal(sayStarted(same!.starts, now), 'today, end of day')
  assert.equal(two?.points, false)
  assert.equal(sayStarted(two!.starts, now), 'Thursday 15 January, end of day')
})

test('While a fact is missing nothing is claimed about the urgency, and the missing fact is named', () => {
  const concern = { ...filled.concern, 'serious-harm': 'no' }
  const { request } = readRequest({ ...filled, concern }, pack, nobody)
  assert.deepEqual(
    urgencyChoices(request, rules, now, ian).map(choice => choice.points),
    [undefined, undefined],
  )
  assert.deepEqual(stillToState(request, rules, now, ian), ['forensic-window'])
})

test('Without the moment the risk was identified no due date is invented', () => {
  const { when: _when, ...pages } = filled
  const { request } = readRequest(pages, pack, nobody)
  const [same] = urgencyChoices(request, rules, now, ian)
  assert.equal(sayStarted(same!.starts, now), 'not known yet: it counts from the risk being identified')
})

test('A risk identified yesterday makes the same working day late from the start, and the page can say so', () => {
  const { request } = readRequest({ ...filled, when: risk('12', '4:10pm') }, pack, nobody)
  const [same, two] = urgencyChoices(request, rules, now, ian)
  assert.equal(isAlreadyLate(same!.starts, now), true)
  assert.equal(isAlreadyLate(two!.starts, now), false)
})

test('In the hour that comes twice the page asks which one, and takes the answer', () => {
  const night = {
    'risk-day': '25',
    'risk-month': '10',
    'risk-year': '2026',
    'risk-time': '1:30am',
  }
  const unsure = new Fields(night)
  assert.equal(readMoment(unsure, 'risk'), undefined)
  assert.match(unsure.problemWith('risk-which') ?? '', /came twice/)
  const shown = renderToString(<MomentInput name="risk" legend="When?" fields={unsure} />)
  assert.match(shown, /The second time, after the clocks went back/)
  assert.equal(readMoment(new Fields({ ...night, 'risk-which': '1' }), 'risk'), '2026-10-25T00:30:00.000Z')
  assert.equal(readMoment(new Fields({ ...night, 'risk-which': '2' }), 'risk'), '2026-10-25T01:30:00.000Z')
})

test('The hour that did not come, and a moment still to come, are refused in words', () => {
  const spring = new Fields({ 'm-day': '29', 'm-month': '3', 'm-year': '2026', 'm-time': '1:30am' })
  assert.equal(readMoment(spring, 'm'), undefined)
  assert.match(spring.problemWith('m') ?? '', /did not exist/)
  const later = new Fields({ 'm-day': '14', 'm-month': '1', 'm-year': '2026', 'm-time': '9am' })
  assert.equal(readMoment(later, 'm', { latest: now }), undefined)
  assert.match(later.problemWith('m') ?? '', /in the future/)
})

test('“It was just now” fills in the fields as somebody would have typed them', () => {
  const typed = typedMoment('risk', '2026-10-25T01:30:00.000Z')
  assert.equal(readMoment(new Fields(typed), 'risk'), '2026-10-25T01:30:00.000Z')
})

test('A block needs a reason, and a role needs its agency, so that no stranger is kept out', () => {
  const role = new Fields({ 'out-1-role': 'education-lead', 'out-1-reason': 'Named by the child' })
  readKeptOutRows(role, [])
  assert.match(role.problemWith('out-1-agency') ?? '', /Say at which agency/)
  const agency = new Fields({ 'out-1-agency': 'Harrow Lane Academy' })
  readKeptOutRows(agency, [])
  assert.match(agency.problemWith('out-1-reason') ?? '', /Say why/)
})

test('A reason with nobody chosen keeps nobody out: words alone must never close a discussion to everyone', () => {
  const words = new Fields({ 'out-1-reason': 'The uncle' })
  assert.deepEqual(
    readKeptOut(words, () => undefined),
    [],
  )
})

test('The same child is found whatever the order and spelling of the name, and a namesake is not', () => {
  const ada = aDiscussion(rules)
  const about = (name: string, born: string) => isAbout(ada, [{ id: 'A', name, born, facts: {} }])
  assert.equal(about('QUILLFEATHER, Ada', '2016-05-01'), 'same')
  assert.equal(about('Ada Quillfeather', '2016-01-05'), 'possibly')
  assert.equal(about('Ada Quillfeather', '2016-05-02'), undefined)
})

test('Letters of children go on from the last one, and what only steers the form is not kept', () => {
  assert.equal(nextLetter({}), 'A')
  assert.equal(nextLetter({ 'child/A': {}, 'child/C': {} }), 'D')
  const typed = typedIn(
    new Fields({ command: 'x', next: 'later', harm: ['physical', 'neglect'], name: 'K\0it' }),
  )
  assert.deepEqual(typed, { harm: ['physical', 'neglect'], name: 'Kit' })
})

test('A page that was refused shows what was typed, with the error beside its field', () => {
  const fields = new Fields({ household: '<Jo>', 'household-none': 'yes' })
  const household = formFields(pack).find(field => field.field === 'household')!
  checkNone(fields, [household])
  const shown = renderToString(<FormField field={household} fields={fields} />)
  assert.match(shown, /&lt;Jo>/)
  assert.match(shown, /id="household-error"/)
})

test('Those who may chair are offered first and marked', () => {
  const person = (name: string, grade: string | undefined) => ({
    person: name,
    name,
    grade,
    email: undefined,
    agency: 'a',
    agencyName: 'Council',
    agencyKind: 'social-care',
    role: undefined,
    roleTitle: undefined,
    seat: undefined,
  })
  const items = chairItems([person('Ian', 'social-worker'), person('Asha', 'team-manager')], rules)
  assert.deepEqual(
    items.map(item => item.text),
    ['Asha, Council (may chair)', 'Ian, Council'],
  )
})

const bradford = rulesOf('bradford/2023')
const form = bradford.procedure.pack
const serviceManager = {
  person: 'p-1',
  name: 'Rukmini Lal',
  agencyName: 'Skelbeck Children’s Social Care',
  grade: 'service-manager',
} as Person
const calm: Pages = {
  'child/A': { name: 'Tamsin', injuries: 'yes', area: 'shipley', 'youth-justice': 'none' },
  concern: { 'risk-to-life': 'no', 'serious-immediate-harm': 'no' },
  asking: { 'service-area': 'Keighley and Shipley' },
  urgency: { urgency: 'other' },
}

test('Where a form asks who is asking, that has a page of its own; a form that does not has none', () => {
  assert.ok(stepsOf(form).some(step => step.step === 'asking'))
  assert.ok(!stepsOf(pack).some(step => step.step === 'asking'))
  for (const one of [form, pack]) {
    const asked = stepsOf(one).flatMap(step => step.fields.map(field => field.field))
    assert.equal(new Set(asked).size, formFields(one).length)
  }
})

test('A child is asked about what the procedure’s seats depend on, in the words its rules compare', () => {
  const { request } = readRequest(calm, form, nobody)
  assert.deepEqual(request.children[0]?.facts, { injuries: true, area: 'shipley', 'youth-justice': 'none' })
  const told = moreChildFacts(form).find(one => one.fact === 'youth-justice')
  assert.deepEqual([told?.words, told?.dated], [['open'], true])
})

test('The request goes to the mailbox of the service area that asks', () => {
  const { request } = readRequest(calm, form, nobody)
  const { discussion } = asIfAsked(request, bradford, now, ian)
  const found = requestRoutes(discussion, bradford, now).routes
  assert.deepEqual(
    found.map(one => one.route),
    ['keighley-and-shipley'],
  )
})

test('Longer than the standard day is not sent without the words of the Service Manager', () => {
  const { request } = readRequest(calm, form, nobody)
  const needed = wordsNeeded(request, bradford, now, ian)
  assert.deepEqual(
    needed.map(rule => rule.id),
    ['BD-203'],
  )
  const none = readGiven(needed, new Fields({}), [serviceManager])
  assert.equal(none.missing[0]?.field, 'given-late-reason')
  const typed = new Fields({ 'given-late-reason': 'She is away.', 'given-late-reason-by': 'p-1' })
  assert.deepEqual(readGiven(needed, typed, [serviceManager]).given[0]?.by.grade, 'service-manager')
  const others = readGiven(needed, typed, [{ ...serviceManager, grade: 'team-manager' }])
  assert.deepEqual(others.given, [])
})

test('Nobody is shown another urgency’s clock: without a time it is said who names the day', () => {
  const { request } = readRequest(calm, form, nobody)
  const other = urgencyChoices(request, bradford, now, ian).find(one => one.class === 'other')!
  assert.equal(other.starts.rule, 'BD-203b')
  assert.match(sayStarted(other.starts, now), /the date is set by the Service Manager/)
})

test('A moment is asked for where the clock can count from it, and nowhere else', () => {
  const asks = (id: string) => momentsOf(rulesOf(id).procedure.pack).map(one => one.instant)
  assert.ok(asks('pan-lancashire/2018').includes('assessment-recommended'))
  assert.ok(!asks('childrens-services-trust/2015').includes('assessment-recommended'))
})

test('A complex concern is first discussed where the complex meeting comes second', () => {
  const complex: Pages = { concern: { complex: 'yes', 'serious-harm': 'no' } }
  assert.equal(
    readRequest(complex, rulesOf('pan-lancashire/2018').procedure.pack, nobody).request.kind,
    'initial',
  )
  assert.equal(readRequest(complex, pack, nobody).request.kind, 'complex')
})

test('A complex concern shows the clock of the meeting it leads to, not that of the same day', () => {
  const lancashire = rulesOf('pan-lancashire/2018')
  const pages: Pages = {
    concern: { complex: 'yes', 'serious-harm': 'no', 'risk-to-life': 'no', 'serious-immediate-harm': 'no' },
  }
  const { request } = readRequest(pages, lancashire.procedure.pack, nobody)
  const known = { ...request, happened: [{ instant: 'referral-received' as const, at: now }] }
  const choice = urgencyChoices(known, lancashire, now, ian).find(one => one.class === 'complex')!
  assert.deepEqual([choice.starts.rule, choice.starts.deadline?.day], ['BW-202', '2026-01-20'])
})
