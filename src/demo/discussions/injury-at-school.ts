import {
  amira,
  care,
  dilys,
  fernbank,
  grace,
  health,
  jonah,
  police,
  priya,
  saoirse,
  tomasz,
} from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Seen in the morning, discussed the same afternoon, signed the next day, sent within the week: how it should go. */
export const injuryAtSchool: tell.Story = {
  key: 'injury-at-school',
  shows: 'Held the same day with everybody there, signed and sent',
  asked: [
    '2026-11-26T09:25',
    amira,
    {
      kind: 'initial',
      reason:
        'Leo’s teacher saw two straight bruises on the back of his legs before swimming. He said his stepfather uses a cable. He is due home at 3:15pm.',
      form: {
        'presenting-issue': 'Two parallel bruises, each about 12 cm, seen at 8:50am by his class teacher.',
        'parents-carers': 'Mother, Dana Hartwell. Stepfather, Piers Lowe, lives with them.',
        household: 'Mother, stepfather, Leo. No other children.',
        'open-case': 'no',
        referrer: 'Jonah Pell, Fernbank Primary School',
        'immediate-safety':
          'Leo is at school. The head will not let him go home before somebody has spoken to us.',
        'parents-aware': 'no',
        'parents-aware-reason': 'Telling them first could put Leo at more risk.',
        'communication-needs': 'None known',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['physical'],
        'serious-harm': true,
        'immediate-safeguarding-needed': true,
        'forensic-window': true,
      },
      urgency: 'same-working-day',
      children: [
        doings.child('A', 'Leo Hartwell', '2018-03-14', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
          injuries: true,
        }),
      ],
      implicated: [],
      happened: {
        'information-received': '2026-11-26T09:05',
        'referral-received': '2026-11-26T09:10',
        'risk-identified': '2026-11-26T09:20',
      },
    },
  ],
  steps: [
    ['2026-11-26T09:27', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-26T09:40',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason:
          'A child has named an adult and an object, and the marks fit what he says. He goes home at 3:15pm.',
      },
    ],
    ['2026-11-26T09:42', dilys, doings.appoint('minute-taker', priya)],
    [
      '2026-11-26T09:45',
      amira,
      {
        type: 'BookMeeting',
        starts: tell.moment('2026-11-26T13:30'),
        minutes: 60,
        format: 'online',
        place: 'Video call',
      },
    ],
    ['2026-11-26T09:46', amira, doings.invite(amira)],
    ['2026-11-26T09:46', amira, doings.invite(tomasz)],
    ['2026-11-26T09:47', amira, doings.invite(saoirse)],
    ['2026-11-26T09:47', amira, doings.invite(grace, 'other-health')],
    ['2026-11-26T09:48', amira, doings.invite(jonah)],
    ['2026-11-26T09:50', amira, doings.reply(amira, 'accepted')],
    ['2026-11-26T10:05', tomasz, doings.reply(tomasz, 'accepted')],
    [
      '2026-11-26T10:12',
      saoirse,
      doings.reply(saoirse, 'accepted', 'I have a clinic slot for him at 3:30pm.'),
    ],
    ['2026-11-26T10:20', grace, doings.reply(grace, 'accepted', undefined, 'other-health')],
    ['2026-11-26T10:31', jonah, doings.reply(jonah, 'accepted')],
    [
      '2026-11-26T13:31',
      dilys,
      doings.start(
        dilys,
        [
          doings.here(amira),
          doings.here(tomasz),
          doings.here(saoirse),
          doings.here(grace, 'other-health'),
          doings.here(jonah),
        ],
        { minuteTaker: priya, format: 'online' },
      ),
    ],
    ['2026-11-26T13:33', priya, { type: 'ReachItem', item: 'information' }],
    [
      '2026-11-26T13:34',
      priya,
      doings.fact(
        'l1',
        fernbank,
        jonah.name,
        'His teacher saw two straight bruises on the back of both thighs at 8:50am. Nobody at school had seen them on Tuesday.',
        {
          about: ['A'],
          source: 'Teacher’s note, 26 November',
        },
      ),
    ],
    [
      '2026-11-26T13:36',
      priya,
      doings.childSaid(
        'l2',
        fernbank,
        jonah.name,
        'Piers did it with the phone cable because I spilled. You won’t ring him, will you?',
        {
          about: ['A'],
          source: 'Teacher’s note, 26 November, his own words',
        },
      ),
    ],
    [
      '2026-11-26T13:39',
      priya,
      doings.fact(
        'l3',
        care,
        amira.name,
        'Not known to us before. One contact in March 2025 about housing, closed.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-26T13:42',
      priya,
      doings.fact(
        'l4',
        police,
        tomasz.name,
        'Two calls to the address this year for arguments between the adults. No arrest, no crime recorded.',
      ),
    ],
    [
      '2026-11-26T13:43',
      tomasz,
      doings.intelligence(
        'l5',
        police,
        tomasz.name,
        'The stepfather is named in another county’s enquiry about a former partner’s child. Not to be put to him yet.',
      ),
    ],
    [
      '2026-11-26T13:47',
      priya,
      doings.opinion(
        'l6',
        health,
        saoirse.name,
        'Parallel lines with a clear centre fit a looped cable and do not fit a fall. He needs a full medical today, with photographs.',
        {
          about: ['A'],
        },
      ),
    ],
    [
      '2026-11-26T13:50',
      priya,
      doings.fact(
        'l7',
        health,
        grace.name,
        'Immunised, no hospital visits. The GP noted in September that he had started to wet the bed again.',
        {
          about: ['A'],
          source: 'GP record, 9 September',
        },
      ),
    ],
    [
      '2026-11-26T13:52',
      priya,
      {
        type: 'CorrectLine',
        line: 'l1',
        revision: 0,
        text: 'His teacher saw two straight bruises on the back of his left thigh at 8:50am. Nobody at school had seen them on Tuesday.',
        reason: 'Jonah Pell: one leg, not both.',
      },
    ],
    ['2026-11-26T13:55', priya, { type: 'ReachItem', item: 'section-47' }],
    [
      '2026-11-26T13:58',
      dilys,
      doings.decided(
        'A',
        'section-47-joint',
        'Leo has said who hurt him and how, and the injury fits. Police and social care must work together from the start so that his evidence is kept and he is not asked twice.',
        ['l1', 'l2', 'l6'],
      ),
    ],
    ['2026-11-26T13:59', priya, doings.position('A-section-47-joint', police, 'agrees')],
    ['2026-11-26T13:59', priya, doings.position('A-section-47-joint', health, 'agrees')],
    [
      '2026-11-26T13:59',
      priya,
      doings.position(
        'A-section-47-joint',
        fernbank,
        'agrees',
        'School will keep to what we are told to say.',
      ),
    ],
    [
      '2026-11-26T14:01',
      dilys,
      {
        type: 'DecideMedical',
        child: 'A',
        needed: true,
        reason: 'Fresh marks that will fade.',
        adviceGiven: 'Dr Finch sees him at 3:30pm today, with a photographer.',
      },
    ],
    [
      '2026-11-26T14:03',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Leo goes from school to the clinic with Amira Rahman and stays with his grandmother, Joan Hartwell, whom police have checked. Piers Lowe has no contact. Amira rings every evening at 6pm.',
        until: '2026-12-03',
      },
    ],
    [
      '2026-11-26T14:04',
      priya,
      doings.answer(
        'child-seen-plan',
        'Amira Rahman sees Leo at school at 2:45pm today, without his parents.',
        'A',
      ),
    ],
    [
      '2026-11-26T14:05',
      priya,
      doings.answer('further-information', 'The other county’s record of the stepfather. Police ask for it.'),
    ],
    [
      '2026-11-26T14:05',
      priya,
      doings.answer(
        'criminal-investigation',
        'Police open an investigation today. Leo’s interview is recorded on Friday morning. The stepfather is seen after that.',
      ),
    ],
    [
      '2026-11-26T14:06',
      priya,
      doings.answer(
        'family-information',
        'Amira tells his mother at 3pm, with police there. Nothing is said to the stepfather until he is arrested or seen.',
      ),
    ],
    [
      '2026-11-26T14:07',
      priya,
      doings.answer(
        'follow-up-decision',
        'Not needed now. Asked for again if the other county’s record changes the picture.',
      ),
    ],
    [
      '2026-11-26T14:07',
      priya,
      doings.answer(
        'legal-advice',
        'Yes: Dilys speaks to the duty lawyer today in case his mother does not agree to the grandmother.',
      ),
    ],
    ['2026-11-26T14:08', priya, doings.answer('other-recipients', 'Nobody besides the usual list.')],
    [
      '2026-11-26T14:09',
      priya,
      doings.action(
        'a1',
        'See Leo alone at school',
        amira,
        '2026-11-26',
        'A visit record with his own words in it',
        'A',
      ),
    ],
    [
      '2026-11-26T14:10',
      priya,
      doings.action(
        'a2',
        'Medical with photographs',
        saoirse,
        '2026-11-26',
        'The written report reaches social care and police',
        'A',
      ),
    ],
    [
      '2026-11-26T14:10',
      priya,
      doings.action(
        'a3',
        'Recorded interview',
        tomasz,
        '2026-11-27',
        'Interview done, and the summary shared',
        'A',
      ),
    ],
    [
      '2026-11-26T14:11',
      priya,
      doings.action(
        'a4',
        'Watch how he is in class and write it down each day',
        jonah,
        '2026-12-04',
        'A note each Friday',
        'A',
      ),
    ],
    ['2026-11-26T14:14', dilys, { type: 'EndDiscussion' }],
    [
      '2026-11-26T14:55',
      amira,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'A',
        alone: true,
        at: tell.moment('2026-11-26T14:45'),
      },
    ],
    [
      '2026-11-26T15:20',
      amira,
      doings.answer('case-system-record', 'Recorded on the case system at 3:15pm.'),
    ],
    ['2026-11-26T15:21', amira, { type: 'ConfirmAction', action: 'a1', status: 'done', inWriting: true }],
    ['2026-11-26T17:10', saoirse, { type: 'ConfirmAction', action: 'a2', status: 'done', inWriting: true }],
    ['2026-11-27T10:05', dilys, 'sign'],
    ['2026-11-27T12:40', tomasz, { type: 'ConfirmAction', action: 'a3', status: 'done', inWriting: false }],
    ['2026-11-30T09:20', priya, 'circulate'],
  ],
}
