import {
  care,
  bethan,
  dilys,
  farah,
  fernbank,
  grace,
  health,
  jonah,
  marcus,
  police,
  priya,
  tomasz,
  youth,
} from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** One family, three ages, three decisions: and so three lists of who gets what. */
export const threeSiblings: tell.Story = {
  key: 'three-siblings',
  shows: 'Three children of 4, 7 and 13 with three different decisions and different recipients',
  asked: [
    '2026-11-25T11:50',
    farah,
    {
      kind: 'initial',
      reason:
        'The eldest, Rhys, came to school with a split lip and said that his father does it “so that the little ones get left alone”. All three live in the house.',
      form: {
        'presenting-issue': 'A split lip on the eldest, and what he said about why.',
        'parents-carers': 'Mother, Anwen Colley. Father, Gareth Colley.',
        household: 'Both parents and three children.',
        'open-case': 'yes',
        referrer: 'A teacher at the eldest’s school',
        'immediate-safety':
          'The father agreed to stay at his brother’s from Wednesday night. The mother rings us if he comes back.',
        'parents-aware': 'yes',
        'communication-needs': 'The youngest is waiting for a hearing test.',
        team: 'Assessment team 2',
      },
      facts: {
        harm: ['physical', 'emotional'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
        complex: false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Rhys Colley', '2013-06-21', {
          'in-education': true,
          'education-setting': 'secondary',
          'in-care': false,
          injuries: true,
          'youth-justice': 'open',
        }),
        doings.child('B', 'Seren Colley', '2019-04-03', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
          injuries: false,
        }),
        doings.child('C', 'Twm Colley', '2022-09-12', {
          'in-education': false,
          'in-care': false,
          injuries: false,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-25T09:30', 'risk-identified': '2026-11-25T11:30' },
    },
  ],
  steps: [
    ['2026-11-25T11:52', farah, doings.appoint('chair', dilys)],
    [
      '2026-11-25T12:20',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'An injury with an account of why, and two younger children in the same house.',
      },
    ],
    [
      '2026-11-25T12:30',
      farah,
      { type: 'BookMeeting', starts: tell.moment('2026-11-27T10:00'), minutes: 75, format: 'online' },
    ],
    ['2026-11-25T12:31', farah, doings.invite(farah)],
    ['2026-11-25T12:31', farah, doings.invite(tomasz)],
    ['2026-11-25T12:32', farah, doings.invite(grace)],
    ['2026-11-25T12:32', farah, doings.invite(jonah)],
    ['2026-11-25T12:33', farah, doings.invite(bethan)],
    ['2026-11-25T12:33', farah, doings.invite(marcus)],
    ['2026-11-25T12:36', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-25T13:00', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-25T13:20', grace, doings.reply(grace, 'accepted')],
    ['2026-11-25T14:10', jonah, doings.reply(jonah, 'accepted')],
    [
      '2026-11-25T15:00',
      bethan,
      doings.reply(bethan, 'information-only', 'I am on leave on Friday. My note is with Grace.'),
    ],
    ['2026-11-25T16:30', marcus, doings.reply(marcus, 'accepted')],
    [
      '2026-11-27T10:01',
      dilys,
      doings.start(
        dilys,
        [
          doings.here(farah),
          doings.here(tomasz),
          doings.here(grace),
          doings.here(jonah),
          doings.here(marcus),
        ],
        { minuteTaker: priya, format: 'online' },
      ),
    ],
    [
      '2026-11-27T10:06',
      priya,
      doings.childSaid(
        'l1',
        care,
        farah.name,
        'If he’s busy with me he isn’t busy with them. It’s fine. I’m nearly as big as him.',
        { about: ['A'], source: 'Rhys, at school, 26 November' },
      ),
    ],
    [
      '2026-11-27T10:09',
      priya,
      doings.childSaid(
        'l2',
        fernbank,
        jonah.name,
        'When Dad shouts we go in the bath with the door locked, me and Twm.',
        { about: ['B'], source: 'Seren, to her teacher' },
      ),
    ],
    [
      '2026-11-27T10:12',
      priya,
      doings.fact(
        'l3',
        fernbank,
        jonah.name,
        'Seren is in school every day, does well, and flinches at raised voices. No injury has been seen.',
        { about: ['B'] },
      ),
    ],
    [
      '2026-11-27T10:15',
      priya,
      doings.fact(
        'l4',
        health,
        grace.name,
        'Health visiting: Twm is well grown. He speaks little; a hearing test is booked for 10 December. No injury seen on 19 November.',
        { about: ['C'], source: 'Bethan Cole’s note' },
      ),
    ],
    [
      '2026-11-27T10:18',
      priya,
      doings.fact(
        'l5',
        youth,
        marcus.name,
        'Rhys has kept every appointment since his reprimand in May. He has never missed one in the week after an injury.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-27T10:20',
      priya,
      doings.fact(
        'l6',
        police,
        tomasz.name,
        'Four calls to the house in two years, each from a neighbour. No complaint was made.',
      ),
    ],
    [
      '2026-11-27T10:21',
      tomasz,
      doings.intelligence('l7', police, tomasz.name, 'A neighbour will speak to us if she can stay unnamed.'),
    ],
    [
      '2026-11-27T10:24',
      priya,
      doings.familySaid(
        'l8',
        care,
        farah.name,
        'Mrs Colley says that he has never touched the little ones and that she has somewhere to go.',
        { source: 'Visit, 25 November' },
      ),
    ],
    [
      '2026-11-27T10:27',
      priya,
      doings.opinion(
        'l9',
        youth,
        marcus.name,
        'He takes the blows on purpose. He needs somebody to tell him that it is not his job.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-27T10:40',
      dilys,
      doings.decided(
        'A',
        'section-47-joint',
        'An injury, and an account of being hit again and again. A crime may have been committed, so police join.',
        ['l1', 'l6'],
      ),
    ],
    [
      '2026-11-27T10:43',
      dilys,
      doings.decided(
        'B',
        'section-47-single',
        'Not hurt herself, but frightened and hiding. What she has seen needs an enquiry of its own, at her pace.',
        ['l2', 'l3'],
      ),
    ],
    [
      '2026-11-27T10:46',
      dilys,
      doings.decided(
        'C',
        'section-17-assessment',
        'Well, not hurt and hardly at home when it happens. He needs support and a hearing test, not an enquiry.',
        ['l4'],
      ),
    ],
    ['2026-11-27T10:48', priya, doings.position('A-section-47-joint', police, 'agrees')],
    ['2026-11-27T10:48', priya, doings.position('B-section-47-single', health, 'agrees')],
    [
      '2026-11-27T10:49',
      priya,
      doings.position(
        'C-section-17-assessment',
        health,
        'agrees',
        'As long as it is looked at again if anything is seen on him.',
      ),
    ],
    [
      '2026-11-27T10:53',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'The father stays at his brother’s. Mother and children may go to her sister at any hour. Farah visits on Saturday and Monday. School asks all three each morning how the night was.',
        until: '2026-12-11',
      },
    ],
    [
      '2026-11-27T10:55',
      priya,
      doings.answer('child-seen-plan', 'Farah sees Rhys at school on Monday with Marcus.', 'A'),
    ],
    [
      '2026-11-27T10:55',
      priya,
      doings.answer('child-seen-plan', 'Farah sees Seren at school on Monday at 1pm.', 'B'),
    ],
    [
      '2026-11-27T10:57',
      priya,
      doings.answer(
        'section-17-decision',
        'Yes, with the nursery place that the health visitor asked for.',
        'C',
      ),
    ],
    [
      '2026-11-27T10:58',
      priya,
      doings.action('a1', 'Hearing test brought forward', grace, '2026-12-04', 'A date in writing', 'C'),
    ],
    [
      '2026-11-27T10:59',
      priya,
      doings.action(
        'a2',
        'Take a statement from Rhys if he wants to give one',
        tomasz,
        '2026-12-04',
        'Statement taken, or his no on record',
        'A',
      ),
    ],
    [
      '2026-11-27T11:00',
      priya,
      doings.action('a3', 'Find Twm a nursery place', farah, '2026-12-11', 'He has started', 'C'),
    ],
    ['2026-11-27T11:04', dilys, { type: 'EndDiscussion' }],
    [
      '2026-11-30T14:10',
      farah,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'A',
        alone: true,
        at: tell.moment('2026-11-30T10:40'),
      },
    ],
    [
      '2026-11-30T14:12',
      farah,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'B',
        alone: true,
        at: tell.moment('2026-11-30T13:05'),
      },
    ],
  ],
}
