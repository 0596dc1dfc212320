import { amira, dilys, ewan, grace, jonah, priya, tomasz } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Booked for two o’clock. Everybody has answered but health, and without health it would not be quorate. */
export const bookedForToday: tell.Story = {
  key: 'booked-for-today',
  shows: 'Booked for today at 2:00pm; health has not answered yet',
  asked: [
    '2026-11-30T10:40',
    amira,
    {
      kind: 'initial',
      reason:
        'Poppy’s aunt saw her locked on a balcony in the rain on Sunday evening. Her father says it was “two minutes” and that she has to learn.',
      form: {
        'presenting-issue': 'A child of five locked out on a balcony in November.',
        'parents-carers': 'Father, Neil Ashdown. Mother lives abroad.',
        household: 'Father and Poppy.',
        'open-case': 'no',
        referrer: 'An aunt, through the front door',
        'immediate-safety': 'Poppy is at her aunt’s with her father’s agreement until Tuesday night.',
        'parents-aware': 'yes',
        'communication-needs': 'None known',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['emotional', 'neglect'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Poppy Ashdown', '2021-06-17', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-29T19:10', 'risk-identified': '2026-11-30T10:15' },
    },
  ],
  steps: [
    ['2026-11-30T10:42', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-30T11:10',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'Punished in a way that could have killed her, by the only adult at home.',
      },
    ],
    [
      '2026-11-30T11:20',
      amira,
      {
        type: 'BookMeeting',
        starts: tell.moment('2026-12-01T14:00'),
        minutes: 60,
        format: 'online',
        place: 'Video call',
      },
    ],
    ['2026-11-30T11:21', amira, doings.invite(amira)],
    ['2026-11-30T11:21', amira, doings.invite(tomasz)],
    ['2026-11-30T11:22', amira, doings.invite(grace)],
    ['2026-11-30T11:22', amira, doings.invite(jonah)],
    ['2026-11-30T11:23', amira, doings.invite(ewan)],
    ['2026-11-30T11:25', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-30T11:26', amira, doings.reply(amira, 'accepted')],
    ['2026-11-30T13:00', tomasz, doings.reply(tomasz, 'accepted')],
    [
      '2026-11-30T13:40',
      jonah,
      doings.sends(
        jonah,
        'Ann Lisle',
        'deputy-head',
        'ann.lisle@fernbank.example',
        'Mrs Lisle teaches her and comes instead.',
      ),
    ],
    ['2026-11-30T15:30', ewan, doings.reply(ewan, 'declined', 'We do not know this family.')],
  ],
}
