/** Quaymouth: everybody on one telephone line yesterday; the record is due today, to those who took part. */
import { type Actor, id } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

const care = 'Quaymouth Social Care'
const health = 'Quaymouth Health Partnership'
const police = 'Harbourside Police'

const isolde: Actor = {
  person: id(401),
  name: 'Isolde Marchetti',
  agency: care,
  seat: 'consultant-social-worker',
  grade: 'consultant-social-worker',
  email: 'isolde.marchetti@quaymouth.example',
}
const kofi: Actor = {
  person: id(402),
  name: 'Kofi Brandt',
  agency: care,
  seat: 'social-worker',
  grade: 'social-worker',
  email: 'kofi.brandt@quaymouth.example',
}
const rhian: Actor = {
  person: id(403),
  name: 'Rhian Oakes',
  agency: police,
  seat: 'police',
  email: 'rhian.oakes@harbourside-police.example',
}
const tunde: Actor = {
  person: id(404),
  name: 'Dr Tunde Frome',
  agency: health,
  seat: 'health',
  email: 'tunde.frome@quaymouth-health.example',
}
export const quaymouthCast: readonly Actor[] = [isolde, kofi, rhian, tunde]

const byTelephone: tell.Story = {
  key: 'quaymouth-by-telephone',
  shows: 'A telephone discussion, a day for its record, and a meeting face to face whose date is not set',
  asked: [
    '2026-11-30T10:15',
    kofi,
    {
      kind: 'initial',
      reason:
        'Corin, 13, was stopped at the ferry with money he could not explain and two older boys who ran. He says he is told where to go.',
      form: {
        'parents-carers': 'Father, Ian Sollas.',
        household: 'Father, grandmother.',
        referrer: 'Rhian Oakes, Harbourside Police',
        'presenting-issue': 'A boy of 13 carrying money for older boys.',
        reason: 'He may be made to carry drugs.',
        harm: 'emotional',
        'immediate-safeguarding-needed': 'No',
        'immediate-safety': 'At home with his father, who keeps his telephone.',
        agencies: 'Youth Offending Team',
        'communication-needs': 'None known',
      },
      facts: { harm: ['emotional'], 'immediate-safeguarding-needed': false },
      urgency: 'normal',
      children: [
        doings.child('A', 'Corin Sollas', '2013-02-11', {
          'in-education': true,
          'in-care': false,
          'in-hospital': false,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-30T09:20', 'risk-identified': '2026-11-30T10:00' },
    },
  ],
  steps: [
    ['2026-11-30T10:17', kofi, doings.appoint('chair', isolde)],
    [
      '2026-11-30T10:25',
      isolde,
      { type: 'DecideThreshold', met: true, reason: 'A child used by others, and afraid of them.' },
    ],
    [
      '2026-11-30T10:30',
      kofi,
      { type: 'BookMeeting', starts: tell.moment('2026-11-30T14:00'), minutes: 40, format: 'telephone' },
    ],
    ['2026-11-30T10:31', kofi, doings.invite(isolde)],
    ['2026-11-30T10:31', kofi, doings.invite(rhian)],
    ['2026-11-30T10:32', kofi, doings.invite(tunde)],
    ['2026-11-30T10:35', isolde, doings.appoint('minute-taker', kofi)],
    ['2026-11-30T11:00', rhian, doings.reply(rhian, 'accepted')],
    ['2026-11-30T11:30', tunde, doings.reply(tunde, 'accepted')],
    [
      '2026-11-30T14:01',
      isolde,
      doings.start(isolde, [doings.here(isolde), doings.here(rhian), doings.here(tunde)], {
        minuteTaker: kofi,
        format: 'telephone',
      }),
    ],
    [
      '2026-11-30T14:05',
      kofi,
      doings.fact(
        'l1',
        police,
        rhian.name,
        'Stopped with 640 pounds. The older boys are known to us by sight.',
        {
          about: ['A'],
        },
      ),
    ],
    [
      '2026-11-30T14:08',
      kofi,
      doings.childSaid('l2', police, rhian.name, 'They know where my nan lives.', { about: ['A'] }),
    ],
    [
      '2026-11-30T14:12',
      kofi,
      doings.fact('l3', health, tunde.name, 'Not seen by health since a broken finger in June.', {
        about: ['A'],
      }),
    ],
    [
      '2026-11-30T14:22',
      isolde,
      doings.decided('A', 'section-47-joint', 'He is used and threatened, and a crime is behind it.', [
        'l1',
        'l2',
      ]),
    ],
    [
      '2026-11-30T14:24',
      isolde,
      doings.decided('A', 'strategy-meeting', 'The Youth Offending Team knows most and was not on the line.'),
    ],
    [
      '2026-11-30T14:26',
      kofi,
      doings.answer(
        'follow-up-decision',
        'We meet face to face: a key agency with information was not involved.',
      ),
    ],
    ['2026-11-30T14:28', kofi, doings.position('A-section-47-joint', police, 'agrees')],
    [
      '2026-11-30T14:30',
      kofi,
      doings.action('a1', 'Visit Corin and his grandmother', kofi, '2026-12-01', 'Seen, with a note', 'A'),
    ],
    ['2026-11-30T14:38', isolde, { type: 'EndDiscussion' }],
  ],
}

export const quaymouthStories: readonly tell.Story[] = [byTelephone]
