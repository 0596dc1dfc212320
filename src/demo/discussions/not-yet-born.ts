import { amira, care, dilys, grace, health, nadia, police, priya, tomasz } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** A child who is not yet born: no birthday, no GP, no school, and clocks all the same. */
export const notYetBorn: tell.Story = {
  key: 'not-yet-born',
  shows: 'A discussion about a child who is not yet born',
  asked: [
    '2026-11-26T11:10',
    amira,
    {
      kind: 'initial',
      reason:
        'Ms Fenn is 34 weeks pregnant. Her first two children were removed in another county in 2023. She missed her last four appointments and her partner told the midwife that they may move away.',
      form: {
        'presenting-issue':
          'Late pregnancy, two children removed before, appointments missed, talk of moving.',
        'parents-carers': 'Mother, Carys Fenn, 24. Father, Dale Moon.',
        household: 'Both parents.',
        'open-case': 'yes',
        referrer: 'Nadia Quill, midwife',
        'immediate-safety': 'The baby is due on 6 January. An alert is with every maternity unit nearby.',
        'parents-aware': 'yes',
        'communication-needs': 'Ms Fenn reads slowly and likes things said rather than written.',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['neglect'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Baby Fenn', undefined, { unborn: true, 'in-education': false, 'in-care': false }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-26T10:20', 'risk-identified': '2026-11-26T11:00' },
    },
  ],
  steps: [
    ['2026-11-26T11:12', amira, doings.appoint('chair', dilys)],
    [
      '2026-11-26T11:45',
      dilys,
      {
        type: 'DecideThreshold',
        met: true,
        reason: 'Likely significant harm at birth, on what happened before and what is happening now.',
      },
    ],
    [
      '2026-11-26T11:50',
      amira,
      { type: 'BookMeeting', starts: tell.moment('2026-11-27T14:00'), minutes: 60, format: 'online' },
    ],
    ['2026-11-26T11:51', amira, doings.invite(amira)],
    ['2026-11-26T11:51', amira, doings.invite(tomasz)],
    ['2026-11-26T11:52', amira, doings.invite(grace)],
    ['2026-11-26T11:52', amira, doings.invite(nadia)],
    ['2026-11-26T11:55', dilys, doings.appoint('minute-taker', priya)],
    ['2026-11-26T12:30', nadia, doings.reply(nadia, 'accepted')],
    ['2026-11-26T13:10', grace, doings.reply(grace, 'accepted')],
    ['2026-11-26T14:00', tomasz, doings.reply(tomasz, 'accepted')],
    [
      '2026-11-27T14:02',
      dilys,
      doings.start(dilys, [doings.here(amira), doings.here(tomasz), doings.here(grace), doings.here(nadia)], {
        minuteTaker: priya,
        format: 'online',
      }),
    ],
    [
      '2026-11-27T14:06',
      priya,
      doings.fact(
        'l1',
        health,
        nadia.name,
        'Booked at 22 weeks, seen twice since, four appointments missed. The baby is growing as it should.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-27T14:09',
      priya,
      doings.fact(
        'l2',
        care,
        amira.name,
        'Her two children were removed in 2023 after a fracture and long neglect. She has not seen that county’s social worker since.',
        { about: ['A'] },
      ),
    ],
    [
      '2026-11-27T14:12',
      priya,
      doings.familySaid(
        'l3',
        health,
        nadia.name,
        'Mr Moon said that “you lot won’t find us this time”. Ms Fenn said nothing and looked at the floor.',
        { source: 'Antenatal clinic, 24 November' },
      ),
    ],
    [
      '2026-11-27T14:14',
      priya,
      doings.fact(
        'l4',
        police,
        tomasz.name,
        'Mr Moon was convicted of assault on a former partner in 2022. She was pregnant.',
      ),
    ],
    [
      '2026-11-27T14:15',
      tomasz,
      doings.intelligence('l5', police, tomasz.name, 'A van was hired in his name for 12 December.'),
    ],
    [
      '2026-11-27T14:20',
      priya,
      doings.opinion(
        'l6',
        health,
        grace.name,
        'She comes when she is alone. The missed appointments are the ones he knew about.',
        {},
      ),
    ],
    [
      '2026-11-27T14:31',
      dilys,
      doings.decided(
        'A',
        'section-47-joint',
        'What happened to two children before, an unplanned birth far from here and a violent partner: harm at birth is likely unless we plan for it.',
        ['l2', 'l4'],
      ),
    ],
    ['2026-11-27T14:32', priya, doings.position('A-section-47-joint', police, 'agrees')],
    ['2026-11-27T14:32', priya, doings.position('A-section-47-joint', health, 'agrees')],
    [
      '2026-11-27T14:36',
      dilys,
      {
        type: 'AgreeSafetyPlan',
        words:
          'Nadia sees Ms Fenn alone each week. Maternity units ring the duty team when she comes. A birth plan is agreed by 11 December.',
        until: '2026-12-11',
      },
    ],
    [
      '2026-11-27T14:38',
      priya,
      doings.answer('legal-advice', 'Yes: a legal planning meeting by 4 December.'),
    ],
    [
      '2026-11-27T14:39',
      priya,
      doings.action(
        'a1',
        'Write the birth plan with Ms Fenn',
        amira,
        '2026-12-11',
        'Signed by her and sent to maternity',
        'A',
      ),
    ],
    [
      '2026-11-27T14:40',
      priya,
      doings.action(
        'a2',
        'See Ms Fenn alone and ask about Mr Moon',
        nadia,
        '2026-11-30',
        'A note to Amira the same day',
      ),
    ],
    ['2026-11-27T14:44', dilys, { type: 'EndDiscussion' }],
    ['2026-11-30T15:50', nadia, { type: 'ConfirmAction', action: 'a2', status: 'done', inWriting: true }],
  ],
}
