import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  actionTable,
  extract,
  copyPaper,
  copyReader,
  findInvitation,
  minutes,
  namesAnyOf,
  noticeOnly,
  type Paper,
  reminder,
  textOf,
  wholeRecord,
} from './index.ts'
import type { Reader } from '../audience/audience.ts'
import { aDiscussion, agencies, asha, bristol2024, canary, names } from './testing/a-discussion.ts'

const rules = bristol2024()
const held = aDiscussion(rules)
const signed = aDiscussion(rules, { signed: true })
const now = '2026-01-20T10:00:00.000Z'
const telling = { now, agencies }
const readers = {
  room: wholeRecord,
  police: copyReader({ agency: 'police', police: true }),
  professionals: copyReader({ agency: 'gp' }),
  family: { as: ['family'], police: false },
} satisfies Record<string, Reader>
type For = keyof typeof readers
const minutesFor = (who: For) => minutes(signed, rules, { ...telling, reader: readers[who] })
const aboutAda = (who: For = 'professionals', held = signed) =>
  extract(held, rules, { ...readers[who], child: 'A' }, telling)

const has = (paper: Paper, ...words: string[]) => {
  for (const word of words) assert.ok(textOf(paper).includes(word), `“${word}” is missing`)
}
const hasNot = (paper: Paper, ...words: string[]) => {
  for (const word of words)
    assert.ok(!textOf(paper).toLowerCase().includes(word.toLowerCase()), `“${word}” must not be there`)
}
const headings = (paper: Paper) =>
  paper.blocks.flatMap(one => (one.block === 'heading' && one.level === 1 ? [one.text] : []))

test('the minutes say in order who came, what was known, what was decided and who does what', () => {
  assert.deepEqual(headings(minutesFor('room')), [
    'Invited and attended',
    'Children',
    'Why the discussion was held',
    'What each agency contributed',
    'Analysis of risk',
    'Decisions for each child',
    'Settled with section 47',
    'Agencies that disagree',
    'Safety plan',
    'Actions',
    'Settled besides',
    'Not answered',
    'Deadlines',
    'Where the procedure was not followed',
    'Who gets a copy',
    'Signature',
  ])
})

test('somebody who declined is on the list, without what they wrote to the chair, and so is the hour at which health left', () => {
  for (const who of ['room', 'police', 'professionals'] as const) {
    has(minutesFor(who), 'Declined | Not there', '3:00pm to 3:35pm')
    hasNot(minutesFor(who), 'In court that day')
  }
})

test('a decision made after health had left says that the minimum was not there; the earlier one does not', () => {
  const text = textOf(minutesFor('room'))
  assert.equal(text.match(/The minimum was not there when this was decided/g)?.length, 1)
  assert.match(text, /The minimum was not there when this was decided: Assessment under section 17/)
})

test('police disagree in their own words, and an inspector finds them under a heading of their own', () => {
  has(
    minutesFor('professionals'),
    'a joint visit warns the household',
    'Severn Valley Police (fictional) disagrees with “Section 47, joint with police, health or both” for Ada',
  )
})

test('each thing said carries its kind, who said it and where it comes from', () => {
  has(
    minutesFor('professionals'),
    'The child’s words, about Ada Quillfeather\nHe hits me with the belt. Please don’t tell.',
    '(Ms Tamsin Bell, teacher, 3:05pm, source: written note, 12 January)',
    'Professional opinion, about Ada',
  )
})

test('deadlines show what they were counted from, when they fell due, how they stand and by which rule', () => {
  has(
    minutesFor('room'),
    'risk identified, Tuesday 13 January 2026, 9:00am | Thursday 15 January 2026, end of day | In time',
    'BR24-202; Strategy discussion practice guidance, 3 The meeting, 3.2',
  )
})

test('a departure stands in the minutes with its rule, its reason and who says so', () => {
  has(
    minutesFor('room'),
    'Record the discussion on LCS (BR24-801)',
    'LCS is down this afternoon',
    'Asha Verma',
  )
})

test('actions can be read aloud: who, by when, what, and how we will know', () => {
  has(
    minutesFor('room'),
    'Ian Okafor, Bristol City Council, by Thursday 15 January 2026: See Ada alone at school. We will know by this: A visit record with her words in it.',
  )
})

test('the minutes say what they are not, and what in the procedure is only a local placeholder', () => {
  has(
    minutesFor('room'),
    'This is not a verbatim record.',
    'Local placeholder',
    'Not from the source but put in its place here: the request form, the agenda and the office hours.',
  )
})

test('unsigned minutes say that they are a draft; signed ones carry the signature and its version', () => {
  const before = minutes(held, rules, { ...telling, reader: wholeRecord })
  assert.equal(before.title, 'Draft minutes of a strategy discussion, SD-0417')
  has(before, 'Not signed yet, and not to be sent on: The chair verifies the minutes (BR24-803).')
  const after = minutesFor('room')
  assert.equal(after.title, 'Minutes of a strategy discussion, SD-0417')
  assert.equal(after.version, 1)
  has(after, 'I have read these minutes and they are accurate.')
})

test('signed minutes are the same whenever they are asked for', () => {
  const later = { ...telling, now: '2031-06-01T09:00:00.000Z' }
  assert.deepEqual(minutes(signed, rules, { ...later, reader: wholeRecord }), minutesFor('room'))
})

test('what police said to police is in nobody else’s copy, and leaves no gap in the numbers', () => {
  has(minutesFor('police'), canary.police)
  const copy = minutesFor('professionals')
  hasNot(copy, canary.police, 'police only', 'intelligence')
  const numbers = [...textOf(copy).matchAll(/^(\w+)\. /gm)].map(found => found[1]).sort()
  assert.deepEqual(numbers, ['1', '2', '3', '4', '5', '6'])
})

test('who is kept out is named to the room alone', () => {
  const blocked = aDiscussion(rules, {
    later: [
      [
        '2026-01-14T16:10:00.000Z',
        asha,
        {
          type: 'Block',
          who: { person: 'p-school', agency: 'oakfield' },
          reason: 'A conflict of interest came to light.',
        },
      ],
    ],
  })
  const room = minutes(blocked, rules, { ...telling, reader: wholeRecord })
  has(room, 'Ruth Penhaligon', 'kept out of this discussion', 'Ms Orla Finch')
  const other = minutes(blocked, rules, { ...telling, reader: readers.professionals })
  hasNot(other, 'Ruth Penhaligon', 'kept out', 'Orla Finch', 'Grimshaw')
})

test('the GP of one child gets nothing of the other child: no line, no decision, no action, no name', () => {
  hasNot(aboutAda(), canary.bram, canary.family, canary.police, 'Bram', 'section 17', 'nursery')
  has(aboutAda(), 'Please don’t tell', 'Section 47, joint', 'See Ada alone')
  has(aboutAda(), 'Parts about other people are left out.')
})

test('a line of which nobody said whom it is about is in no child’s copy, until somebody says', () => {
  hasNot(aboutAda(), 'Two earlier contacts', 'Mother says')
  const said = (line: string, ...about: string[]) =>
    aDiscussion(rules, {
      later: [['2026-01-14T16:10:00.000Z', asha, { type: 'SayAbout', line, about }]],
    })
  has(aboutAda('professionals', said('l-2', 'A')), 'Two earlier contacts')
  hasNot(aboutAda('professionals', said('l-2', 'B')), 'Two earlier contacts')
  hasNot(aboutAda('professionals', said('l-6', 'A')), 'Mother says')
})

test('what was said to be about both children is in the copy of each, unless it names the other', () => {
  has(aboutAda(), 'Called to the address')
  const named = aDiscussion(rules)
  const lines = named.lines.map(one => ({ ...one, text: one.line === 'l-7' ? 'Called to Bram.' : one.text }))
  hasNot(aboutAda('professionals', { ...named, lines }), 'Called to')
})

test('the safety plan is every child’s, and what is written for one copy stands in its place there', () => {
  has(aboutAda(), 'Both children stay')
  const copy = {
    to: 'Dr Marlow, Old Mill Surgery',
    planSays: 'She stays with her aunt.',
    says: 'Ask us first.',
  }
  const worded = extract(signed, rules, { ...readers.professionals, child: 'A' }, { ...telling, copy })
  hasNot(worded, 'Both children stay')
  has(worded, 'This copy is for: Dr Marlow, Old Mill Surgery', 'She stays with her aunt.', 'Ask us first.')
})

test('an extract says that something about others is left out only when something is', () => {
  const isAdas = (one: { child?: string }) => one.child !== 'B'
  const alone = {
    ...signed,
    children: signed.children.slice(0, 1),
    actions: signed.actions.filter(isAdas),
    answers: Object.fromEntries(Object.entries(signed.answers).filter(([key]) => !key.endsWith('/B'))),
  }
  has(aboutAda('professionals', alone), 'Nothing is left out because it is about other people.')
  hasNot(aboutAda('professionals', alone), 'Parts about other people')
})

test('a line has the same number in every copy of a version, and what police gave has numbers of its own', () => {
  const numberOf = (paper: Paper, text: string) =>
    paper.blocks.flatMap(one =>
      one.block === 'words' && one.words.includes(text) ? [one.label.split('.')[0]] : [],
    )
  for (const text of ['Please don’t tell', 'coloured bruise', 'Called to the address'])
    assert.deepEqual(numberOf(aboutAda(), text), numberOf(minutesFor('room'), text), text)
  assert.deepEqual(numberOf(minutesFor('police'), canary.police), ['R1'])
})

test('a reason that names the other child is left out, and the decision itself is not', () => {
  const named = aDiscussion(rules, { signed: true })
  const first = named.decisions[0]!
  const changed = { ...named, decisions: [{ ...first, reason: 'Because Bram told us.' }] }
  const copy = aboutAda('professionals', changed)
  has(
    copy,
    'Section 47, joint with police, health or both. Decided by Asha Verma',
    'The reason is left out here.',
  )
  hasNot(copy, 'Bram', 'No reason was recorded')
})

test('a family reads what was said to everyone, and never what was for professionals or for police', () => {
  hasNot(aboutAda('family'), canary.professionals, canary.police, canary.bram, 'for professionals only')
  has(aboutAda('family'), 'Please don’t tell')
})

test('a police extract about one child holds police lines, and still nothing of the other child', () => {
  has(aboutAda('police'), canary.police)
  hasNot(aboutAda('police'), canary.bram, 'Bram')
})

test('nobody’s copy carries an address of the children', () => {
  for (const audience of ['room', 'police', 'professionals'] as const)
    hasNot(minutesFor(audience), canary.address)
  hasNot(aboutAda(), canary.address)
})

test('a full copy for one child’s GP becomes an extract when two children were discussed', () => {
  const given = (copy: { gives: string; child?: string }) =>
    copyPaper(signed, rules, copy, readers.professionals, telling)
  assert.equal(given({ gives: 'full', child: 'A' })?.kind, 'extract')
  assert.equal(given({ gives: 'full' })?.kind, 'minutes')
  assert.equal(given({ gives: 'blocked', child: 'A' }), undefined)
})

test('an invitation says when, how long, how, which seat and who asks, and nothing of any child', () => {
  const invitation = findInvitation(held, rules, 'inv-police', {
    now,
    link: 'https://quorate.example/i/7f3a',
  })!
  has(invitation, 'Wednesday 14 January 2026, 3:00pm', '1 hour', 'Online', 'Police', 'Bristol City Council')
  hasNot(invitation, ...names, ...Object.values(canary), 'DS Petra Lund', 'belt', 'hit', 'physical')
})

test('a moved meeting says both times; a withdrawn invitation says that there is nothing to do', () => {
  const moved = aDiscussion(rules, {
    only: 'convened',
    later: [
      [
        '2026-01-14T16:06:00.000Z',
        asha,
        { type: 'MoveMeeting', to: '2026-01-15T09:30:00.000Z', reason: 'Bram is in hospital' },
      ],
    ],
  })
  const invitation = findInvitation(moved, rules, 'inv-police', { now })!
  has(
    invitation,
    'It was to be Wednesday 14 January 2026, 3:00pm. It is now Thursday 15 January 2026, 9:30am.',
  )
  hasNot(invitation, 'Bram', 'hospital')
  const withdrawn = aDiscussion(rules, {
    only: 'convened',
    later: [
      [
        '2026-01-14T16:06:00.000Z',
        asha,
        { type: 'WithdrawInvitation', invitation: 'inv-police', reason: 'Knows the Quillfeathers' },
      ],
    ],
  })
  const cancelled = findInvitation(withdrawn, rules, 'inv-police', { now })!
  assert.equal(cancelled.kind, 'cancellation')
  hasNot(cancelled, 'Quillfeather')
})

test('notices and reminders carry a reference, a moment and a link', () => {
  const link = 'https://quorate.example/d/SD-0417'
  for (const paper of [
    noticeOnly(signed, rules, { ...telling, link }),
    reminder(signed, 'action', { now, link, due: '2026-01-16T23:59:00.000Z' }),
  ]) {
    has(paper, 'SD-0417', link)
    hasNot(paper, ...names, ...Object.values(canary), 'household', 'belt')
  }
})

test('the action table shows where each action stands on the day it is printed', () => {
  const confirmed = aDiscussion(rules, {
    later: [
      [
        '2026-01-15T12:00:00.000Z',
        asha,
        { type: 'ConfirmAction', action: 'a-1', status: 'done', date: '2026-01-15', inWriting: true },
      ],
    ],
  })
  const paper = actionTable(confirmed, rules, { ...telling, reader: wholeRecord })
  has(paper, 'Done Thursday 15 January 2026', 'Not confirmed yet')
})

test('no title carries a name or a word of the concern', () => {
  const papers = [
    minutesFor('room'),
    aboutAda(),
    noticeOnly(signed, rules, telling),
    actionTable(signed, rules, { ...telling, reader: wholeRecord }),
    reminder(signed, 'sign', { now }),
    findInvitation(held, rules, 'inv-school', { now })!,
  ]
  for (const { title } of papers) {
    assert.match(title, /SD-0417$/)
    for (const word of [...names, ...Object.values(canary)]) assert.ok(!title.includes(word), title)
  }
})

test('a name is recognised with accents, possessives and capitals, and a shared surname is nobody’s in particular', () => {
  const [ada, bram] = signed.children
  const zoe = { id: 'C', name: 'Zoë Quillfeather', facts: {} }
  assert.equal(namesAnyOf([bram!], [ada!], 'BRAM’S bed'), true)
  assert.equal(namesAnyOf([zoe], [ada!], 'and Zoe too'), true)
  assert.equal(namesAnyOf([bram!], [ada!], 'the Quillfeather house'), false)
  assert.equal(namesAnyOf([bram!], [ada!], 'brambles'), false)
  const ros = { id: 'D', name: 'Ros O’Hanlon', facts: {} }
  for (const spelt of ["O'Hanlon’s dog", 'OHanlon was there', 'o’hanlon', 'O Hanlon'])
    assert.equal(namesAnyOf([ros], [ada!], spelt), true, spelt)
  assert.equal(namesAnyOf([ros], [ada!], 'at 3 o’clock'), false)
})
