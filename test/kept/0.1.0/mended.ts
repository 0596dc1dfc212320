/** Where today's minutes of an old discussion deliberately say something else than version 0.1.0 did, and why. */
import type { KeptWords } from '../kept.ts'

/**
 * `was` is a whole line of then, or a pattern for a part of one; `reads` is what stands there now: no line, one or several (for a
 * pattern, what the part reads). Wherever it stood, unless `in` names a discussion, `beside` a line that stood in the same paper
 * then, or `now` a line that stands in it today.
 */
export type Mended = {
  readonly was: string | RegExp
  readonly reads: readonly string[]
  readonly authority?: string
  readonly in?: string
  readonly beside?: string
  readonly now?: RegExp
  readonly papers?: readonly (keyof KeptWords['words'])[]
  readonly because: string
}

/** What that version left out: a whole part by its heading, or lines of a kind. */
export type Added = { readonly part?: string; readonly line?: RegExp; readonly because: string }

export const added: readonly Added[] = [
  {
    line: / \| In the chair \| /,
    because: 'Whoever was in the chair stood in no table of who took part, unless they were invited.',
  },
  {
    line: /^Follow-up of: /,
    because: 'Minutes of a follow-up did not say which discussion it follows.',
  },
  { line: /^Did not say: /, because: 'An agency that took part and gave no position vanished.' },
  {
    line: /^(Child protection medical|Consent|Parents, before this discussion): /,
    because: 'What was decided yes or no was printed only as far as it had a reason.',
  },
  { part: '# Not answered', because: 'Questions that nobody had answered vanished.' },
  {
    line: /^- (Not in time|Open), and no reason is on record: |^What was (not in time for a reason on record|asked and not answered) stands under “/,
    because:
      'What was late or left open was no departure on record, and so was not said where an inspector looks.',
  },
]

const placeholder = (here: string, whose: string, now: string, form: string): Mended => ({
  was: `Here ${here}, not ${whose}’s own.${form}`,
  reads: [`Not from the source but put in its place here: ${now}.${form}`],
  because: 'It named the authority that the procedure was written for in the minutes of another one.',
})
const bristol2024Form =
  ' The source names a form that was not supplied (Strategy discussion practice guidance, 4 Invites/attendees, 4.1).'
const bristol2019Form =
  ' The source names a form that was not supplied (Guidance for the management of strategy discussions, Section 47, second paragraph; Out of hours).'
const lancashireForm =
  ' The source names a form that was not supplied (Strategy Discussions and Section 47 Enquiries, practice guidance, When is a Strategy Discussion required?).'
const trustForm =
  ' The source names a form that was not supplied (Strategy Discussion, guidance, Silent throughout).'
const two = 'the request form and the office hours'
const three = 'the request form, the agenda and the office hours'

const aldermere = '5a000000-0000-4000-8000-000000000001'
const comingAndGoing = (was: string, reads: readonly string[], because: string): Mended => ({
  was,
  reads,
  authority: aldermere,
  in: 'SD-0415',
  because,
})
const ward = (who: string, then: string, when: string): Mended =>
  comingAndGoing(
    `Riverside Hospital | ${who} | 1:02pm to 1:22pm, 1:30pm to 1:50pm`,
    [`Riverside Hospital | ${who} | ${when}`],
    `three of one ward were taken for one: ${then}`,
  )

const quorum = (was: string, reads: string, now?: RegExp): Mended => ({
  was,
  reads: [reads],
  ...(now && { now }),
  because: 'Pages, room and minutes said the minimum in sentences of their own, which did not agree.',
})
const three2024 = 'The minimum took part: Local authority social worker; Police; Health.'

export const mended: readonly Mended[] = [
  quorum(
    three2024,
    'Quorate at the end: social worker, police, health.',
    /^Quorate at the end: social worker, police, health\.$/,
  ),
  quorum(three2024, 'Quorate: social worker, police, health.', /^Quorate: social worker, police, health\.$/),
  quorum(
    'The minimum took part: Social worker, for Children’s Social Care; Police. Excused, for the reasons recorded: Health.',
    'Quorate at the end: social worker, police; without health, as the procedure allows.',
  ),
  quorum(
    'The minimum took part: The Trust’s Consultant Social Worker; A police representative; A health representative.',
    'Quorate at the end: the Trust’s Consultant Social Worker, police, health.',
  ),
  quorum('Below the minimum', 'Below the minimum at the end'),
  quorum(
    'Not there at the end: Health. Asked for by BR24-302 (Strategy discussion practice guidance, 4 Invites/attendees, 4.2).',
    'Health was not there. Asked for by BR24-302 (Strategy discussion practice guidance, 4 Invites/attendees, 4.2).',
  ),
  {
    was: /(?<=\| no time limit \| )Still running(?= \|)/,
    reads: ['The procedure gives no time'],
    because: 'A clock without an allowance does not run towards anything; nor is it met.',
  },
  {
    was: /(?<=\| (?:Accepted|Declined|Sends somebody else|Sends information only|Not available)): “[^”]*”(?= \|)/,
    reads: [''],
    because: 'What somebody replied was for whoever runs the discussion, and stood in everybody’s copy.',
  },
  {
    was: /(?<=\| Invitation withdrawn): [^|]*(?= \|)/,
    reads: [''],
    because: 'So was why somebody is no longer asked.',
  },
  placeholder(`${three} are local placeholders`, 'Bristol City Council', three, bristol2024Form),
  placeholder(`${two} are local placeholders`, 'Bristol City Council', two, bristol2019Form),
  placeholder(
    `${two} are local placeholders`,
    'An authority that follows the Pan-Lancashire procedures',
    two,
    lancashireForm,
  ),
  placeholder(`${two} are local placeholders`, 'A Children’s Services Trust', two, trustForm),
  placeholder(
    'the office hours is a local placeholder',
    'Bradford Children and Families Trust',
    'the office hours',
    '',
  ),
  {
    was: 'No departure is on record.',
    reads: [],
    now: /no reason is on record: |stands under “(Deadlines|Not answered)”/,
    because: 'Something was late or left open.',
  },
  {
    was: 'Why it is late: Hold the discussion on the same working day',
    reads: ['Why it is late: Hold the discussion within two working days of the risk being identified'],
    in: 'SD-0402',
    because: 'It named another class of urgency than the one that was late.',
  },
  {
    was: 'Why it is late: Hold the meeting within two hours, or as soon as possible once action has been taken',
    reads: ['Why it is late: Hold the meeting by the date the Service Manager named'],
    because: 'It named another class of urgency than the one that was late.',
  },
  {
    was: '(Grace Adeyemi, 11:02am)',
    reads: ['(Grace Adeyemi, Thursday 26 November 2026, 11:02am)'],
    in: 'SD-0403',
    because: 'It was said the day after.',
  },
  {
    was: /(?<=^The minimum was not there when this was decided: .*\.)$/,
    reads: [' Not there: Health.'],
    in: 'SD-0403',
    because: 'It did not say who was missing.',
  },
  {
    was: '(invitees, Wednesday 18 November 2026, 10:00am)',
    reads: ['(Tomasz Reeve, Police decision maker, Westvale Police, Wednesday 18 November 2026, 10:00am)'],
    because: 'A group of recipients asks for nothing: somebody of it does.',
  },
  {
    was: 'Say why the discussion went ahead without social worker, police and health',
    reads: ['Say why the discussion went ahead without: Health'],
    because: 'Only health was missing.',
  },
  {
    was: 'Medical reason',
    reads: ['Why a medical is needed'],
    because: 'It had no label that says what it is.',
  },
  {
    was: /Not there$/,
    reads: ['Not held yet'],
    beside: 'When: Not yet held',
    because: 'Nobody can be missing from a discussion that has not been held.',
  },
  {
    was: 'Hollinmoor Children’s Social Care | Bram Sefton, Team Manager | Not invited | 3:02pm to 3:41pm',
    reads: [],
    because: 'He was in the chair, and stands as such.',
  },
  {
    was: /(?<=Isolde Marchetti, The Trust’s Consultant Social Worker)(?= \|)/,
    reads: [', in the chair'],
    because: 'The table did not say who was in the chair.',
  },
  {
    was: /Stopped by the signature below/,
    reads: ['Still running'],
    beside: 'Not signed yet.',
    because: 'There was no signature below.',
  },
  {
    was: /(?<!\(BD-802a\): )nothing is recorded under this name of its own\.$/,
    reads: ['stands under “Why the discussion was held”.'],
    beside: 'Procedure: Strategy meetings in Bradford (bradford/2023)',
    because: 'What it asks for is recorded, under other headings.',
  },
  {
    was: /nothing is recorded under this name of its own\.$/,
    reads: ['nothing of it is recorded.'],
    because: 'It said that there was content under another name, where there was none.',
  },
  comingAndGoing(
    'Fernbank Primary School | Mrs Ann Lisle, Head of year | Sends somebody else | 1:02pm to 1:50pm',
    [
      'Fernbank Primary School | Jonah Pell, Education lead | Sends Mrs Ann Lisle | Not there',
      'Fernbank Primary School | Mrs Ann Lisle, Head of year | In place of Jonah Pell | 1:02pm to 1:50pm',
    ],
    'the deputy was given the answer of the one who sent her, who was on no list',
  ),
  ward('Kay North, Ward sister | No reply', 'she went at 1:22pm', '1:02pm to 1:22pm'),
  ward('Lou South, Ward sister | Declined', 'she came at 1:30pm', '1:30pm to 1:50pm'),
  ward('Pat East, Ward sister | Invitation withdrawn', 'Pat was never there', 'Not there'),
]
