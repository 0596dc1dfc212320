/** Marrowdale: yesterday’s discussions keep the procedure of 2019, today’s begin under that of 2024. */
import { type Actor, id } from '../cast.ts'
import type * as tell from '../story.ts'
import * as doings from '../doings.ts'

const council = { agency: 'Marrowdale Families Service', readsCaseSystem: true } as const

const lowri: Actor = {
  ...council,
  person: id(501),
  name: 'Lowri Pask',
  seat: 'social-worker',
  grade: 'social-worker',
  email: 'lowri.pask@marrowdale.example',
}
const jerome: Actor = {
  ...council,
  person: id(502),
  name: 'Jerome Atwell',
  seat: 'social-worker',
  grade: 'team-manager',
  email: 'jerome.atwell@marrowdale.example',
}
const halima: Actor = {
  person: id(503),
  name: 'Halima Croft',
  agency: 'Marrow Valley Police',
  seat: 'police',
  grade: 'detective-inspector',
  email: 'halima.croft@marrow-police.example',
}
const wren: Actor = {
  person: id(504),
  name: 'Wren Talbot',
  agency: 'Marrowdale Child Health',
  seat: 'health',
  role: 'named-nurse',
  email: 'wren.talbot@marrowdale-health.example',
}
export const marrowdaleCast: readonly Actor[] = [lowri, jerome, halima, wren]

const underTheOldOne: tell.Story = {
  key: 'marrowdale-2019',
  shows: 'Begun under the procedure of 2019, which gives no time: the chair is asked for a date',
  asked: [
    '2026-11-27T15:10',
    lowri,
    {
      kind: 'initial',
      reason:
        'Bea, 9, told her grandmother that her father shuts her in the garage when he is angry. It happened twice this autumn.',
      form: {
        'parents-carers': 'Father, Neil Garside. Mother, Ffion Garside.',
        household: 'Both parents, Bea.',
        'open-case': 'Yes',
        referrer: 'Grandmother, by telephone',
        'presenting-issue': 'Shut in a garage, in the dark, for more than an hour.',
        reason: 'Emotional harm, which her parents deny.',
        harm: 'emotional',
        'immediate-safeguarding-needed': 'No',
        'immediate-safety': 'Bea stays with her grandmother, with her parents’ agreement.',
        complex: 'No',
        'works-with-children': 'No',
        agencies: 'Her school',
        'parents-aware': 'Yes',
        'communication-needs': 'None known',
      },
      facts: { harm: ['emotional'], 'immediate-safeguarding-needed': false, complex: false },
      urgency: 'ordinary',
      children: [
        doings.child('A', 'Bea Garside', '2017-06-19', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
        }),
      ],
      implicated: [],
      happened: {
        'information-received': '2026-11-27T13:20',
        'referral-received': '2026-11-27T14:00',
        'risk-identified': '2026-11-27T14:45',
      },
    },
  ],
  steps: [
    ['2026-11-27T15:12', lowri, doings.appoint('chair', jerome)],
    [
      '2026-11-27T16:00',
      jerome,
      { type: 'DecideThreshold', met: true, reason: 'A child who is frightened to go home.' },
    ],
    ['2026-11-27T16:10', lowri, doings.invite(lowri)],
    ['2026-11-27T16:10', lowri, doings.invite(halima)],
    ['2026-11-27T16:11', lowri, doings.invite(wren)],
    ['2026-11-30T09:20', wren, doings.reply(wren, 'accepted', 'Any day but Friday.')],
  ],
}

const underTheNewOne: tell.Story = {
  key: 'marrowdale-2024',
  shows: 'The first discussion under the procedure of 2024, asked for this morning',
  asked: [
    '2026-12-01T08:50',
    lowri,
    {
      kind: 'initial',
      reason:
        'Idris, 6, has a hand-shaped bruise on his thigh. His mother says her brother did it and has told him to leave.',
      form: {
        'presenting-issue': 'A hand-shaped bruise, seen by his mother on Sunday evening.',
        'parents-carers': 'Mother, Leila Marchbank.',
        household: 'Mother, Idris.',
        'open-case': 'No',
        referrer: 'His mother, by telephone',
        'immediate-safety': 'The uncle has moved out.',
        'parents-aware': 'Yes',
        'communication-needs': 'None known',
      },
      facts: {
        harm: ['physical'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Idris Marchbank', '2020-10-05', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
          injuries: true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-12-01T08:10', 'risk-identified': '2026-12-01T08:40' },
    },
  ],
  steps: [
    ['2026-12-01T08:52', lowri, doings.appoint('chair', jerome)],
    [
      '2026-12-01T09:10',
      jerome,
      { type: 'DecideThreshold', met: true, reason: 'An injury by an adult, in the shape of a hand.' },
    ],
  ],
}

const moved: tell.Story = {
  key: 'marrowdale-moved',
  shows:
    'Begun under the procedure of 2019 and moved to that of 2024 this morning: clocks of both side by side',
  asked: [
    '2026-11-30T14:30',
    lowri,
    {
      kind: 'initial',
      reason:
        'Tam, 11, has been left to look after his two-year-old cousin on three nights. On Sunday he asked a neighbour what to do about a fever.',
      form: {
        'parents-carers': 'Mother, Rhona Ballard. Aunt, Carys Ballard.',
        household: 'Mother, aunt, Tam, and his cousin.',
        'open-case': 'No',
        referrer: 'A neighbour, by telephone',
        'presenting-issue': 'Left alone at night, in charge of a younger child.',
        reason: 'Both women work nights. They say it will not happen again.',
        harm: 'neglect',
        'immediate-safeguarding-needed': 'No',
        'immediate-safety': 'The neighbour sleeps there this week.',
        complex: 'No',
        'works-with-children': 'No',
        agencies: 'His school',
        'parents-aware': 'Yes',
        'communication-needs': 'None known',
      },
      facts: {
        harm: ['neglect'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
        complex: false,
      },
      urgency: 'ordinary',
      children: [
        doings.child('A', 'Tam Ballard', '2015-03-22', {
          'in-education': true,
          'education-setting': 'secondary',
          'in-care': false,
        }),
      ],
      implicated: [],
      happened: {
        'information-received': '2026-11-30T11:00',
        'referral-received': '2026-11-30T11:40',
        'risk-identified': '2026-11-30T13:50',
      },
    },
  ],
  steps: [
    ['2026-11-30T14:32', lowri, doings.appoint('chair', jerome)],
    [
      '2026-11-30T15:15',
      jerome,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'A child in charge of a sick child, at night, three times.',
      },
    ],
    ['2026-11-30T15:20', lowri, doings.invite(lowri)],
    ['2026-11-30T15:20', lowri, doings.invite(halima)],
    ['2026-11-30T15:21', lowri, doings.invite(wren)],
    [
      '2026-12-01T08:40',
      jerome,
      {
        toVersionOfToday:
          'It has not been held yet, and everybody invited works by the new version from today. The old one gave no date.',
      },
    ],
  ],
}

export const marrowdaleStories: readonly tell.Story[] = [underTheOldOne, underTheNewOne, moved]
