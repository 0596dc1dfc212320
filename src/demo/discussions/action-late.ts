import { amira, care, dilys, fernbank, grace, health, jonah, police, priya, tomasz } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Signed and sent three weeks ago. One action is late, one is no longer needed, one has moved. */
export const actionLate: tell.Story = {
  key: 'action-late',
  shows: 'Under way after the minutes were sent: one action late, one no longer needed',
  asked: [
    '2026-11-09T10:05',
    amira,
    {
      kind: 'initial',
      reason: 'Bruno, 6, has marks round his wrist and told a friend that he is “tied up when I’m bad”.',
      form: {
        'presenting-issue': 'Thin red marks round the left wrist.',
        'parents-carers': 'Mother, Petra Slade. Her partner, Colm Reddy.',
        household: 'Mother, partner, Bruno, a baby of five months.',
        'open-case': 'no',
        referrer: 'Jonah Pell, Fernbank Primary School',
        'immediate-safety': 'The partner agreed to sleep elsewhere.',
        'parents-aware': 'yes',
        'communication-needs': 'None known',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['physical'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Bruno Slade', '2020-04-28', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
          injuries: true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-09T09:20', 'risk-identified': '2026-11-09T09:45' },
    },
  ],
  steps: [
    ['2026-11-09T10:07', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-09T10:40',
      dilys,
      { type: 'DecideThreshold', met: true, reason: 'Marks of having been tied, and his own words.' },
    ],
    [
      '2026-11-09T10:50',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-11-11T09:30'), minutes: 60, format: 'online' },
    ],
    ['2026-11-09T10:51', amira, doings.invite(amira)],
    ['2026-11-09T10:51', amira, doings.invite(tomasz)],
    ['2026-11-09T10:52', amira, doings.invite(grace)],
    ['2026-11-09T10:52', amira, doings.invite(jonah)],
    ['2026-11-09T10:55', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-09T11:30', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-09T12:00', grace, doings.reply(grace, 'accepted')],
    ['2026-11-09T13:10', jonah, doings.reply(jonah, 'accepted')],
    [
      '2026-11-11T09:31',
      dilys,
      doings.start(dilys, [doings.here(amira), doings.here(tomasz), doings.here(grace), doings.here(jonah)], {
        minuteTaker: priya,
        format: 'online',
      }),
    ],
    [
      '2026-11-11T09:36',
      priya,
      doings.fact(
        'l1',
        fernbank,
        jonah.name,
        'A thin red line right round the left wrist, two days old. He wore a long sleeve in PE.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-11T09:38',
      priya,
      doings.childSaid(
        'l2',
        fernbank,
        jonah.name,
        'It’s the blue string. You mustn’t wriggle or it goes longer.',
        { about: ['A'], source: 'Teacher’s note, 9 November' },
      ),
    ],
    [
      '2026-11-11T09:41',
      priya,
      doings.fact(
        'l3',
        care,
        amira.name,
        'Nothing known before. His mother cried and said that she had not known.',
        { about: ['A'] },
      ),
    ],
    ['2026-11-11T09:43', priya, doings.fact('l4', police, tomasz.name, 'The partner is not known to us.')],
    [
      '2026-11-11T09:45',
      priya,
      doings.opinion(
        'l5',
        health,
        grace.name,
        'A mark like that comes from something pulled tight for a long time.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-11T09:52',
      dilys,
      doings.decided(
        'A',
        'section-47-joint',
        'He was tied, by his own account and by the mark. Police and social care look into it together.',
        ['l1', 'l2', 'l5'],
      ),
    ],
    ['2026-11-11T09:53', priya, doings.position('A-section-47-joint', police, 'agrees')],
    ['2026-11-11T09:53', priya, doings.position('A-section-47-joint', health, 'agrees')],
    [
      '2026-11-11T09:57',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'The partner stays away. Mother’s sister sleeps at the house. School looks at both wrists each Monday, kindly.',
        until: '2026-12-09',
      },
    ],
    [
      '2026-11-11T09:58',
      priya,
      doings.answer('child-seen-plan', 'Amira sees Bruno at school on Thursday.', 'A'),
    ],
    [
      '2026-11-11T09:59',
      priya,
      doings.answer('family-information', 'Mother knows all of it. The partner hears from police.'),
    ],
    [
      '2026-11-11T10:00',
      priya,
      doings.answer('criminal-investigation', 'Police see the partner by the end of the week.'),
    ],
    [
      '2026-11-11T10:00',
      priya,
      doings.answer(
        'further-information',
        'What the baby’s examination shows. Health tells Amira the same day.',
      ),
    ],
    ['2026-11-11T10:01', priya, doings.answer('legal-advice', 'Not needed while mother keeps him away.')],
    [
      '2026-11-11T10:02',
      priya,
      doings.answer('follow-up-decision', 'No. Asked for again if the plan does not hold.'),
    ],
    ['2026-11-11T10:03', priya, doings.answer('other-recipients', 'The health visitor of the baby.')],
    [
      '2026-11-11T10:04',
      priya,
      doings.action(
        'a1',
        'See Bruno alone at school',
        amira,
        '2026-11-13',
        'A visit record with his words in it',
        'A',
      ),
    ],
    [
      '2026-11-11T10:05',
      priya,
      doings.action('a2', 'Look for the string in the house', tomasz, '2026-11-20', 'A search record'),
    ],
    [
      '2026-11-11T10:06',
      priya,
      doings.action('a3', 'Have the baby seen by a doctor', grace, '2026-11-18', 'A note of the examination'),
    ],
    [
      '2026-11-11T10:07',
      priya,
      doings.action('a4', 'A place in the breakfast club', jonah, '2026-11-16', 'He goes', 'A'),
    ],
    ['2026-11-11T10:12', dilys, { type: 'EndDiscussion' }],
    [
      '2026-11-12T12:00',
      amira,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'A',
        alone: true,
        at: tell.moment('2026-11-12T11:20'),
      },
    ],
    ['2026-11-12T16:00', amira, { type: 'ConfirmAction', action: 'a1', status: 'done', inWriting: true }],
    ['2026-11-12T16:05', amira, doings.answer('case-system-record', 'Recorded on the case system.')],
    ['2026-11-13T09:30', dilys, 'sign'],
    ['2026-11-16T10:10', priya, 'circulate'],
    ['2026-11-17T09:00', grace, { type: 'ReceiveCopy', recipient: 'invitees' }],
    [
      '2026-11-17T12:20',
      grace,
      {
        type: 'ConfirmAction',
        action: 'a3',
        status: 'by-date',
        date: '2026-12-03',
        reason: 'The doctor is ill; the next clinic is on 3 December.',
        inWriting: true,
      },
    ],
    [
      '2026-11-18T10:00',
      tomasz,
      {
        type: 'AskCorrection',
        correction: 'c1',
        recipient: 'invitees',
        text: 'I said that the partner is not known to Westvale. The minutes leave the force out.',
      },
    ],
    [
      '2026-11-19T09:15',
      dilys,
      {
        type: 'AnswerCorrection',
        correction: 'c1',
        accepted: true,
        words: 'You are right. The next version says so.',
        change: { of: 'line', line: 'l4', text: 'The partner is not known to Westvale Police.' },
      },
    ],
    ['2026-11-19T09:30', dilys, 'sign'],
    ['2026-11-19T10:05', priya, 'circulate'],
    [
      '2026-11-23T15:30',
      jonah,
      {
        type: 'ConfirmAction',
        action: 'a4',
        status: 'no-longer-needed',
        reason: 'His aunt brings him every morning, and he eats at home.',
        inWriting: true,
      },
    ],
  ],
}
