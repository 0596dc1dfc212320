import {
  amira,
  care,
  dilys,
  grace,
  harrowLane,
  health,
  martin,
  oluwaseun,
  police,
  priya,
  tomasz,
} from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** The one who would usually speak for the school is the one it is about. He must not learn that this exists. */
export const aboutAColleague: tell.Story = {
  key: 'about-a-colleague',
  shows: 'An implicated professional is kept out everywhere, and somebody has to be named in his place',
  asked: [
    '2026-11-27T08:55',
    amira,
    {
      kind: 'initial',
      reason:
        'Ellis told his football coach that the deputy head at his school keeps him behind alone and has photographs of him. The deputy head is also the school’s safeguarding lead.',
      form: {
        'presenting-issue': 'A disclosure about a member of staff who is also the safeguarding lead.',
        'parents-carers': 'Mother, Ngozi Marsden. Father, Paul Marsden.',
        household: 'Both parents and Ellis.',
        'open-case': 'no',
        referrer: 'The coach of a football club',
        'immediate-safety': 'Ellis is at home. His parents keep him home until we ring.',
        'works-with-children': 'yes',
        'must-not-attend': 'Martin Crake, Harrow Lane Academy: the allegation is about him.',
        'parents-aware': 'yes',
        'communication-needs': 'None known',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['sexual'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Ellis Marsden', '2014-01-25', {
          'in-education': true,
          'education-setting': 'secondary',
          'in-care': false,
          'sexual-abuse-disclosed': true,
        }),
      ],
      implicated: [
        {
          person: martin.person,
          name: martin.name,
          agency: harrowLane,
          role: 'education-lead',
          reason: 'The allegation is about him.',
        },
      ],
      happened: { 'information-received': '2026-11-26T19:30', 'risk-identified': '2026-11-27T08:40' },
    },
  ],
  steps: [
    ['2026-11-27T08:57', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-27T09:20',
      dilys,
      { type: 'DecideThreshold', met: true, reason: 'A disclosure about somebody in a position of trust.' },
    ],
    [
      '2026-11-27T09:25',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-11-30T14:00'), minutes: 60, format: 'online' },
    ],
    ['2026-11-27T09:26', amira, { refused: doings.invite(martin) }],
    ['2026-11-27T09:27', amira, doings.invite(amira)],
    ['2026-11-27T09:27', amira, doings.invite(tomasz)],
    ['2026-11-27T09:28', amira, doings.invite(grace)],
    ['2026-11-27T09:30', amira, doings.invite(oluwaseun)],
    ['2026-11-27T09:32', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-27T10:40', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-27T10:45', grace, doings.reply(grace, 'accepted')],
    ['2026-11-27T12:15', oluwaseun, doings.reply(oluwaseun, 'accepted', 'I have told nobody at the school.')],
    [
      '2026-11-30T14:01',
      dilys,
      doings.start(
        dilys,
        [doings.here(amira), doings.here(tomasz), doings.here(grace), doings.here(oluwaseun)],
        {
          minuteTaker: priya,
          format: 'online',
        },
      ),
    ],
    [
      '2026-11-30T14:06',
      priya,
      doings.childSaid(
        'l1',
        care,
        amira.name,
        'He says I’m in trouble if I go. He takes pictures for my “file”. Nobody else has a file.',
        { about: ['A'], source: 'Ellis, at home, 27 November' },
      ),
    ],
    [
      '2026-11-30T14:09',
      priya,
      doings.fact(
        'l2',
        harrowLane,
        oluwaseun.name,
        'No complaint about him reached the governors. Pupils are not kept behind alone under the school’s own rules.',
      ),
    ],
    [
      '2026-11-30T14:11',
      priya,
      doings.fact(
        'l3',
        police,
        tomasz.name,
        'No record. We would like his school computer before he hears of this.',
      ),
    ],
    [
      '2026-11-30T14:13',
      tomasz,
      doings.intelligence(
        'l4',
        police,
        tomasz.name,
        'A warrant is asked for today. The school must not change anything until tomorrow noon.',
      ),
    ],
    [
      '2026-11-30T14:16',
      priya,
      doings.fact(
        'l5',
        health,
        grace.name,
        'Ellis saw the school nurse twice in October with headaches. No more is known.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-30T14:18',
      priya,
      doings.opinion(
        'l6',
        health,
        grace.name,
        'He is more frightened of the school than of anything at home.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-30T14:30',
      dilys,
      doings.decided(
        'A',
        'section-47-joint',
        'A clear account of being photographed in secret by an adult in a position of trust. Police and we work together, and evidence comes first.',
        ['l1', 'l4'],
      ),
    ],
    [
      '2026-11-30T14:31',
      dilys,
      doings.decided('A', 'lado', 'The person works with children. The designated officer is told today.'),
    ],
    ['2026-11-30T14:33', priya, doings.position('A-section-47-joint', police, 'agrees')],
    [
      '2026-11-30T14:33',
      priya,
      doings.position('A-section-47-joint', harrowLane, 'agrees', 'The governors will do as they are asked.'),
    ],
    [
      '2026-11-30T14:37',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Ellis stays at home until the designated officer says otherwise. His parents say that he has a cold. Nobody at the school is told but Ms Bright.',
        until: '2026-12-04',
      },
    ],
    [
      '2026-11-30T14:39',
      priya,
      doings.answer(
        'family-information',
        'His parents know all of it. The school is told nothing until police have been.',
      ),
    ],
    [
      '2026-11-30T14:40',
      priya,
      doings.action(
        'a1',
        'Tell the designated officer',
        dilys,
        '2026-11-30',
        'Her reference number on record',
      ),
    ],
    [
      '2026-11-30T14:41',
      priya,
      doings.action('a2', 'Secure the computer', tomasz, '2026-12-01', 'Receipt of seizure'),
    ],
    ['2026-11-30T14:45', dilys, { type: 'EndDiscussion' }],
    [
      '2026-11-30T16:10',
      dilys,
      { type: 'ConfirmAction', action: 'a1', status: 'done', reason: 'Told at 3:50pm.', inWriting: true },
    ],
  ],
}
