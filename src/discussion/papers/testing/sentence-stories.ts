/** Short stories in which a sentence of a paper is true, or is not: the one of `story.ts`, shortened, changed or gone on with. */
import {
  actionTable,
  copyReader,
  extract,
  findInvitation,
  minutes,
  noticeOnly,
  type Paper,
  wholeRecord,
} from '../index.ts'
import { agencies, asha, bristol2024, rulesOf, tellSteps } from './a-discussion.ts'
import { type Step, signature, steps } from './story.ts'

export const rules = bristol2024()
export const bradford = rulesOf('bradford/2023')
export const bristol2019 = rulesOf('bristol/2019')
export const lancashire = rulesOf('pan-lancashire/2018')
export const now = '2026-01-20T10:00:00.000Z'

export type StepCommand = Step[2]
export const at = (moment: string, told: StepCommand): Step => [`2026-01-${moment}:00.000Z`, asha, told]
export const isStart = ([, , { type }]: Step) => type === 'StartDiscussion'
export const beforeStart = steps.slice(0, steps.findIndex(isStart))
export const whatWasDone = new Set([
  'DecideOutcome',
  'TakePosition',
  'AnswerDuty',
  'AgreeAction',
  'AgreeSafetyPlan',
  'RecordDeparture',
])
/** Held from three to five past four, and nothing said, decided or agreed in it. */
export const bare = steps.filter(
  ([, , { type }]) => !whatWasDone.has(type) && type !== 'RecordLine' && type !== 'Leave',
)
export const withBare = (...more: Step[]): Step[] => [...bare.slice(0, -1), ...more, bare.at(-1)!]
export const without = (...types: string[]) => steps.filter(([, , { type }]) => !types.includes(type))
export const later = (...more: Step[]): Step[] => [...steps, ...more]
/** The whole story, with more that happened before the discussion began. */
export const before = (...more: Step[]): Step[] => [
  ...beforeStart,
  ...more,
  ...steps.slice(beforeStart.length),
]

const readers = {
  room: wholeRecord,
  police: copyReader({ police: true }),
  professionals: copyReader({}),
}
export type Reads = keyof typeof readers
export const paperOf =
  (who: Reads, under = rules) =>
  (told: Step[]) =>
    minutes(tellSteps(under, told), under, { now, agencies, reader: readers[who] })
export const room = paperOf('room')
export const professionals = paperOf('professionals')
export const ofBradford = paperOf('room', bradford)

export const line = (id: string, more: object): Step =>
  at('14T15:20', {
    type: 'RecordLine',
    line: id,
    agency: 'police',
    speaker: 'DS Petra Lund',
    kind: 'fact',
    text: 'Nothing known.',
    about: [],
    audience: 'everyone',
    ...more,
  })
export const decide = (id: string, child: string, more: object): Step =>
  at('14T15:30', {
    type: 'DecideOutcome',
    decision: id,
    child,
    outcome: 'section-17-assessment',
    lines: [],
    ...more,
  })
export const position = (view: string, more: object = {}): Step =>
  at('14T15:31', { type: 'TakePosition', decision: 'd-1', agency: 'police', view, ...more })
export const answer = (duty: string, words: string, more: object = {}): Step =>
  at('14T15:40', { type: 'AnswerDuty', duty, words, ...more })
export const inBradford = (...more: Step[]): Step[] =>
  [...beforeStart.filter(([, , { type }]) => type === 'AskForDiscussion'), ...more].map(
    ([when, by, told]): Step => [
      when,
      by,
      told.type === 'AskForDiscussion' ? { ...told, urgency: 'twenty-four-hours' } : told,
    ],
  )
export const started = steps.find(isStart)!
export const everyQuestion = Object.entries(
  Object.fromEntries(
    rules.procedure.duties.map(one => [one.duty, one.per === 'child' ? ['A', 'B'] : [undefined]]),
  ),
).flatMap(([duty, children]) => children.map(child => answer(duty, 'Settled.', child ? { child } : {})))

export const aboutAda = (told: Step[]): Paper =>
  extract(tellSteps(rules, told), rules, copyReader({}, 'A'), { now, agencies })
export const notice = (told: Step[]): Paper => noticeOnly(tellSteps(rules, told), rules, { now, agencies })
export const table = (told: Step[]): Paper =>
  actionTable(tellSteps(rules, told), rules, { now, agencies, reader: wholeRecord })
export const invitation = (told: Step[]): Paper =>
  findInvitation(tellSteps(rules, told), rules, 'inv-police', { now })!
export const act = (more: object): Step =>
  at('14T15:50', {
    type: 'AgreeAction',
    action: 'a-9',
    what: 'Ring the school',
    owner: 'Ian Okafor',
    agency: 'council',
    ...more,
  })
export const noReason = ([when, by, told]: Step): Step => [
  when,
  by,
  told.type === 'AskForDiscussion' ? { ...told, reason: '' } : told,
]
export const in2019 = (): Step => {
  const [when, by, told] = steps[0]!
  return [when, by, { ...told, urgency: 'ordinary' }]
}
/** A line put right, on a day of January: the minutes are signed on the sixteenth. */
export function corrected(day: number): Paper {
  const told = tellSteps(rules, [...steps, signature])
  const lines = told.lines.map(one =>
    one.line === 'l-1'
      ? {
          ...one,
          corrected: [
            { text: one.text, audience: one.audience, at: `2026-01-${day}T09:00:00.000Z`, by: asha },
          ],
        }
      : one,
  )
  return minutes({ ...told, lines }, rules, { now, agencies, reader: wholeRecord })
}
/** The same story with one child in it, and nothing asked about another. */
export const withOneChild = (): Step[] =>
  [...beforeStart, started].map(
    ([when, by, told]): Step => [
      when,
      by,
      told.type === 'AskForDiscussion'
        ? { ...told, children: (told.children as object[]).slice(0, 1) }
        : told,
    ],
  )
export const inLancashire = (): Step[] => {
  const [when, by, told] = steps[0]!
  return [[when, by, { ...told, urgency: 'serious' }]]
}
export const lancashireWithoutHealth = (says: 'both' | 'neither'): Step[] => [
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
export const lancashireSigned = (versions: 0 | 1): Step[] => [
  ...lancashireWithoutHealth('both'),
  answer('criminal-investigation', 'None.'),
  at('14T16:05', { type: 'EndDiscussion' }),
  ...(versions === 1 ? [signature] : []),
]

/** `in`: the words of the source, with `…` where something is put in; `says`: what a reader then reads. */
export type Row = { in: string; says: string; appears: () => Paper; absent: () => Paper }
export const row = (source: string, says: string, appears: () => Paper, absent: () => Paper): Row => ({
  in: source,
  says,
  appears,
  absent,
})
export const same = (says: string, appears: () => Paper, absent: () => Paper): Row =>
  row(says, says, appears, absent)

/** Signed, and a correction asked for: accepted for a line, or not accepted. */
export const correctedOnce = (what: 'line' | 'nothing'): Step[] => [
  ...steps,
  signature,
  [
    '2026-01-17T09:00:00.000Z',
    { person: 'p-gp', name: 'Dr Olive Marsh', agency: 'Redland Surgery' },
    { type: 'AskCorrection', correction: 'c-1', recipient: 'child-gp', text: 'It was his hand.' },
  ],
  at('18T09:00', {
    type: 'AnswerCorrection',
    correction: 'c-1',
    accepted: what === 'line',
    words: 'Thank you.',
    ...(what === 'line' && { change: { of: 'line', line: 'l-1', text: 'He hits me with his hand.' } }),
  }),
]
