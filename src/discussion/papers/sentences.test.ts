/** Every sentence that a paper can say of itself: a story in which it is true and stands there, and one in which it is not. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actionTable, extract, findInvitation, minutes, noticeOnly, type Paper, textOf } from './index.ts'
import { agencies, asha, bristol2024, rulesOf, tellSteps } from './testing/a-discussion.ts'
import { type Step, signature, steps } from './testing/story.ts'

const rules = bristol2024()
const bradford = rulesOf('bradford/2023')
const bristol2019 = rulesOf('bristol/2019')
const lancashire = rulesOf('pan-lancashire/2018')
const now = '2026-01-20T10:00:00.000Z'

type Told = Step[2]
const at = (moment: string, told: Told): Step => [`2026-01-${moment}:00.000Z`, asha, told]
const isStart = ([, , { type }]: Step) => type === 'StartDiscussion'
const beforeStart = steps.slice(0, steps.findIndex(isStart))
const whatWasDone = new Set([
  'DecideOutcome',
  'TakePosition',
  'AnswerDuty',
  'AgreeAction',
  'AgreeSafetyPlan',
  'RecordDeparture',
])
/** Held from three to five past four, and nothing said, decided or agreed in it. */
const bare = steps.filter(
  ([, , { type }]) => !whatWasDone.has(type) && type !== 'RecordLine' && type !== 'Leave',
)
const withBare = (...more: Step[]): Step[] => [...bare.slice(0, -1), ...more, bare.at(-1)!]
const without = (...types: string[]) => steps.filter(([, , { type }]) => !types.includes(type))
const then = (...more: Step[]): Step[] => [...steps, ...more]

type Reads = 'room' | 'police' | 'professionals'
const paperOf =
  (audience: Reads, under = rules) =>
  (told: Step[]) =>
    minutes(tellSteps(under, told), under, { now, agencies, audience })
const room = paperOf('room')
const professionals = paperOf('professionals')
const ofBradford = paperOf('room', bradford)

const line = (id: string, more: object): Step =>
  at('14T15:20', {
    type: 'RecordLine',
    line: id,
    agency: 'police',
    speaker: 'DS Petra Lund',
    kind: 'fact',
    text: 'Nothing known.',
    about: [],
    sensitivity: 'everyone',
    ...more,
  })
const decide = (id: string, child: string, more: object): Step =>
  at('14T15:30', {
    type: 'DecideOutcome',
    decision: id,
    child,
    outcome: 'section-17-assessment',
    lines: [],
    ...more,
  })
const position = (view: string, more: object = {}): Step =>
  at('14T15:31', { type: 'TakePosition', decision: 'd-1', agency: 'police', view, ...more })
const answer = (duty: string, words: string, more: object = {}): Step =>
  at('14T15:40', { type: 'AnswerDuty', duty, words, ...more })
const inBradford = (...more: Step[]): Step[] =>
  [...beforeStart.filter(([, , { type }]) => type === 'AskForDiscussion'), ...more].map(
    ([when, by, told]): Step => [
      when,
      by,
      told.type === 'AskForDiscussion' ? { ...told, urgency: 'twenty-four-hours' } : told,
    ],
  )
const started = steps.find(isStart)!
const everyQuestion = Object.entries(
  Object.fromEntries(
    rules.procedure.duties.map(one => [one.duty, one.per === 'child' ? ['A', 'B'] : [undefined]]),
  ),
).flatMap(([duty, children]) => children.map(child => answer(duty, 'Settled.', child ? { child } : {})))

const aboutAda = (told: Step[]): Paper =>
  extract(tellSteps(rules, told), rules, { audience: 'professionals', child: 'A' }, { now, agencies })
const notice = (told: Step[]): Paper => noticeOnly(tellSteps(rules, told), rules, { now, agencies })
const table = (told: Step[]): Paper =>
  actionTable(tellSteps(rules, told), rules, { now, agencies, audience: 'room' })
const invitation = (told: Step[]): Paper =>
  findInvitation(tellSteps(rules, told), rules, 'inv-police', { now })!
const act = (more: object): Step =>
  at('14T15:50', {
    type: 'AgreeAction',
    action: 'a-9',
    what: 'Ring the school',
    owner: 'Ian Okafor',
    agency: 'council',
    ...more,
  })
const noReason = ([when, by, told]: Step): Step => [
  when,
  by,
  told.type === 'AskForDiscussion' ? { ...told, reason: '' } : told,
]
const in2019 = (): Step => {
  const [when, by, told] = steps[0]!
  return [when, by, { ...told, urgency: 'ordinary' }]
}
/** A line put right, on a day of January: the minutes are signed on the sixteenth. */
function corrected(day: number): Paper {
  const told = tellSteps(rules, [...steps, signature])
  const lines = told.lines.map(one =>
    one.line === 'l-1'
      ? { ...one, corrected: [{ text: one.text, at: `2026-01-${day}T09:00:00.000Z`, by: asha }] }
      : one,
  )
  return minutes({ ...told, lines }, rules, { now, agencies, audience: 'room' })
}
const inLancashire = (): Step[] => {
  const [when, by, told] = steps[0]!
  return [[when, by, { ...told, urgency: 'serious' }]]
}
const lancashireWithoutHealth = (says: 'both' | 'neither'): Step[] => [
  ...inLancashire(),
  [
    started[0],
    started[1],
    {
      ...started[2],
      present: (started[2].present as { seat: string }[]).filter(one => one.seat !== 'health'),
    },
  ],
  ...(says === 'both'
    ? ['health-absence-reason', 'health-involvement-plan'].map(one => answer(one, 'It could not wait.'))
    : []),
]
const lancashireSigned = (versions: 0 | 1): Step[] => [
  ...lancashireWithoutHealth('both'),
  answer('criminal-investigation', 'None.'),
  at('14T16:05', { type: 'EndDiscussion' }),
  ...(versions === 1 ? [signature] : []),
]

/** `in`: the words of the source, with `…` where something is put in; `says`: what a reader then reads. */
type Row = { in: string; says: string; appears: () => Paper; absent: () => Paper }
const row = (source: string, says: string, appears: () => Paper, absent: () => Paper): Row => ({
  in: source,
  says,
  appears,
  absent,
})
const same = (says: string, appears: () => Paper, absent: () => Paper): Row =>
  row(says, says, appears, absent)

const rows: readonly Row[] = [
  same(
    'Not yet held',
    () => room(beforeStart),
    () => room(steps),
  ),
  same(
    'Not held yet',
    () => room(beforeStart),
    () => room(steps),
  ),
  same(
    'Not there',
    () => room(steps),
    () => room(beforeStart),
  ),
  same(
    'No reply',
    () => room(beforeStart),
    () =>
      room(
        beforeStart.map(
          ([when, by, told]): Step =>
            told.type === 'Invite'
              ? [
                  when,
                  by,
                  {
                    ...told,
                    invitation: {
                      ...(told as unknown as { invitation: object }).invitation,
                      answer: 'accepted',
                    },
                  },
                ]
              : [when, by, told],
        ),
      ),
  ),
  same(
    'In the chair',
    () => room(steps),
    () => room(beforeStart),
  ),
  row(
    '…, in the chair',
    'Asha Verma, Team manager, in the chair | No reply | In the chair, 3:00pm to 4:05pm',
    () =>
      room(
        then(
          at('14T16:01', {
            type: 'Invite',
            invitation: {
              invitation: 'inv-chair',
              seat: 'social-worker',
              agency: 'council',
              person: 'p-asha',
              name: 'Asha Verma',
              role: 'team-manager',
            },
          }),
        ),
      ),
    () => room(steps),
  ),
  same(
    'Not invited',
    () =>
      room([
        ...beforeStart,
        started,
        at('14T15:02', { type: 'Join', seat: 'gp', agency: 'surgery', name: 'Dr Olive Marsh' }),
      ]),
    () => room(steps),
  ),
  row(
    'Invitation withdrawn: …',
    'Invitation withdrawn: Another colleague comes.',
    () =>
      room([
        ...beforeStart,
        at('14T09:00', {
          type: 'WithdrawInvitation',
          invitation: 'inv-police',
          reason: 'Another colleague comes.',
        }),
      ]),
    () => room(steps),
  ),
  row(
    '…… was spoken to separately: ….',
    'was spoken to separately: Wednesday 14 January 2026, 2:30pm.',
    () =>
      room([...beforeStart, at('14T14:30', { type: 'HoldConversation', agency: 'police', seat: 'police' })]),
    () => room(steps),
  ),
  same(
    'Spoken to separately',
    () =>
      room([...beforeStart, at('14T14:30', { type: 'HoldConversation', agency: 'police', seat: 'police' })]),
    () => room(steps),
  ),
  row(
    'The minimum took part: ….…',
    'The minimum took part: ',
    () => room(bare),
    () => room(steps),
  ),
  row(
    ' Excused, for the reasons recorded: ….',
    'Excused, for the reasons recorded: Health.',
    () => paperOf('room', lancashire)(lancashireWithoutHealth('both')),
    () => paperOf('room', lancashire)(lancashireWithoutHealth('neither')),
  ),
  same(
    'Below the minimum',
    () => room(steps),
    () => room(bare),
  ),
  row(
    ' Asked for by … (…).',
    'Asked for by BR24-302 (Strategy discussion practice guidance, 4 Invites/attendees, 4.2).',
    () => room(steps),
    () => room(bare),
  ),
  row(
    'Not there at the end',
    'Not there at the end: Health.',
    () => room(steps),
    () => room(without('EndDiscussion')),
  ),
  row(
    'Not there now',
    'Not there now: Health.',
    () => room(without('EndDiscussion')),
    () => room(steps),
  ),
  row(
    'corrected after version … was signed',
    'corrected after version 1 was signed',
    () => corrected(19),
    () => corrected(15),
  ),
  same(
    'corrected before signing',
    () => corrected(15),
    () => corrected(19),
  ),
  row(
    'Professional opinion is given in ….',
    'Professional opinion is given in line ',
    () => room(steps),
    () => room(bare),
  ),
  same(
    'The reasons for each decision stand with the decision.',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', { reason: 'Hurt.' }), decide('d-2', 'B', {}))),
  ),
  same(
    'Where a reason was given for a decision, it stands with the decision.',
    () => room(withBare(decide('d-1', 'A', { reason: 'Hurt.' }), decide('d-2', 'B', {}))),
    () => room(steps),
  ),
  same(
    'No end is recorded',
    () => room(withBare(at('14T15:40', { type: 'AgreeSafetyPlan', words: 'Grandmother keeps her.' }))),
    () => room(steps),
  ),
  row(
    'Not from the source but put in its place here: ….…',
    'Not from the source but put in its place here: the request form, the agenda and the office hours.',
    () => room(steps),
    () => ofBradford(inBradford()),
  ),
  row(
    ' The source names a form that was not supplied (…).',
    'The source names a form that was not supplied (Strategy discussion practice guidance',
    () => room(steps),
    () => ofBradford(inBradford()),
  ),
  same(
    'Stopped by the signature below',
    () => paperOf('room', lancashire)(lancashireSigned(1)),
    () => paperOf('room', lancashire)(lancashireSigned(0)),
  ),
  row(
    'Why it is late: …',
    'Why it is late: Hold the discussion within two working days of the risk being identified',
    () => room(then(at('14T16:10', { type: 'ExplainDelay', clock: 'convene', reason: 'Snow.' }))),
    () => room(steps),
  ),
  row(
    'The minutes of … are ready. This notice carries nothing of what is in them.',
    'The minutes of a strategy discussion are ready.',
    () => notice([...steps, signature]),
    () => notice(steps),
  ),
  row(
    'The minutes of … are not signed yet. This notice carries nothing of what is in them.',
    'The minutes of a strategy discussion are not signed yet.',
    () => notice(steps),
    () => notice([...steps, signature]),
  ),
  row(
    ', with no date set',
    'Ian Okafor, Bristol City Council, with no date set: Ring the school.',
    () => room(withBare(act({}))),
    () => room(steps),
  ),
  row(
    ' We will know by this: …',
    'We will know by this: A note.',
    () => room(withBare(act({ howKnown: 'A note' }))),
    () => room(withBare(act({}))),
  ),
  same(
    'No date set',
    () => room(withBare(act({}))),
    () => room(steps),
  ),
  same(
    'Not confirmed yet',
    () => table(steps),
    () => table(without('AgreeAction')),
  ),
  same(
    'Nobody is on record.',
    () => room([steps[0]!]),
    () => room(steps),
  ),
  same(
    'No reason is on record.',
    () => room(steps.map(noReason)),
    () => room(steps),
  ),
  same(
    'Nothing is on record.',
    () => room(bare),
    () => professionals(withBare(line('l-9', { sensitivity: 'police-only' }))),
  ),
  same(
    'No analysis is on record.',
    () => room(bare),
    () => professionals(withBare(line('l-9', { kind: 'opinion', sensitivity: 'police-only' }))),
  ),
  same(
    'No agency recorded that it disagrees.',
    () => room(bare),
    () =>
      room(
        withBare(
          decide('d-1', 'A', {}),
          position('disagrees', { words: 'Not enough.' }),
          at('14T15:35', { type: 'WithdrawDecision', decision: 'd-1', reason: 'More is known.' }),
        ),
      ),
  ),
  row(
    '… … with “…”…….…',
    'Severn Valley Police (fictional) disagreed with “Assessment under section 17” for Ada Quillfeather, which was withdrawn afterwards.',
    () =>
      room(
        withBare(
          decide('d-1', 'A', {}),
          position('disagrees', { words: 'Not enough.' }),
          at('14T15:35', { type: 'WithdrawDecision', decision: 'd-1', reason: 'More is known.' }),
        ),
      ),
    () => room(steps),
  ),
  same(
    ' Its words stand with the decision.',
    () => room(steps),
    () => room(bare),
  ),
  same(
    'No safety plan is on record.',
    () => room(bare),
    () => room(steps),
  ),
  same(
    'No actions were agreed.',
    () => room(bare),
    () => room(steps),
  ),
  same(
    'No departure is on record.',
    () => room([...beforeStart, started]),
    () => room(bare),
  ),
  same(
    'Not signed yet.',
    () => room(steps),
    () => room([...steps, signature]),
  ),
  row(
    'Not signed yet….',
    'Not signed yet, and not to be sent on: The chair verifies the minutes (BR24-803).',
    () => room(steps),
    () => room([...steps, signature]),
  ),
  row(
    'This is not a verbatim record. What agencies and people wrote stands in their words under their names; headings and labels are the record’s.…',
    '(BR24-805)',
    () => room(steps),
    () => paperOf('room', bristol2019)([in2019()]),
  ),
  row(
    '…. ….',
    'Ada Quillfeather. Born 1 May 2016, aged 9.',
    () => room(steps),
    () => notice([...steps, signature]),
  ),
  row(
    'Not followed: …',
    'Not followed: Record the discussion on LCS (BR24-801)',
    () => room(steps),
    () => room(bare),
  ),
  same(
    'The procedure does not let this grade excuse it.',
    () =>
      ofBradford(inBradford(at('15T10:00', { type: 'RecordDeparture', rule: 'BD-202', reason: 'Snow.' }))),
    () => room(steps),
  ),
  row(
    'Not in time, and no reason is on record: … (…).',
    'Not in time, and no reason is on record: Hold the discussion within two working days of the risk being identified (BR24-202).',
    () => room(beforeStart),
    () => room(steps),
  ),
  same(
    'What was not in time for a reason on record stands under “Deadlines”.',
    () => room([...beforeStart, at('19T10:00', { type: 'ExplainDelay', clock: 'convene', reason: 'Snow.' })]),
    () => room(beforeStart),
  ),
  row(
    'Open, and no reason is on record: …… (…).',
    'Open, and no reason is on record: Decide what happens next for the child, Ada Quillfeather (BR24-601).',
    () => room(bare),
    () =>
      room([
        ...bare,
        at('14T16:10', {
          type: 'RecordDeparture',
          rule: 'BR24-601',
          duty: 'decide/A',
          reason: 'She was not seen.',
        }),
      ]),
  ),
  same(
    'What was asked and not answered stands under “Not answered”.',
    () => room(steps),
    () =>
      room(
        withBare(decide('d-1', 'A', { reason: 'x' }), decide('d-2', 'B', { reason: 'x' }), ...everyQuestion),
      ),
  ),
  same(
    ' Why not stands where the procedure was not followed.',
    () =>
      room(
        then(
          at('14T16:10', {
            type: 'RecordDeparture',
            rule: 'BR24-602d',
            duty: 'legal-advice',
            reason: 'The lawyer was ill.',
          }),
        ),
      ),
    () => room(bare),
  ),
  same(
    'Nothing has been decided for this child.',
    () => room(bare),
    () => room(steps),
  ),
  same(
    'not started by this discussion.',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', { outcome: 'section-47-joint', reason: 'x' }))),
  ),
  row(
    'to be undertaken; decided ….',
    'to be undertaken; decided Wednesday 14 January 2026, 3:50pm.',
    () =>
      room(
        withBare(
          decide('d-1', 'A', { outcome: 'section-47-joint', reason: 'x' }),
          at('14T15:45', { type: 'WithdrawDecision', decision: 'd-1', reason: 'Too soon.' }),
          [
            '2026-01-14T15:50:00.000Z',
            asha,
            { ...decide('d-3', 'A', { outcome: 'section-47-single', reason: 'x' })[2] },
          ],
        ),
      ),
    () =>
      room(
        withBare(
          decide('d-1', 'A', { outcome: 'section-47-joint', reason: 'x' }),
          at('14T15:45', { type: 'WithdrawDecision', decision: 'd-1', reason: 'Too soon.' }),
        ),
      ),
  ),
  row(
    '. Decided by …. …',
    'No reason was recorded.',
    () => room(withBare(decide('d-1', 'A', {}))),
    () => room(steps),
  ),
  same(
    'No reason was recorded.',
    () => room(withBare(decide('d-1', 'A', {}))),
    () => room(steps),
  ),
  same(
    'The reason is left out here.',
    () => aboutAda(withBare(decide('d-1', 'A', { reason: 'Because Bram told us.' }))),
    () => aboutAda(withBare(decide('d-1', 'A', {}))),
  ),
  same(
    'Decided below the minimum',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', {}))),
  ),
  row(
    'The minimum was not there when this was decided: ….…',
    'The minimum was not there when this was decided: Assessment under section 17.',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', {}))),
  ),
  row(
    ' Not there: ….',
    'section 17. Not there: Health.',
    () => room(steps),
    () => room(bare),
  ),
  row(
    'Did not say',
    'Did not say: Severn Valley Police (fictional)',
    () => room(withBare(decide('d-1', 'A', {}))),
    () => room(withBare(decide('d-1', 'A', {}), position('agrees'))),
  ),
  row(
    'nothing of it is recorded',
    'The actions that keep the child safe (BD-802a): nothing of it is recorded.',
    () => ofBradford(inBradford()),
    () =>
      ofBradford(
        inBradford(started, at('14T15:40', { type: 'AgreeSafetyPlan', words: 'Grandmother keeps her.' })),
      ),
  ),
  row(
    'stands under …',
    'The actions that keep the child safe (BD-802a): stands under “Safety plan”.',
    () =>
      ofBradford(
        inBradford(started, at('14T15:40', { type: 'AgreeSafetyPlan', words: 'Grandmother keeps her.' })),
      ),
    () => ofBradford(inBradford()),
  ),
  same(
    'Parts about other people are left out.',
    () => aboutAda(steps),
    () => room(steps),
  ),
  row(
    'Said why',
    'Say why the discussion went ahead without: Health',
    () => room(then(answer('below-minimum-reason', 'Called away.'))),
    () => room(withBare(answer('below-minimum-reason', 'Called away.'))),
  ),
  same(
    'You are no longer asked to take part. There is nothing you need to do.',
    () =>
      invitation([
        ...beforeStart,
        at('14T09:00', { type: 'WithdrawInvitation', invitation: 'inv-police', reason: 'x' }),
      ]),
    () => invitation(beforeStart),
  ),
  row(
    'It was to be …. It is now ….',
    'It was to be Wednesday 14 January 2026, 3:00pm. It is now Thursday 15 January 2026, 9:30am.',
    () =>
      invitation([
        ...beforeStart,
        at('14T09:00', { type: 'MoveMeeting', to: '2026-01-15T09:30:00.000Z', reason: 'x' }),
      ]),
    () => invitation(beforeStart),
  ),
]

/** Made of nothing but what somebody wrote, a label of the procedure and a number; their words are in rows of this table. */
const joints: ReadonlySet<string> = new Set(['…: ….…', '… (…): ….', '…… (…).…'])

/** True of every paper of its kind, whatever happened: what to bring, what an invitation is. */
const always: ReadonlySet<string> = new Set([
  'You are invited to … under the Children Act 1989.',
  'If you cannot come, say so at once and name somebody who can decide for your agency.',
  'This invitation is for you. Do not send it on; a colleague who comes instead is invited by name.',
  'What your agency knows about the family, with dates and where each piece comes from.',
  'Your professional opinion of the risk, kept apart from the facts.',
  'What your agency can do, and by when.',
  'Any conflict of interest, said before the discussion begins.',
  'An invitation waits for your reply.',
  'A discussion you are invited to is near.',
  'An action your agency has taken on is due.',
  'Minutes wait for your signature.',
  'Something has been sent to you that you have not opened.',
])

for (const { says, appears, absent } of rows) {
  test(`“${says.trim()}” stands where it is so`, () => {
    const text = textOf(appears())
    assert.ok(text.includes(says), text)
  })
  test(`“${says.trim()}” is not said where it is not so`, () => {
    const text = textOf(absent())
    assert.ok(!text.includes(says), text)
  })
}

test('every whole sentence that stands in the source of the papers is in this table', () => {
  const known = new Set([...rows.map(one => one.in), ...always, ...joints])
  const folder = new URL('./', import.meta.url)
  const missing = readdirSync(folder)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap(file => sentencesIn(readFileSync(new URL(file, folder), 'utf8')).map(one => `${file}: ${one}`))
    .filter(one => !known.has(one.slice(one.indexOf(': ') + 2)))
  assert.deepEqual(missing, [])
})

/** Literals that end as a sentence does, with what is put into them as `…`. */
const sentencesIn = (source: string): string[] =>
  literalsIn(source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')).filter(
    one => /[a-z…)][.]…?$/.test(one) && one.includes(' '),
  )

/** Every text between quotes or backticks, those inside `${…}` as texts of their own. */
function literalsIn(code: string): string[] {
  const found: string[] = []
  let at = 0
  const skipTo = (end: '}' | undefined): void => {
    for (let depth = 0; at < code.length; at++) {
      const one = code[at]!
      if (one === '{') depth++
      else if (one === '}' && depth-- === 0 && end) return
      else if (one === "'" || one === '`') literal(one)
    }
  }
  const literal = (quote: string): void => {
    let text = ''
    for (at++; code[at] !== quote; at++) {
      if (code[at] === '\\') at++
      if (quote === '`' && code.startsWith('${', at)) {
        at += 2
        skipTo('}')
        text += '…'
      } else text += code[at]
    }
    found.push(text)
  }
  skipTo(undefined)
  return found
}
