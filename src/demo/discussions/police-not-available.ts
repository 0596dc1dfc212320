import { amira, care, dilys, fernbank, grace, health, jonah, police, priya, tomasz } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Asked for in time and held too late, because police could not come: moved, explained by the chair, escalated. */
export const policeNotAvailable: tell.Story = {
  key: 'police-not-available',
  shows: 'Held late because police were not available; the chair’s note and the escalation',
  asked: [
    '2026-11-18T15:25',
    amira,
    {
      kind: 'initial',
      reason:
        'Isla comes to school hungry and in the same clothes all week. Twice this month nobody came to fetch her. Her mother smelled of alcohol at the gate on Tuesday.',
      form: {
        'presenting-issue': 'Hunger, the same clothes, twice not fetched, mother smelling of alcohol.',
        'parents-carers': 'Mother, Shona Pryce. Father not in touch.',
        household: 'Mother and Isla.',
        'open-case': 'yes',
        referrer: 'Jonah Pell, Fernbank Primary School',
        'immediate-safety':
          'A neighbour, Mrs Aldous, gives her tea each day and will keep her overnight if asked.',
        'parents-aware': 'yes',
        'parents-aware-reason': 'Mother knows that school is worried and has told us.',
        'communication-needs': 'None known',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['neglect'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Isla Pryce', '2020-07-02', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-17T16:40', 'risk-identified': '2026-11-18T15:10' },
    },
  ],
  steps: [
    ['2026-11-18T15:30', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-18T16:10',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'A pattern over a month, getting worse, with a child who cannot feed herself.',
      },
    ],
    [
      '2026-11-18T16:20',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-11-20T11:00'), minutes: 60, format: 'online' },
    ],
    ['2026-11-18T16:21', amira, doings.invite(amira)],
    ['2026-11-18T16:21', amira, doings.invite(tomasz)],
    ['2026-11-18T16:22', amira, doings.invite(grace)],
    ['2026-11-18T16:22', amira, doings.invite(jonah)],
    ['2026-11-18T16:25', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-18T16:30', grace, doings.reply(grace, 'accepted')],
    ['2026-11-19T08:40', jonah, doings.reply(jonah, 'accepted')],
    [
      '2026-11-20T09:15',
      tomasz,
      doings.reply(
        tomasz,
        'unavailable',
        'Both decision makers are in court until Monday. Nobody else is free who can decide.',
      ),
    ],
    [
      '2026-11-20T09:40',
      dilys,
      {
        type: 'MoveMeeting',
        to: tell.moment('2026-11-23T10:00'),
        reason: 'Police cannot send anybody who can decide before Monday.',
      },
    ],
    [
      '2026-11-20T09:45',
      dilys,
      {
        type: 'Escalate',
        to: 'Helena Voss, service manager',
        reason:
          'Police could not send a decision maker within two working days. It is the third time this month.',
      },
    ],
    [
      '2026-11-20T09:50',
      dilys,
      {
        type: 'ExplainDelay',
        clock: 'convene',
        reason:
          'Without police we cannot decide on a joint enquiry. Isla is safe over the weekend: Mrs Aldous keeps her until Monday with her mother’s agreement, and Amira visits on Saturday.',
      },
    ],
    ['2026-11-20T10:30', tomasz, doings.reply(tomasz, 'accepted', 'I can come on Monday at 10.')],
    [
      '2026-11-23T10:02',
      dilys,
      doings.start(dilys, [doings.here(amira), doings.here(tomasz), doings.here(grace), doings.here(jonah)], {
        minuteTaker: priya,
        format: 'online',
      }),
    ],
    [
      '2026-11-23T10:06',
      priya,
      doings.fact(
        'l1',
        fernbank,
        jonah.name,
        'Absent nine half-days since September, late on eleven others. She asks other children for food.',
        { about: ['A'], source: 'Attendance list' },
      ),
    ],
    [
      '2026-11-23T10:08',
      priya,
      doings.childSaid(
        'l2',
        fernbank,
        jonah.name,
        'Mummy is asleep a lot so I do my own breakfast, but there isn’t any breakfast.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-23T10:11',
      priya,
      doings.fact(
        'l3',
        care,
        amira.name,
        'A child in need plan since June. Mother missed the last three meetings.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-23T10:13',
      priya,
      doings.familySaid(
        'l4',
        care,
        amira.name,
        'Ms Pryce told me on Saturday that she has been drinking since her father died and wants help with it.',
        { source: 'Home visit, 21 November' },
      ),
    ],
    [
      '2026-11-23T10:16',
      priya,
      doings.fact(
        'l5',
        health,
        grace.name,
        'Weight has fallen across two lines of the chart since the spring. Two dental appointments missed.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-23T10:18',
      priya,
      doings.fact(
        'l6',
        police,
        tomasz.name,
        'Called once, in October, when Isla was found alone at the bus stop at 7pm. Taken home, no further action.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-23T10:21',
      priya,
      doings.opinion(
        'l7',
        health,
        grace.name,
        'This is not a poor diet for a week. It is months of too little food.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-23T10:30',
      dilys,
      doings.decided(
        'A',
        'section-47-single',
        'Months of hunger and being left alone, and a plan that has not worked. No sign of a crime that police need to look into now.',
        ['l1', 'l3', 'l5'],
      ),
    ],
    [
      '2026-11-23T10:31',
      priya,
      doings.position(
        'A-section-47-single',
        police,
        'agrees',
        'We will join if anything suggests wilful neglect.',
      ),
    ],
    ['2026-11-23T10:31', priya, doings.position('A-section-47-single', health, 'agrees')],
    [
      '2026-11-23T10:33',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Mrs Aldous fetches Isla and gives her tea on school days. Mother agrees not to drink while Isla is at home and to ring Amira if she cannot keep to it. School gives breakfast.',
        until: '2026-12-11',
      },
    ],
    [
      '2026-11-23T10:34',
      priya,
      doings.answer('child-seen-plan', 'Amira sees Isla at school on Tuesday.', 'A'),
    ],
    [
      '2026-11-23T10:35',
      priya,
      doings.action(
        'a1',
        'Refer Ms Pryce to the alcohol service and go with her the first time',
        amira,
        '2026-11-27',
        'She has been, and the service says so',
      ),
    ],
    [
      '2026-11-23T10:35',
      priya,
      doings.action('a2', 'Breakfast at school every day', jonah, '2026-11-24', 'The kitchen list', 'A'),
    ],
    [
      '2026-11-23T10:36',
      priya,
      doings.action(
        'a3',
        'Weigh and measure Isla again',
        grace,
        '2026-12-07',
        'The chart, sent to Amira',
        'A',
      ),
    ],
    ['2026-11-23T10:41', dilys, { type: 'EndDiscussion' }],
    [
      '2026-11-24T13:30',
      amira,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'A',
        alone: true,
        at: tell.moment('2026-11-24T11:15'),
      },
    ],
    ['2026-11-24T16:00', jonah, { type: 'ConfirmAction', action: 'a2', status: 'done', inWriting: true }],
    [
      '2026-11-27T15:20',
      amira,
      {
        type: 'ConfirmAction',
        action: 'a1',
        status: 'by-date',
        date: '2026-12-04',
        reason: 'The service’s first appointment is on 3 December.',
        inWriting: false,
      },
    ],
  ],
}
