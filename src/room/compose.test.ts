import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initial } from '../discussion/discussion.ts'
import { readAction } from './action.ts'
import { attribute, readComposed } from './compose.ts'
import { type KnownPerson, knownPeople, legend } from './legend.ts'

const care = 'Aldermere Children’s Social Care'
const police = 'Westvale Police'
const health = 'Aldermere Community Health'
const school = 'Fernbank Primary School'
const second = 'Harrow Lane Academy'

const by = { person: 'p-dilys', name: 'Dilys Okonjo', agency: care }
const invited = (seat: string, agency: string, name: string, withdrawn?: string) => ({
  invitation: `inv-${name}`,
  seat,
  agency,
  name,
  person: `p-${name}`,
  ...(withdrawn && { withdrawn }),
})
const at = '2026-12-01T15:00:00.000Z'
const discussion = {
  ...initial('d-1'),
  requestedBy: by,
  chair: { person: by.person, name: by.name, grade: 'team-manager', attested: [] },
  invitations: [
    invited('social-worker', care, 'Amira Rahman'),
    invited('police', police, 'Tomasz Reeve'),
    invited('health', health, 'Grace Adeyemi'),
    invited('school', school, 'Jonah Pell'),
    invited('school', second, 'Martin Crake', 'kept out'),
    invited('housing', 'Aldermere Housing', 'Ewan Stott'),
  ],
  presence: [
    { participant: 'Amira Rahman', seat: 'social-worker', agency: care, name: 'Amira Rahman', from: at },
    { participant: 'Tomasz Reeve', seat: 'police', agency: police, name: 'Tomasz Reeve', from: at },
    { participant: 'Grace Adeyemi', seat: 'health', agency: health, name: 'Grace Adeyemi', from: at },
    { participant: 'Dr Saoirse Finch', seat: 'health', agency: health, name: 'Dr Saoirse Finch', from: at },
  ],
}
const agencies = legend(discussion, care)
const people: readonly KnownPerson[] = knownPeople(discussion)
const read = (typed: string) => readComposed(typed, { agencies, people })

test('the letters are the ones people try first, and no two agencies share one', () => {
  assert.deepEqual(
    agencies.map(one => `${one.key} ${one.agency}`),
    [
      `s ${care}`,
      `p ${police}`,
      `h ${health}`,
      `e ${school}`,
      // A second school, its invitation withdrawn, keeps its letter: nobody else’s letter moves.
      `l ${second}`,
      'u Aldermere Housing',
    ],
  )
})

test('somebody who joins late takes no letter from those who are here', () => {
  const later = {
    ...discussion,
    presence: [
      ...discussion.presence,
      { participant: 'late', seat: 'probation', agency: 'Probation', from: at },
    ],
  }
  assert.deepEqual(legend(later, care).slice(0, agencies.length), agencies)
})

test('no agency is “a”, “i” or “o”, because lines begin with those words', () => {
  for (const { key } of legend({ ...initial('d'), requestedBy: { ...by, agency: 'Aio' } }, 'Ai'))
    assert.doesNotMatch(key ?? '', /[aio]/)
  assert.deepEqual(read('a child was seen at the window'), {
    text: 'a child was seen at the window',
    action: false,
  })
  assert.equal(read('I saw her on Monday').text, 'I saw her on Monday')
})

test('a letter and a space before the words say whose they are', () => {
  assert.deepEqual(read('p Called to the address twice'), {
    text: 'Called to the address twice',
    action: false,
    agency: police,
  })
  assert.equal(read('P telephones write a capital first').agency, police)
  assert.equal(read('x is no agency here').text, 'x is no agency here')
})

test('“s 47” is the section of the Act and not social care; “s 4 contacts” is social care', () => {
  assert.deepEqual(read('s 47 threshold is met'), { text: 's 47 threshold is met', action: false })
  assert.deepEqual(read('s 4 contacts in 2024'), { text: '4 contacts in 2024', action: false, agency: care })
})

test('marks say what kind of words they are, in any order with the agency and the speaker', () => {
  assert.deepEqual(read('h ! @Grace The bruise fits a belt'), {
    text: 'The bruise fits a belt',
    action: false,
    agency: health,
    speaker: 'Grace Adeyemi',
    kind: 'opinion',
  })
  assert.deepEqual(read('# p Seen with a known offender').kind, 'intelligence')
  assert.equal(read('#3 bus stop').kind, undefined, 'a number is a number')
  assert.deepEqual(read('!!! is loud').text, '!! is loud', 'only the first mark is a mark')
})

test('the child’s words lose their quotation marks only when the whole line was quoted', () => {
  assert.deepEqual(read('e "He hits me with the belt"'), {
    text: 'He hits me with the belt',
    action: false,
    agency: school,
    kind: 'childs-words',
  })
  assert.equal(read('“I don’t want to go home”').text, 'I don’t want to go home', 'as a telephone writes it')
  assert.deepEqual(read('"Stop it" is what she said'), {
    text: '"Stop it" is what she said',
    action: false,
    kind: 'childs-words',
  })
  assert.equal(read('"p is for police').text, 'p is for police', 'inside the child’s words nothing is a mark')
})

test('the family’s words keep their apostrophes', () => {
  assert.equal(read("'Mum says it's fine'").text, "Mum says it's fine")
  assert.equal(read("'We stay at my parents'").text, "We stay at my parents'")
  assert.equal(read("'Mum says it's fine").kind, 'familys-words')
})

test('a speaker is found by full, first or last name; a name two people share is left as it was typed', () => {
  assert.equal(read('@Tomasz Reeve: no record').speaker, 'Tomasz Reeve')
  assert.equal(read('@reeve no record').speaker, 'Tomasz Reeve')
  assert.deepEqual(read('@Mum He was at work'), { text: 'He was at work', action: false, speaker: 'Mum' })
  assert.equal(read('@Ms_Bell told the office').speaker, 'Ms Bell')
  const twins = [...people, { name: 'Grace Hall', agency: school, here: true }]
  assert.equal(readComposed('@Grace says so', { agencies, people: twins }).speaker, 'Grace')
})

test('a backslash before everything says that what follows is words only', () => {
  assert.deepEqual(read('\\p is how the note begins'), { text: 'p is how the note begins', action: false })
})

test('a mark without words is an empty line, which is refused later, and nothing is made up', () => {
  assert.equal(read('!').text, '')
  assert.equal(read('   ').text, '')
  assert.equal(read('p').text, 'p')
})

test('what was chosen by hand wins over the marks, and who is here fills the rest', () => {
  const priya = { agency: care, speaks: undefined }
  const said = (typed: string, chosen = {}) => attribute(read(typed), chosen, priya, people)
  assert.deepEqual(said('p Called twice'), { agency: police, speaker: 'Tomasz Reeve', kind: 'fact' })
  assert.deepEqual(said('h Two of us are here'), { agency: health, speaker: health, kind: 'fact' })
  assert.deepEqual(said('@Jonah She was late').agency, school, 'the speaker’s agency')
  assert.deepEqual(said('p ! Called', { agency: health, kind: 'fact', speaker: 'Dr Saoirse Finch' }), {
    agency: health,
    speaker: 'Dr Saoirse Finch',
    kind: 'fact',
  })
  assert.deepEqual(said('Two contacts in 2024').agency, care, 'without a mark: whoever types')
})

test('a partner who types their own words is their speaker', () => {
  const tomasz = { agency: police, speaks: 'Tomasz Reeve' }
  assert.deepEqual(attribute(read('No offence recorded'), {}, tomasz, people), {
    agency: police,
    speaker: 'Tomasz Reeve',
    kind: 'fact',
  })
})

// Tuesday 1 December 2026
const act = (typed: string) => readAction(typed, { agencies, people, today: '2026-12-01' })

test('“>” with who, what and by when becomes an action to check', () => {
  assert.equal(read('> Tomasz: check the records by Friday').action, true)
  assert.deepEqual(act(read('> Tomasz: check the records by Friday').text), {
    what: 'Check the records',
    owner: 'Tomasz Reeve',
    agency: police,
    due: '2026-12-04',
  })
  assert.deepEqual(act('Grace to ring the practice by 3 December'), {
    what: 'Ring the practice',
    owner: 'Grace Adeyemi',
    agency: health,
    due: '2026-12-03',
  })
})

test('a weekday is the next one, never today; a day without a year is the next time it comes', () => {
  assert.equal(act('Grace: call by Tuesday').due, '2026-12-08')
  assert.equal(act('Grace: call by Wednesday').due, '2026-12-02')
  assert.equal(act('Grace: call by today').due, '2026-12-01')
  assert.equal(act('Grace: call by 4/1').due, '2027-01-04')
  assert.equal(act('Grace: call by 2026-12-24').due, '2026-12-24')
})

test('what cannot be read as a date stays in the words', () => {
  assert.deepEqual(act('Grace: call by 31 February'), {
    what: 'Call by 31 February',
    owner: 'Grace Adeyemi',
    agency: health,
  })
  assert.equal(act('Grace: stand by the door').what, 'Stand by the door')
})

test('an agency may be named instead of a person: then somebody still has to be named', () => {
  assert.deepEqual(act('p: secure the telephone by tomorrow'), {
    what: 'Secure the telephone',
    owner: '',
    agency: police,
    due: '2026-12-02',
  })
  assert.deepEqual(act('Write to the landlord'), { what: 'Write to the landlord', owner: '', agency: '' })
})
