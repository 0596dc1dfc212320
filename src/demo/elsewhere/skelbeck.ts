/** Skelbeck: slots on the hour, a two-hour class, and a Service Manager whose own words are asked for. */
import { type Actor, id } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

const care = 'Skelbeck Children’s Social Care'
const council = { agency: care, readsCaseSystem: true } as const

const zofia: Actor = {
  ...council,
  person: id(201),
  name: 'Zofia Ellery',
  seat: 'social-worker',
  grade: 'social-worker',
  email: 'zofia.ellery@skelbeck.example',
}
const nathan: Actor = {
  ...council,
  person: id(202),
  name: 'Nathan Osei',
  seat: 'team-manager',
  grade: 'team-manager',
  email: 'nathan.osei@skelbeck.example',
}
const rukmini: Actor = {
  ...council,
  person: id(203),
  name: 'Rukmini Lal',
  seat: 'team-manager',
  grade: 'service-manager',
  email: 'rukmini.lal@skelbeck.example',
}
const cai: Actor = {
  ...council,
  person: id(204),
  name: 'Cai Penrose',
  seat: 'minute-taker',
  email: 'cai.penrose@skelbeck.example',
}
const ada: Actor = {
  person: id(205),
  name: 'Ada Thorne',
  agency: 'Northrigg Police',
  seat: 'police',
  role: 'mash',
  email: 'ada.thorne@northrigg-police.example',
}
const femi: Actor = {
  person: id(206),
  name: 'Femi Aldridge',
  agency: 'Skelbeck District Care',
  seat: 'health',
  role: 'vulnerable-childrens-team',
  email: 'femi.aldridge@skelbeck-care.example',
}
export const skelbeckCast: readonly Actor[] = [zofia, nathan, rukmini, cai, ada, femi]

const whoAsks = {
  locality: 'Skelbeck South',
  team: 'South team 2',
  'social-worker': zofia.name,
  'team-manager': nathan.name,
  'service-manager': rukmini.name,
}

/** The meeting has to begin within two hours of the decision, and the paediatrician is not invited yet. */
const withinTwoHours: tell.Story = {
  key: 'skelbeck-within-two-hours',
  shows: 'A two-hour meeting, booked in the last slot that is in time; health has not answered',
  asked: [
    '2026-12-01T08:20',
    zofia,
    {
      kind: 'initial',
      reason:
        'Ravi, 4, came to nursery with a swollen arm and bruises on both sides of his neck. His stepfather came to fetch him before nine and was turned away.',
      form: {
        ...whoAsks,
        'new-referral': 'Yes',
        'open-case': 'No',
        'service-area': 'South',
        'parents-carers': 'Mother, Meena Holt. Stepfather, Carl Dunmore.',
        'other-children': 'None known',
        'other-adults': 'None known',
        checks: 'Intelligence on Carl Dunmore; health history for Ravi.',
        'presenting-issue': 'A swollen arm he will not move, and bruises on both sides of the neck.',
        reason: 'Somebody has held him by the neck. He may be hurt again today.',
        'risk-to-life': 'Yes',
        'serious-immediate-harm': 'Yes',
        attendees: 'Police, district care, the paediatrician.',
        'invite-paediatrician': 'Yes',
        'invite-sarc': 'No',
      },
      facts: {
        'risk-to-life': true,
        'serious-immediate-harm': true,
        'service-area': 'south',
        harm: ['physical'],
      },
      urgency: 'two-hours',
      children: [
        doings.child('A', 'Ravi Holt', '2022-08-14', {
          'in-care': false,
          injuries: true,
          'urgent-medical': true,
          area: 'shipley',
          'sexual-abuse-disclosed': false,
          'youth-justice': 'none',
        }),
      ],
      implicated: [],
      happened: {
        'information-received': '2026-12-01T08:05',
        'referral-received': '2026-12-01T08:10',
        'risk-identified': '2026-12-01T08:15',
      },
    },
  ],
  steps: [
    ['2026-12-01T08:22', zofia, doings.appoint('chair', nathan)],
    [
      '2026-12-01T08:30',
      nathan,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'Bruises on both sides of the neck of a small child, and a man trying to take him away.',
      },
    ],
    ['2026-12-01T08:34', zofia, doings.appoint('minute-taker', cai)],
    [
      '2026-12-01T08:38',
      cai,
      { type: 'BookMeeting', starts: tell.moment('2026-12-01T10:00'), minutes: 60, format: 'virtual' },
    ],
    ['2026-12-01T08:40', cai, doings.invite(zofia)],
    ['2026-12-01T08:40', cai, doings.invite(nathan)],
    ['2026-12-01T08:41', cai, doings.invite(ada)],
    ['2026-12-01T08:41', cai, doings.invite(femi)],
    ['2026-12-01T08:55', ada, doings.reply(ada, 'accepted')],
    ['2026-12-01T08:56', nathan, doings.reply(nathan, 'accepted')],
  ],
}

/** Longer than a day: nothing goes out without the Service Manager’s own words, and a date of hers ends the wait. */
const byTheServiceManager: tell.Story = {
  key: 'skelbeck-other',
  shows: 'Outside the standard 24 hours, in the words of the Service Manager, who named the day',
  asked: [
    '2026-11-30T14:40',
    zofia,
    {
      kind: 'initial',
      reason:
        'Tamsin, 15, told her tutor about an uncle. She is on a school trip in Wales until Wednesday and wants to tell it herself.',
      form: {
        ...whoAsks,
        'new-referral': 'No',
        'open-case': 'Yes',
        'service-area': 'Keighley and Shipley',
        'parents-carers': 'Mother, Joan Reddy.',
        'other-children': 'None known',
        'other-adults': 'Uncle, Paul Reddy, who lives in another town.',
        checks: 'Address check for Paul Reddy.',
        'presenting-issue': 'An account of touching two summers ago, by an uncle she does not see now.',
        reason: 'A crime may have been committed; no contact with him since.',
        'risk-to-life': 'No',
        'serious-immediate-harm': 'No',
        attendees: 'Police, district care.',
        'invite-paediatrician': 'No',
        'invite-sarc': 'Yes',
      },
      facts: {
        'risk-to-life': false,
        'serious-immediate-harm': false,
        'service-area': 'keighley-and-shipley',
        harm: ['sexual'],
      },
      urgency: 'other',
      given: [
        {
          duty: 'late-reason',
          words:
            'She is safe with her school until Wednesday and has asked to speak for herself. Meeting tomorrow would be about her without her.',
          by: {
            person: rukmini.person,
            name: rukmini.name,
            agency: care,
            role: 'Service Manager',
            grade: 'service-manager',
          },
        },
      ],
      children: [
        doings.child('A', 'Tamsin Reddy', '2011-04-02', {
          'in-care': false,
          injuries: false,
          'urgent-medical': false,
          'sexual-abuse-disclosed': true,
          'youth-justice': 'none',
          area: 'keighley',
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-30T12:30', 'risk-identified': '2026-11-30T14:00' },
    },
  ],
  steps: [
    ['2026-11-30T14:42', zofia, doings.appoint('chair', nathan)],
    [
      '2026-11-30T15:00',
      nathan,
      { type: 'DecideThreshold', met: true, reason: 'An account of a crime against her by a relative.' },
    ],
    [
      '2026-11-30T15:20',
      rukmini,
      {
        type: 'SetTarget',
        clock: 'convene',
        due: tell.moment('2026-12-04T00:00'),
        wholeDay: true,
        words: 'She is back on Wednesday evening; Thursday is the first day she can be heard.',
      },
    ],
    ['2026-11-30T15:25', zofia, doings.appoint('minute-taker', cai)],
    [
      '2026-11-30T15:30',
      cai,
      { type: 'BookMeeting', starts: tell.moment('2026-12-03T14:00'), minutes: 60, format: 'virtual' },
    ],
    ['2026-11-30T15:32', cai, doings.invite(zofia)],
    ['2026-11-30T15:32', cai, doings.invite(nathan)],
    ['2026-11-30T15:33', cai, doings.invite(ada)],
    ['2026-11-30T15:33', cai, doings.invite(femi)],
    ['2026-11-30T16:10', femi, doings.reply(femi, 'accepted')],
  ],
}

export const skelbeckStories: readonly tell.Story[] = [byTheServiceManager, withinTwoHours]
