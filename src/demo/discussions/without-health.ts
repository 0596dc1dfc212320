import { amira, care, dilys, grace, health, owen, police, priya, sparrows, tomasz } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Held without health. The chair says why, and asks for a second discussion with health in it. */
export const withoutHealth: tell.Story = {
  key: 'without-health',
  shows: 'Not quorate: health did not come, the chair’s reason is on record, a follow-up was asked for',
  asked: [
    '2026-11-24T10:30',
    amira,
    {
      kind: 'initial',
      reason:
        'Noor’s nursery found a burn on her hand. The reasons her mother and her uncle gave do not agree.',
      form: {
        'presenting-issue': 'A round burn on the back of the left hand, seen at 8:30am.',
        'parents-carers': 'Mother, Samira Vale. Father works abroad.',
        household: 'Mother, uncle Idan Vale, Noor.',
        'open-case': 'no',
        referrer: 'Owen Tarry, Little Sparrows Nursery',
        'immediate-safety': 'Noor’s uncle has agreed to stay with friends until we have met.',
        'parents-aware': 'yes',
        'communication-needs': 'Mother would like an interpreter for anything written.',
        team: 'Assessment team 2',
      },
      facts: {
        harm: ['physical'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Noor Vale', '2023-02-19', {
          'in-education': true,
          'education-setting': 'nursery',
          'in-care': false,
          injuries: true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-24T09:40', 'risk-identified': '2026-11-24T10:15' },
    },
  ],
  steps: [
    ['2026-11-24T10:35', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-24T11:20',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'A burn in a place toddlers do not burn themselves, and two different stories.',
      },
    ],
    [
      '2026-11-24T11:30',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-11-25T15:00'), minutes: 45, format: 'online' },
    ],
    ['2026-11-24T11:31', amira, doings.invite(amira)],
    ['2026-11-24T11:31', amira, doings.invite(tomasz)],
    ['2026-11-24T11:32', amira, doings.invite(grace)],
    ['2026-11-24T11:32', amira, doings.invite(owen)],
    ['2026-11-24T11:35', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-24T12:10', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-24T12:30', grace, doings.reply(grace, 'accepted')],
    ['2026-11-24T13:05', owen, doings.reply(owen, 'accepted')],
    [
      '2026-11-25T15:05',
      dilys,
      doings.start(dilys, [doings.here(amira), doings.here(tomasz), doings.here(owen)], {
        minuteTaker: priya,
        format: 'online',
      }),
    ],
    [
      '2026-11-25T15:12',
      dilys,
      {
        type: 'RecordDeparture',
        rule: 'BR24-302',
        duty: 'attend/health',
        reason:
          'Grace Adeyemi was called to a child’s death at 2:40pm and nobody else could come. Waiting until tomorrow would leave Noor in the same house with no plan.',
      },
    ],
    [
      '2026-11-25T15:13',
      priya,
      doings.answer(
        'below-minimum-reason',
        'Health was called away twenty minutes before. A plan for tonight could not wait. We meet again as soon as health can come.',
      ),
    ],
    [
      '2026-11-25T15:15',
      priya,
      doings.fact(
        'l1',
        sparrows,
        owen.name,
        'A round, even burn, about 8 mm, on the back of the left hand. She cried when the sleeve touched it.',
        { about: ['A'], source: 'Body map, 24 November' },
      ),
    ],
    [
      '2026-11-25T15:17',
      priya,
      doings.familySaid(
        'l2',
        sparrows,
        owen.name,
        'Her mother said Noor touched the oven door. Her uncle said she fell against a radiator.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-25T15:20',
      priya,
      doings.fact(
        'l3',
        police,
        tomasz.name,
        'Nothing known about the mother. The uncle has a caution for a fight in 2021.',
      ),
    ],
    [
      '2026-11-25T15:22',
      priya,
      doings.fact(
        'l4',
        care,
        amira.name,
        'I saw the hand. A nurse at the walk-in centre dressed it and has not been asked how old it is.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-25T15:24',
      priya,
      doings.opinion(
        'l5',
        care,
        amira.name,
        'It looks to me like the end of a cigarette, but I am not the one to say.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-25T15:33',
      dilys,
      doings.decided(
        'A',
        'section-47-joint',
        'The two stories cannot both be true and neither fits the mark. To be looked at again with health.',
        ['l1', 'l2'],
      ),
    ],
    ['2026-11-25T15:34', priya, doings.position('A-section-47-joint', police, 'agrees')],
    [
      '2026-11-25T15:36',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Idan Vale stays away from the house. Noor’s grandmother sleeps there. Nursery rings at once if she has a new mark or does not come.',
        until: '2026-12-02',
      },
    ],
    [
      '2026-11-25T15:37',
      priya,
      doings.meetsAgain(
        '2026-12-02',
        'Yes: a second discussion with health on Wednesday 2 December, for a medical opinion on the burn.',
      ),
    ],
    [
      '2026-11-25T15:38',
      priya,
      doings.action(
        'a1',
        'Arrange a medical opinion on the burn',
        grace,
        '2026-11-27',
        'The opinion is on record',
        'A',
      ),
    ],
    ['2026-11-25T15:40', dilys, { type: 'EndDiscussion' }],
    [
      '2026-11-26T11:00',
      amira,
      {
        type: 'NoteInstant',
        instant: 'child-seen',
        child: 'A',
        alone: false,
        at: tell.moment('2026-11-26T10:10'),
      },
    ],
    [
      '2026-11-26T11:02',
      grace,
      doings.fact('l6', health, grace.name, 'Dr Finch can see Noor on Monday 30 November.', { about: ['A'] }),
    ],
  ],
}

/** The second discussion, with health, booked for tomorrow. */
export const withHealth: tell.Story = {
  key: 'with-health',
  shows: 'The follow-up to a discussion that was not quorate',
  follows: 'without-health',
  asked: [
    '2026-11-27T09:10',
    amira,
    {
      kind: 'follow-up',
      reason:
        'The first discussion had no health agency. Dr Finch will have seen Noor’s hand by then, and the decision is looked at again.',
      form: {
        'presenting-issue': 'A burn on the hand, as before.',
        'open-case': 'yes',
        'parents-aware': 'yes',
        team: 'Assessment team 2',
      },
      facts: {
        harm: ['physical'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Noor Vale', '2023-02-19', {
          'in-education': true,
          'education-setting': 'nursery',
          'in-care': false,
          injuries: true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-26T11:02', 'risk-identified': '2026-11-30T15:30' },
    },
  ],
  steps: [
    ['2026-11-27T09:12', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-27T09:30',
      dilys,
      { type: 'DecideThreshold', met: true, reason: 'Asked for by the first discussion.' },
    ],
    [
      '2026-11-27T09:32',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-12-02T10:00'), minutes: 45, format: 'online' },
    ],
    ['2026-11-27T09:33', amira, doings.invite(amira)],
    ['2026-11-27T09:33', amira, doings.invite(tomasz)],
    ['2026-11-27T09:34', amira, doings.invite(grace)],
    ['2026-11-27T09:34', amira, doings.invite(owen)],
    ['2026-11-27T10:15', grace, doings.reply(grace, 'accepted', 'I will bring Dr Finch’s opinion.')],
    ['2026-11-27T11:00', tomasz, doings.reply(tomasz, 'accepted')],
    [
      '2026-11-30T16:05',
      owen,
      doings.sends(
        owen,
        'Sadie Wren',
        'deputy-manager',
        'sadie.wren@little-sparrows.example',
        'I am away on the day.',
      ),
    ],
  ],
}
