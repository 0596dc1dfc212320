import {
  amira,
  care,
  ewan,
  farah,
  grace,
  health,
  helena,
  housing,
  jonah,
  fernbank,
  marcus,
  police,
  priya,
  tomasz,
  youth,
} from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Three children, two adults, one flat. The meeting is going on as the demonstration begins. */
export const complexAbuse: tell.Story = {
  key: 'complex-abuse',
  shows:
    'A complex discussion that is going on now: three children, extra items, a service manager in the chair',
  asked: [
    '2026-11-27T15:40',
    farah,
    {
      kind: 'complex',
      reason:
        'Three children from two families are seen going in and out of a flat above a closed shop in Canal Row after school. Two men live there. One child came home with a new phone and would not say why.',
      form: {
        'presenting-issue': 'Three children seen at one flat, gifts, a change in how they are.',
        'parents-carers': 'Two families. Mothers: Jess Marlin and Halima Wray.',
        household: 'Two households; the children know each other from school.',
        'open-case': 'no',
        referrer: 'Jonah Pell, Fernbank Primary School, and Ewan Stott, Aldermere Housing',
        'immediate-safety':
          'All three are collected from school by a parent until we have met. The parents know only that an adult may be dangerous.',
        'outside-family': 'yes',
        complex: 'yes',
        'parents-aware': 'yes',
        'communication-needs': 'Mrs Wray would like a Somali interpreter.',
        team: 'Assessment team 2',
      },
      facts: {
        harm: ['sexual'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
        complex: true,
        abusers: 2,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Kit Marlin', '2015-02-11', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
        }),
        doings.child('B', 'Ayaan Wray', '2014-08-30', {
          'in-education': true,
          'education-setting': 'secondary',
          'in-care': false,
          'youth-justice': 'open',
        }),
        doings.child('C', 'Sahra Wray', '2017-11-05', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-27T12:10', 'risk-identified': '2026-11-27T15:20' },
    },
  ],
  steps: [
    ['2026-11-27T15:42', farah, doings.appoint('chair', helena)],
    [
      '2026-11-27T16:20',
      helena,
      {
        type: 'DecideThreshold',
        met: true,
        reason:
          'Two adults and three children at one address, with gifts: organised abuse until shown otherwise.',
      },
    ],
    [
      '2026-11-27T16:30',
      farah,
      {
        type: 'BookMeeting',
        starts: tell.moment('2026-12-01T09:00'),
        minutes: 90,
        format: 'in-person',
        place: 'Civic Offices, room 1',
      },
    ],
    ['2026-11-27T16:31', farah, doings.invite(farah)],
    ['2026-11-27T16:31', farah, doings.invite(tomasz)],
    ['2026-11-27T16:32', farah, doings.invite(grace)],
    ['2026-11-27T16:32', farah, doings.invite(jonah)],
    ['2026-11-27T16:33', farah, doings.invite(ewan)],
    ['2026-11-27T16:33', farah, doings.invite(marcus)],
    ['2026-11-27T16:34', farah, doings.invite(amira, 'contextual-safeguarding')],
    ['2026-11-27T16:40', helena, doings.appoint('minute-taker', priya)],
    ['2026-11-27T16:55', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-27T17:05', grace, doings.reply(grace, 'accepted')],
    ['2026-11-30T08:30', jonah, doings.reply(jonah, 'accepted')],
    ['2026-11-30T09:00', ewan, doings.reply(ewan, 'accepted')],
    ['2026-11-30T09:15', marcus, doings.reply(marcus, 'accepted')],
    [
      '2026-11-30T09:20',
      helena,
      doings.answer('wider-partners', 'Housing is here. Licensing is asked about the shop below.'),
    ],
    [
      '2026-11-30T09:22',
      helena,
      doings.answer('identified-professionals', 'All who were named have been invited.'),
    ],
    [
      '2026-12-01T09:01',
      helena,
      doings.start(
        helena,
        [
          doings.here(farah),
          doings.here(tomasz),
          doings.here(grace),
          doings.here(jonah),
          doings.here(ewan),
          doings.here(marcus),
        ],
        { minuteTaker: priya, format: 'in-person' },
      ),
    ],
    ['2026-12-01T09:03', priya, { type: 'ReachItem', item: 'information' }],
    [
      '2026-12-01T09:05',
      priya,
      doings.fact(
        'l1',
        housing,
        ewan.name,
        'The flat is let to a company with no trace. Neighbours complained twice of children on the stairs after dark.',
      ),
    ],
    [
      '2026-12-01T09:08',
      priya,
      doings.fact(
        'l2',
        fernbank,
        jonah.name,
        'Kit was absent on four Thursdays. Sahra’s brother fetches her on Thursdays.',
        { about: ['A', 'C'] },
      ),
    ],
    [
      '2026-12-01T09:11',
      priya,
      doings.childSaid(
        'l3',
        fernbank,
        jonah.name,
        'They’re nice. You get pizza. You just have to not tell and let them film it.',
        { about: ['A'], source: 'Kit, to his teacher, 26 November' },
      ),
    ],
    [
      '2026-12-01T09:14',
      priya,
      doings.fact(
        'l4',
        youth,
        marcus.name,
        'Ayaan has money he cannot explain. He was stopped in October with two phones.',
        { about: ['B'] },
      ),
    ],
    [
      '2026-12-01T09:16',
      priya,
      doings.familySaid(
        'l5',
        care,
        farah.name,
        'Mrs Wray says that Ayaan has stopped eating with them and shouts at night.',
        { about: ['B'] },
      ),
    ],
    [
      '2026-12-01T09:18',
      tomasz,
      doings.intelligence(
        'l6',
        police,
        tomasz.name,
        'One of the men is linked to a website that is looked at by another force. They ask that nobody goes to the flat before Thursday.',
      ),
    ],
    ['2026-12-01T09:20', priya, { type: 'ReachItem', item: 'mapping' }],
    [
      '2026-12-01T09:22',
      priya,
      doings.opinion(
        'l7',
        health,
        grace.name,
        'Sahra is the youngest and the one who said least. I would see her first.',
        { about: ['C'] },
      ),
    ],
    [
      '2026-12-01T09:24',
      priya,
      {
        type: 'CorrectLine',
        line: 'l2',
        revision: 0,
        text: 'Kit was absent on four Thursday afternoons. Sahra is fetched by her brother on Thursdays.',
        reason: 'Jonah Pell: afternoons only.',
      },
    ],
    ['2026-12-01T09:26', priya, { type: 'ReachItem', item: 'disruption' }],
  ],
}
