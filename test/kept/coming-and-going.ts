/** A discussion in which people come and go in every way there is: two of one agency, a deputy, by hand, information only, kept out. */
import {
  amira,
  care,
  dilys,
  fernbank,
  grace,
  jonah,
  lena,
  martin,
  police,
  priya,
  saoirse,
  tomasz,
} from '../../src/demo/cast.ts'
import * as tell from '../../src/demo/story.ts'
import * as doings from '../../src/demo/doings.ts'

const hospital = 'Riverside Hospital'
const byHand = (name: string, email?: string): tell.Step[2] => ({
  type: 'Invite',
  invitation: {
    invitation: `by-hand-${name.split(' ')[0]}`,
    seat: 'other-health',
    agency: hospital,
    name,
    role: 'ward-sister',
    ...(email && { email }),
  },
})
const there = (name: string, seat = 'other-health', agency = hospital) => ({
  participant: name,
  seat,
  agency,
  name,
})

export const comingAndGoing: tell.Story = {
  key: 'coming-and-going',
  shows: 'Who was there, from when to when',
  asked: [
    '2026-11-25T09:00',
    amira,
    {
      kind: 'initial',
      reason: 'Wren was brought to hospital with a broken arm that nobody can explain.',
      form: {},
      facts: { harm: ['physical'], 'serious-harm': true },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Wren Ashdown', '2020-03-04', {
          'in-education': true,
          'in-care': false,
          injuries: true,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-25T08:10', 'risk-identified': '2026-11-25T08:40' },
    },
  ],
  steps: [
    ['2026-11-25T09:05', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-25T09:10',
      dilys,
      { type: 'DecideThreshold', met: true, reason: 'A broken arm without a reason.' },
    ],
    [
      '2026-11-25T09:15',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-11-26T13:00'), minutes: 60, format: 'in-person' },
    ],
    ['2026-11-25T09:20', amira, doings.invite(amira)],
    ['2026-11-25T09:20', amira, doings.invite(tomasz)],
    ['2026-11-25T09:21', amira, doings.invite(lena)],
    ['2026-11-25T09:21', amira, doings.invite(grace)],
    ['2026-11-25T09:22', amira, doings.invite(saoirse)],
    ['2026-11-25T09:22', amira, doings.invite(jonah)],
    ['2026-11-25T09:23', amira, doings.invite(martin)],
    ['2026-11-25T09:24', amira, byHand('Kay North', 'kay.north@riverside.example')],
    ['2026-11-25T09:25', amira, byHand('Lou South')],
    ['2026-11-25T09:26', amira, byHand('Pat East')],
    ['2026-11-25T09:30', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-25T10:00', tomasz, doings.reply(tomasz, 'accepted')],
    ['2026-11-25T10:10', lena, doings.reply(lena, 'information-only', 'My log of the night is with Tomasz.')],
    ['2026-11-25T10:20', grace, doings.reply(grace, 'accepted')],
    ['2026-11-25T10:25', saoirse, doings.reply(saoirse, 'unavailable', 'On call.')],
    [
      '2026-11-25T10:30',
      jonah,
      {
        type: 'Reply',
        invitation: `${jonah.person.slice(-4)}-school`,
        answer: 'deputy',
        words: 'Mrs Lisle teaches Wren.',
        deputy: { name: 'Mrs Ann Lisle', role: 'head-of-year' },
      },
    ],
    [
      '2026-11-25T10:40',
      dilys,
      { type: 'Block', who: { person: martin.person, name: martin.name }, reason: 'He is Wren’s uncle.' },
    ],
    [
      '2026-11-25T10:50',
      dilys,
      { type: 'Reply', invitation: 'by-hand-Lou', answer: 'declined', words: 'Nights.' },
    ],
    [
      '2026-11-25T11:00',
      amira,
      { type: 'WithdrawInvitation', invitation: 'by-hand-Pat', reason: 'Pat has left the hospital.' },
    ],
    [
      '2026-11-26T13:02',
      dilys,
      doings.start(
        dilys,
        [
          doings.here(amira),
          doings.here(tomasz),
          doings.here(grace),
          { ...doings.here(lena), informationOnly: true },
          there('Mrs Ann Lisle', 'school', fernbank),
          there('Kay North'),
        ],
        { minuteTaker: priya, format: 'in-person' },
      ),
    ],
    ['2026-11-26T13:05', dilys, { type: 'Join', ...there('Noor West', 'housing', 'Aldermere Housing') }],
    ['2026-11-26T13:06', dilys, { type: 'Join', ...there('Di Hill', 'housing', 'Aldermere Housing') }],
    ['2026-11-26T13:08', dilys, { type: 'Join', ...doings.here(saoirse) }],
    [
      '2026-11-26T13:10',
      priya,
      doings.fact('l1', hospital, 'Kay North', 'A spiral break above the elbow, two days old at most.', {
        about: ['A'],
      }),
    ],
    [
      '2026-11-26T13:12',
      priya,
      doings.fact('l2', police, tomasz.name, 'One call in May, a neighbour, shouting.'),
    ],
    ['2026-11-26T13:15', dilys, { type: 'Leave', participant: `${lena.person.slice(-4)}-police` }],
    ['2026-11-26T13:20', dilys, { type: 'Leave', participant: 'Noor West' }],
    ['2026-11-26T13:21', dilys, { type: 'Leave', participant: 'Di Hill' }],
    ['2026-11-26T13:22', dilys, { type: 'Leave', participant: 'by-hand-Kay' }],
    ['2026-11-26T13:24', dilys, { type: 'Join', ...there('Di Hill', 'housing', 'Aldermere Housing') }],
    ['2026-11-26T13:26', dilys, { type: 'Join', ...doings.here(lena) }],
    ['2026-11-26T13:30', dilys, { type: 'Join', ...there('Lou South') }],
    [
      '2026-11-26T13:32',
      priya,
      doings.fact('l3', care, amira.name, 'Mother says she fell from the slide; father was at work.', {
        about: ['A'],
      }),
    ],
    [
      '2026-11-26T13:40',
      dilys,
      doings.decided('A', 'section-47-joint', 'An injury that nobody can explain, in a young child.', ['l1']),
    ],
    ['2026-11-26T13:41', priya, doings.position('A-section-47-joint', police, 'agrees')],
    [
      '2026-11-26T13:42',
      priya,
      doings.action(
        'a1',
        'Speak to both parents, apart',
        amira,
        '2026-11-30',
        'Both accounts written down',
        'A',
      ),
    ],
    ['2026-11-26T13:44', dilys, { type: 'Leave', participant: `${saoirse.person.slice(-4)}-health` }],
    ['2026-11-26T13:50', dilys, { type: 'EndDiscussion' }],
  ],
}
