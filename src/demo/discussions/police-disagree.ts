import { amira, care, dilys, fernbank, grace, health, jonah, police, priya, tomasz } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Police disagree with what is decided. The decision stands and the dissent is on record under their name. */
export const policeDisagree: tell.Story = {
  key: 'police-disagree',
  shows: 'Police disagree with a decision, in their own words',
  asked: [
    '2026-11-26T16:05',
    amira,
    {
      kind: 'initial',
      reason:
        'Tamsin told a lunchtime assistant that her brother, who is 16, “does the secret game” at night.',
      form: {
        'presenting-issue': 'A disclosure of sexual touching by an older brother.',
        'parents-carers': 'Mother, Lorna Peake. Father, Dev Peake.',
        household: 'Both parents, Tamsin, her brother Jude, 16.',
        'open-case': 'no',
        referrer: 'Jonah Pell, Fernbank Primary School',
        'immediate-safety': 'Jude is at his father’s parents until Monday. Both parents know and agree.',
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
        doings.child('A', 'Tamsin Peake', '2019-10-08', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
          'sexual-abuse-disclosed': true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-26T13:20', 'risk-identified': '2026-11-26T15:40' },
    },
  ],
  steps: [
    ['2026-11-26T16:06', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-26T16:40',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason:
          'A clear disclosure. Her brother is out of the house until Monday, so two working days are safe.',
      },
    ],
    [
      '2026-11-26T16:45',
      amira,
      {
        type: 'BookMeeting',
        starts: tell.moment('2026-11-30T11:00'),
        minutes: 60,
        format: 'in-person',
        place: 'Civic Offices, room 4',
      },
    ],
    ['2026-11-26T16:46', amira, doings.invite(amira)],
    ['2026-11-26T16:46', amira, doings.invite(tomasz)],
    ['2026-11-26T16:47', amira, doings.invite(grace)],
    ['2026-11-26T16:47', amira, doings.invite(jonah)],
    ['2026-11-26T16:50', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-27T09:05', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-27T09:10', grace, doings.reply(grace, 'accepted')],
    ['2026-11-27T09:40', jonah, doings.reply(jonah, 'accepted')],
    [
      '2026-11-30T11:00',
      dilys,
      doings.start(dilys, [doings.here(amira), doings.here(tomasz), doings.here(grace), doings.here(jonah)], {
        minuteTaker: priya,
        format: 'in-person',
      }),
    ],
    [
      '2026-11-30T11:05',
      priya,
      doings.childSaid(
        'l1',
        fernbank,
        jonah.name,
        'Jude does the secret game when the light is off. I don’t like the secret game.',
        { about: ['A'], source: 'Lunchtime assistant’s note, same day' },
      ),
    ],
    [
      '2026-11-30T11:08',
      priya,
      doings.fact('l2', police, tomasz.name, 'Nothing is known about Jude or his parents.'),
    ],
    [
      '2026-11-30T11:10',
      priya,
      doings.fact('l3', health, grace.name, 'Seen twice this autumn for stomach pains, nothing found.', {
        about: ['A'],
      }),
    ],
    [
      '2026-11-30T11:12',
      priya,
      doings.familySaid(
        'l4',
        care,
        amira.name,
        'Mrs Peake believes Tamsin. Mr Peake says it must be a misunderstanding.',
        { source: 'Visit, 27 November' },
      ),
    ],
    [
      '2026-11-30T11:20',
      priya,
      doings.opinion('l5', health, grace.name, 'Both children need help here. Jude is a child as well.', {}),
    ],
    [
      '2026-11-30T11:30',
      dilys,
      {
        refused: doings.decided(
          'A',
          'conference',
          'Mother believes her and father does not, so a conference looks likely.',
        ),
      },
    ],
    [
      '2026-11-30T11:33',
      dilys,
      doings.decided(
        'A',
        'section-47-single',
        'Tamsin is safe and her brother is a child himself. A specialist social worker speaks to her first; police join if she says more.',
        ['l1', 'l4'],
      ),
    ],
    [
      '2026-11-30T11:35',
      tomasz,
      doings.position(
        'A-section-47-single',
        police,
        'disagrees',
        'A sexual offence has been disclosed. Police should be there from the first conversation, or her account may not be usable. We ask for a joint investigation.',
      ),
    ],
    ['2026-11-30T11:36', priya, doings.position('A-section-47-single', health, 'agrees')],
    [
      '2026-11-30T11:36',
      priya,
      doings.position('A-section-47-single', fernbank, 'abstains', 'It is not for us to choose between you.'),
    ],
    [
      '2026-11-30T11:40',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Jude stays with his grandparents. Mrs Peake sleeps in Tamsin’s room. Nobody asks Tamsin about it but Amira.',
        until: '2026-12-14',
      },
    ],
    [
      '2026-11-30T11:42',
      priya,
      doings.answer(
        'child-seen-plan',
        'Amira and a specialist colleague see Tamsin at school on Wednesday morning.',
        'A',
      ),
    ],
    [
      '2026-11-30T11:44',
      priya,
      doings.answer(
        'criminal-investigation',
        'Not agreed: police want to open one now. To be settled between managers by Wednesday.',
      ),
    ],
    [
      '2026-11-30T11:45',
      dilys,
      {
        type: 'Escalate',
        to: 'Helena Voss and Detective Inspector Marsh',
        reason:
          'Police disagree about a single agency enquiry. To be settled before Tamsin is seen on Wednesday.',
      },
    ],
    [
      '2026-11-30T11:46',
      priya,
      doings.action('a1', 'See Tamsin at school', amira, '2026-12-02', 'Her words on record', 'A'),
    ],
    [
      '2026-11-30T11:47',
      priya,
      doings.action(
        'a2',
        'Offer Jude an assessment of his own',
        dilys,
        '2026-12-09',
        'His parents have an appointment',
      ),
    ],
    ['2026-11-30T11:50', dilys, { type: 'EndDiscussion' }],
  ],
}
