import { callum, duty, health, lena, police, ruth, saoirse, dilys } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Late on a Saturday there is no meeting to be had: the duty team speaks to each agency in turn. */
export const saturdayNight: tell.Story = {
  key: 'saturday-night',
  shows: 'Separate conversations out of hours; the record reached the day team before they opened',
  asked: [
    '2026-11-28T21:20',
    callum,
    {
      kind: 'initial',
      reason:
        'Police found Mikey, 14, alone and drunk in a hotel room booked by a man of 31 who says he is a friend. Mikey will not say how they met.',
      form: {
        'presenting-issue': 'A boy alone in a hotel room with an adult man, drunk, two new phones on him.',
        'parents-carers': 'Mother, Kerry Stanton. She had reported him missing at 6pm.',
        household: 'Mother, two younger sisters.',
        'open-case': 'no',
        referrer: 'Lena Marsh, Westvale Police',
        'immediate-safety': 'Mikey is at the hospital with an officer. The man is in custody.',
        'parents-aware': 'yes',
        'communication-needs': 'None known',
        team: 'Emergency duty team',
      },
      facts: {
        harm: ['sexual'],
        'immediate-safeguarding-needed': true,
        'forensic-window': true,
        'out-of-hours': true,
        'single-agency-acted': true,
      },
      urgency: 'same-working-day',
      children: [
        doings.child('A', 'Mikey Stanton', '2012-05-30', {
          'in-education': true,
          'education-setting': 'secondary',
          'in-care': false,
          'in-hospital': true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-28T21:05', 'risk-identified': '2026-11-28T21:05' },
    },
  ],
  steps: [
    [
      '2026-11-28T21:22',
      callum,
      {
        type: 'NoteInstant',
        instant: 'protective-action-taken',
        words: 'Police took Mikey to hospital and arrested the man.',
        at: tell.moment('2026-11-28T20:50'),
      },
    ],
    ['2026-11-28T21:25', callum, doings.appoint('chair', ruth)],
    [
      '2026-11-28T21:28',
      ruth,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'A child found in a hotel with an unrelated adult, drunk, at night.',
      },
    ],
    ['2026-11-28T21:30', callum, doings.invite(lena)],
    ['2026-11-28T21:31', callum, doings.invite(saoirse)],
    ['2026-11-28T21:32', ruth, { type: 'StateFacts', facts: { format: 'separate-conversations' } }],
    [
      '2026-11-28T21:40',
      callum,
      {
        type: 'HoldConversation',
        agency: duty,
        seat: 'social-worker',
        name: callum.name,
        words: 'Mother wants him home and did not know the man. She will sleep at the hospital.',
      },
    ],
    [
      '2026-11-28T21:48',
      callum,
      {
        type: 'HoldConversation',
        agency: police,
        seat: 'police',
        name: lena.name,
        words: 'The man is held until the morning at least. Phones seized. Clothes kept.',
      },
    ],
    [
      '2026-11-28T22:06',
      callum,
      {
        type: 'HoldConversation',
        agency: health,
        seat: 'health',
        name: saoirse.name,
        words:
          'On call tonight. He is examined with his agreement by a doctor trained for it, before he washes.',
      },
    ],
    [
      '2026-11-28T22:08',
      callum,
      doings.childSaid(
        'l1',
        duty,
        callum.name,
        'He’s my mate. He buys me stuff. I’m not saying anything else.',
        { about: ['A'], source: 'At the hospital, 9:35pm' },
      ),
    ],
    [
      '2026-11-28T22:10',
      callum,
      doings.familySaid(
        'l2',
        duty,
        callum.name,
        'His mother says he has had money and a new phone since October and would not say from whom.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-28T22:12',
      lena,
      doings.intelligence(
        'l3',
        police,
        lena.name,
        'The man has booked the same room on four other Saturdays. Two other boys are named on his phone.',
      ),
    ],
    [
      '2026-11-28T22:14',
      callum,
      doings.opinion(
        'l4',
        health,
        saoirse.name,
        'Evidence is lost by noon tomorrow. The examination should be tonight.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-28T22:20',
      ruth,
      doings.decided(
        'A',
        'section-47-joint',
        'Signs of sexual exploitation, a suspect in custody and evidence that will not wait. Police, health and we act together tonight.',
        ['l1', 'l3', 'l4'],
      ),
    ],
    ['2026-11-28T22:21', ruth, doings.position('A-section-47-joint', police, 'agrees')],
    ['2026-11-28T22:21', ruth, doings.position('A-section-47-joint', health, 'agrees')],
    [
      '2026-11-28T22:24',
      ruth,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Mikey stays on the ward tonight with his mother. The man is held. Callum rings the ward at 8am. No visitors but family.',
        until: '2026-11-30',
      },
    ],
    [
      '2026-11-28T22:26',
      ruth,
      doings.answer(
        'format-rationale',
        'It was late on a Saturday, the risk was immediate and nobody could be got onto one call before the examination.',
      ),
    ],
    [
      '2026-11-28T22:27',
      ruth,
      doings.meetsAgain(
        '2026-12-04',
        'Yes: a meeting by day with school and the exploitation team, by Friday 4 December.',
      ),
    ],
    [
      '2026-11-28T22:28',
      ruth,
      doings.answer('child-seen-plan', 'Callum saw him tonight. The day team sees him on Monday.', 'A'),
    ],
    [
      '2026-11-28T22:29',
      ruth,
      doings.action(
        'a1',
        'Examination tonight',
        saoirse,
        '2026-11-28',
        'Dr Finch rings the duty team when it is done',
        'A',
      ),
    ],
    [
      '2026-11-28T22:30',
      ruth,
      doings.action(
        'a2',
        'Hand over to the day team in person',
        callum,
        '2026-11-30',
        'The day team says that it has it',
      ),
    ],
    ['2026-11-28T22:40', ruth, { type: 'EndDiscussion' }],
    ['2026-11-28T23:50', saoirse, { type: 'ConfirmAction', action: 'a1', status: 'done', inWriting: false }],
    [
      '2026-11-29T00:15',
      callum,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'A',
        alone: true,
        at: tell.moment('2026-11-28T23:05'),
      },
    ],
    [
      '2026-11-30T08:20',
      callum,
      {
        type: 'NoteInstant',
        instant: 'out-of-hours-record-sent',
        words: 'Sent to the front door and to Dilys Okonjo.',
        at: tell.moment('2026-11-30T08:10'),
      },
    ],
    ['2026-11-30T08:25', ruth, doings.appoint('minute-taker', dilys)],
    ['2026-11-30T09:05', callum, { type: 'ConfirmAction', action: 'a2', status: 'done', inWriting: true }],
  ],
}
