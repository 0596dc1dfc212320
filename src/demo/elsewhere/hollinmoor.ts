/** Hollinmoor: a discussion on the day of the referral that could not wait for health, with both statements on record. */
import { type Actor, id } from '../cast.ts'
import * as tell from '../story.ts'
import * as doings from '../doings.ts'

const care = 'Hollinmoor Children’s Social Care'
const police = 'Hollinmoor Constabulary'
const council = { agency: care, readsCaseSystem: true } as const

const ottilie: Actor = {
  ...council,
  person: id(301),
  name: 'Ottilie Grant',
  seat: 'social-worker',
  grade: 'social-worker',
  email: 'ottilie.grant@hollinmoor.example',
}
const bram: Actor = {
  ...council,
  person: id(302),
  name: 'Bram Sefton',
  seat: 'social-worker',
  grade: 'team-manager',
  email: 'bram.sefton@hollinmoor.example',
}
const yara: Actor = {
  person: id(303),
  name: 'Yara Coyle',
  agency: police,
  seat: 'police',
  email: 'yara.coyle@hollinmoor-police.example',
}
const piers: Actor = {
  person: id(304),
  name: 'Piers Lund',
  agency: 'Hollinmoor Health',
  seat: 'health',
  email: 'piers.lund@hollinmoor-health.example',
}
export const hollinmoorCast: readonly Actor[] = [ottilie, bram, yara, piers]

const healthMissing: tell.Story = {
  key: 'hollinmoor-health-missing',
  shows: 'Health is missing from an urgent discussion and the minimum is met: both statements are recorded',
  asked: [
    '2026-11-30T13:05',
    ottilie,
    {
      kind: 'initial',
      reason:
        'A neighbour found Joss, 3, outside in the rain in a nappy. His mother could not be woken; there was nobody else in the flat.',
      form: {
        'parents-carers': 'Mother, Dana Whitlow.',
        household: 'None known',
        'open-case': 'No',
        referrer: 'A neighbour, by telephone to the police',
        'presenting-issue': 'Found outside, cold and alone. His mother was taken to hospital.',
        reason: 'Serious neglect; he cannot go home tonight.',
        harm: 'neglect',
        'serious-harm': 'Yes',
        complex: 'No',
        'immediate-safeguarding-needed': 'Yes',
        'immediate-safety': 'An officer is with him at the police station.',
        agencies: 'None known',
        'parents-aware': 'No',
        'communication-needs': 'None known',
      },
      facts: {
        harm: ['neglect'],
        'serious-harm': true,
        complex: false,
        'immediate-safeguarding-needed': true,
      },
      urgency: 'serious',
      children: [
        doings.child('A', 'Joss Whitlow', '2023-09-21', {
          'in-education': false,
          'in-care': false,
          'in-hospital': false,
        }),
      ],
      implicated: [],
      happened: {
        'information-received': '2026-11-30T12:25',
        'referral-received': '2026-11-30T12:40',
        'risk-identified': '2026-11-30T12:50',
      },
    },
  ],
  steps: [
    ['2026-11-30T13:07', ottilie, doings.appoint('chair', bram)],
    [
      '2026-11-30T13:15',
      bram,
      { type: 'DecideThreshold', met: true, reason: 'A child of three alone in the rain.' },
    ],
    [
      '2026-11-30T13:20',
      ottilie,
      { type: 'BookMeeting', starts: tell.moment('2026-11-30T15:00'), minutes: 45, format: 'virtual' },
    ],
    ['2026-11-30T13:21', ottilie, doings.invite(ottilie)],
    ['2026-11-30T13:21', ottilie, doings.invite(yara)],
    ['2026-11-30T13:22', ottilie, doings.invite(piers)],
    ['2026-11-30T13:40', yara, doings.reply(yara, 'accepted')],
    [
      '2026-11-30T14:20',
      piers,
      doings.reply(piers, 'unavailable', 'I am in court until five and nobody else is free to decide.'),
    ],
    [
      '2026-11-30T15:02',
      bram,
      doings.start(bram, [doings.here(bram), doings.here(ottilie), doings.here(yara)], { format: 'virtual' }),
    ],
    [
      '2026-11-30T15:05',
      bram,
      doings.answer(
        'health-absence-reason',
        'Social care and police had to talk at once: Joss needs a bed tonight and his mother may be charged.',
      ),
    ],
    [
      '2026-11-30T15:06',
      bram,
      doings.answer(
        'health-involvement-plan',
        'I ring Piers Lund at five, read him the record, and add what health knows.',
      ),
    ],
    [
      '2026-11-30T15:10',
      ottilie,
      doings.fact(
        'l1',
        police,
        yara.name,
        'Called to the flat twice in October for noise. Joss was seen asleep.',
        {
          about: ['A'],
        },
      ),
    ],
    [
      '2026-11-30T15:14',
      ottilie,
      doings.fact('l2', care, ottilie.name, 'No earlier referrals. A grandmother lives two streets away.', {
        about: ['A'],
      }),
    ],
    [
      '2026-11-30T15:25',
      bram,
      doings.decided(
        'A',
        'section-47-joint',
        'Left alone in danger, by a mother who could not be woken. Police look into whether it is a crime.',
        ['l1', 'l2'],
      ),
    ],
    ['2026-11-30T15:26', ottilie, doings.position('A-section-47-joint', police, 'agrees')],
    [
      '2026-11-30T15:30',
      bram,
      {
        type: 'AgreeSafetyPlan',
        words: 'Joss stays with his grandmother, whom Ottilie visits first. His mother sees him there.',
        until: '2026-12-04',
      },
    ],
    [
      '2026-11-30T15:33',
      ottilie,
      doings.action(
        'a1',
        'Check the grandmother’s home and records',
        ottilie,
        '2026-11-30',
        'Ottilie’s note',
      ),
    ],
    [
      '2026-11-30T15:34',
      ottilie,
      doings.action(
        'a2',
        'Speak to the mother when she can be interviewed',
        yara,
        '2026-12-02',
        'Yara’s note',
      ),
    ],
    ['2026-11-30T15:41', bram, { type: 'EndDiscussion' }],
  ],
}

export const hollinmoorStories: readonly tell.Story[] = [healthMissing]
