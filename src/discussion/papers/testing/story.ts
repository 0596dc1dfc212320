/** The story that `aDiscussion` tells, step by step: what was asked for, by whom, when. */
import type { DiscussionCommand } from '../../decide.ts'
import type { By } from '../../discussion.ts'

/** Words that only one reader may find: searched for in everything that is printed, mailed or drawn. */
export const canary = {
  /** Said about the second child, in a line, a reason and an answer. */
  bram: 'zanzibar',
  /** Said by police to police. */
  police: 'nightingale',
  /** Said to professionals, not to families. */
  professionals: 'marmalade',
  /** About the whole family, on the request. */
  family: 'periwinkle',
  /** Where the children live now. */
  address: 'Lanternhouse',
} as const

const council = 'Bristol City Council'
export const asha: By = { person: 'p-asha', name: 'Asha Verma', agency: council, grade: 'team-manager' }
const ian: By = { person: 'p-ian', name: 'Ian Okafor', agency: council, role: 'social worker' }
const mina: By = { person: 'p-mina', name: 'Mina Roe', agency: council, role: 'minute-taker' }

type StepCommand = Omit<DiscussionCommand, 'id' | 'at' | 'by'> & Record<string, unknown>
export type Step = [at: string, by: By, command: StepCommand]

export const steps: Step[] = [
  [
    '2026-01-13T09:40:00.000Z',
    ian,
    {
      type: 'AskForDiscussion',
      reference: 'SD-0417',
      kind: 'initial',
      reason: `Ada told her teacher that she is hit at home with a belt. The ${canary.family} bruise was seen on Monday.`,
      form: {},
      facts: { harm: ['physical'] },
      urgency: 'two-working-days',
      children: [
        {
          id: 'A',
          name: 'Ada Quillfeather',
          born: '2016-05-01',
          address: `3 ${canary.address} Row`,
          facts: { 'in-education': true, 'education-setting': 'primary' },
        },
        {
          id: 'B',
          name: 'Bram Quillfeather',
          born: '2022-11-20',
          address: `3 ${canary.address} Row`,
          facts: { 'in-education': false },
        },
      ],
      implicated: [],
      happened: [{ instant: 'risk-identified', at: '2026-01-13T09:00:00.000Z' }],
    },
  ],
  [
    '2026-01-13T10:05:00.000Z',
    asha,
    {
      type: 'Block',
      who: { name: 'Tobias Grimshaw', role: 'education-lead', agency: 'oakfield' },
      reason: 'The concern is also about how he answered the first disclosure.',
    },
  ],
  [
    '2026-01-13T10:10:00.000Z',
    asha,
    {
      type: 'BookMeeting',
      starts: '2026-01-14T15:00:00.000Z',
      minutes: 60,
      format: 'online',
      place: 'Video call',
    },
  ],
  ...['social-worker', 'police', 'health', 'school'].map((seat, index): Step => {
    const people = ['Ian Okafor', 'DS Petra Lund', 'Nurse Femi Adeyemi', 'Ruth Penhaligon']
    return [
      '2026-01-13T10:15:00.000Z',
      asha,
      {
        type: 'Invite',
        invitation: {
          invitation: `inv-${seat}`,
          seat,
          agency: ['council', 'police', 'sirona', 'oakfield'][index]!,
          name: people[index]!,
          person: `p-${seat}`,
          email: `${seat}@${['council', 'police', 'sirona', 'oakfield'][index]}.example`,
        },
      },
    ]
  }),
  [
    '2026-01-13T11:00:00.000Z',
    ian,
    { type: 'Reply', invitation: 'inv-school', answer: 'declined', words: 'In court that day.' },
  ],
  ['2026-01-13T11:02:00.000Z', ian, { type: 'Reply', invitation: 'inv-police', answer: 'accepted' }],
  ['2026-01-13T11:30:00.000Z', asha, { type: 'DecideThreshold', met: true, reason: 'A direct disclosure.' }],
  [
    '2026-01-14T15:00:00.000Z',
    asha,
    {
      type: 'StartDiscussion',
      chair: { person: 'p-asha', name: 'Asha Verma', grade: 'team-manager' },
      format: 'online',
      minuteTaker: 'Mina Roe',
      present: [
        { seat: 'social-worker', agency: 'council', person: 'p-social-worker', name: 'Ian Okafor' },
        { seat: 'police', agency: 'police', person: 'p-police', name: 'DS Petra Lund' },
        { seat: 'health', agency: 'sirona', person: 'p-health', name: 'Nurse Femi Adeyemi' },
      ],
    },
  ],
  ...lines(),
  [
    '2026-01-14T15:30:00.000Z',
    asha,
    {
      type: 'DecideOutcome',
      decision: 'd-A',
      child: 'A',
      outcome: 'section-47-joint',
      reason: 'A disclosure and a matching injury; only a joint enquiry protects the evidence.',
      lines: ['l-1', 'l-3', 'l-5'],
    },
  ],
  [
    '2026-01-14T15:31:00.000Z',
    mina,
    { type: 'TakePosition', decision: 'd-A', agency: 'sirona', view: 'agrees' },
  ],
  [
    '2026-01-14T15:32:00.000Z',
    mina,
    {
      type: 'TakePosition',
      decision: 'd-A',
      agency: 'police',
      view: 'disagrees',
      words: 'Police would have police alone interview first; a joint visit warns the household.',
    },
  ],
  ['2026-01-14T15:35:00.000Z', mina, { type: 'Leave', participant: 'inv-health' }],
  [
    '2026-01-14T15:40:00.000Z',
    asha,
    {
      type: 'DecideOutcome',
      decision: 'd-B',
      child: 'B',
      outcome: 'section-17-assessment',
      reason: `No injury and no disclosure, but the ${canary.bram} incident needs looking into.`,
      lines: ['l-4'],
    },
  ],
  [
    '2026-01-14T15:45:00.000Z',
    asha,
    {
      type: 'AgreeSafetyPlan',
      words:
        'Both children stay with their grandmother. Father does not visit. Social care calls every evening.',
      until: '2026-01-21',
    },
  ],
  [
    '2026-01-14T15:46:00.000Z',
    asha,
    {
      type: 'AnswerDuty',
      duty: 'child-seen-plan',
      child: 'A',
      words: 'Ian Okafor sees Ada at school on Thursday morning, alone.',
    },
  ],
  [
    '2026-01-14T15:46:30.000Z',
    asha,
    {
      type: 'AnswerDuty',
      duty: 'criminal-investigation',
      words: 'Police open an enquiry; interview after the medical.',
    },
  ],
  [
    '2026-01-14T15:47:00.000Z',
    asha,
    {
      type: 'AnswerDuty',
      duty: 'section-17-decision',
      child: 'B',
      words: `Yes, because of the ${canary.bram} incident.`,
    },
  ],
  [
    '2026-01-14T15:48:00.000Z',
    asha,
    {
      type: 'AnswerDuty',
      duty: 'substitute/education-lead',
      words: 'The chair of governors, Ms Orla Finch.',
    },
  ],
  [
    '2026-01-14T15:50:00.000Z',
    asha,
    {
      type: 'AgreeAction',
      action: 'a-1',
      what: 'See Ada alone at school',
      owner: 'Ian Okafor',
      agency: 'council',
      due: '2026-01-15',
      howKnown: 'A visit record with her words in it',
      child: 'A',
    },
  ],
  [
    '2026-01-14T15:51:00.000Z',
    asha,
    {
      type: 'AgreeAction',
      action: 'a-2',
      what: 'Ask the nursery for its attendance list',
      owner: 'Nurse Femi Adeyemi',
      agency: 'sirona',
      due: '2026-01-19',
      child: 'B',
    },
  ],
  [
    '2026-01-14T15:52:00.000Z',
    asha,
    {
      type: 'AgreeAction',
      action: 'a-3',
      what: 'Check who else lives in the household',
      owner: 'DS Petra Lund',
      agency: 'police',
      due: '2026-01-16',
    },
  ],
  [
    '2026-01-14T15:55:00.000Z',
    asha,
    {
      type: 'RecordDeparture',
      rule: 'BR24-801',
      reason: 'LCS is down this afternoon; the record is copied over in the morning.',
    },
  ],
  ['2026-01-14T16:05:00.000Z', asha, { type: 'EndDiscussion' }],
]

function lines(): Step[] {
  const said: [string, string, string, string, string, string[], string, string?][] = [
    [
      'l-1',
      'oakfield',
      'Ms Tamsin Bell, teacher',
      'childs-words',
      'He hits me with the belt. Please don’t tell.',
      ['A'],
      'everyone',
      'written note, 12 January',
    ],
    ['l-2', 'council', 'Ian Okafor', 'fact', 'Two earlier contacts in 2024, both closed.', [], 'everyone'],
    [
      'l-3',
      'sirona',
      'Nurse Femi Adeyemi',
      'opinion',
      `The ${canary.professionals}-coloured bruise fits a belt better than a fall.`,
      ['A'],
      'professionals',
    ],
    [
      'l-4',
      'sirona',
      'Nurse Femi Adeyemi',
      'fact',
      `Seen in clinic after the ${canary.bram} incident; no injury.`,
      ['B'],
      'everyone',
    ],
    [
      'l-5',
      'police',
      'DS Petra Lund',
      'intelligence',
      `Operation ${canary.police}: father is under surveillance.`,
      ['A'],
      'police',
    ],
    ['l-6', 'council', 'Ian Okafor', 'familys-words', 'Mother says Bram is frightened too.', [], 'everyone'],
    [
      'l-7',
      'police',
      'DS Petra Lund',
      'fact',
      'Called to the address on 2 January; no offence recorded.',
      ['A', 'B'],
      'everyone',
    ],
  ]
  return said.map(([line, agency, speaker, kind, text, about, audience, source], index) => [
    `2026-01-14T15:${String(5 + index * 2).padStart(2, '0')}:00.000Z`,
    mina,
    {
      type: 'RecordLine',
      line,
      agency,
      speaker,
      kind,
      text,
      about,
      audience,
      ...(source !== undefined && { source }),
    },
  ])
}

export const signature: Step = [
  '2026-01-16T10:00:00.000Z',
  asha,
  {
    type: 'SignMinutes',
    name: 'Asha Verma',
    statements: ['I have read these minutes and they are accurate.'],
    digest: 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
  },
]
