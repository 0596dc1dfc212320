import {
  at,
  bare,
  beforeStart,
  corrected,
  decide,
  inBradford,
  lancashire,
  lancashireSigned,
  lancashireWithoutHealth,
  notice,
  ofBradford,
  paperOf,
  room,
  row,
  same,
  started,
  before,
  later,
  withBare,
  without,
  type Row,
} from './sentence-stories.ts'
import { type Step, signature, steps } from './story.ts'

const spokenTo = at('14T14:30', {
  type: 'HoldConversation',
  agency: 'police',
  seat: 'police',
  name: 'DS Petra Lund',
})

export const ofPeople: readonly Row[] = [
  same(
    'Not yet held',
    () => room(beforeStart),
    () => room(steps),
  ),
  same(
    'Not held yet',
    () => room(beforeStart),
    () => room(steps),
  ),
  same(
    'Not there',
    () => room(steps),
    () => room(beforeStart),
  ),
  same(
    'No reply',
    () => room(beforeStart),
    () =>
      room(
        beforeStart.map(
          ([when, by, told]): Step =>
            told.type === 'Invite'
              ? [
                  when,
                  by,
                  {
                    ...told,
                    invitation: {
                      ...(told as unknown as { invitation: object }).invitation,
                      answer: 'accepted',
                    },
                  },
                ]
              : [when, by, told],
        ),
      ),
  ),
  same(
    'In the chair',
    () => room(steps),
    () => room(beforeStart),
  ),
  row(
    '…, in the chair',
    'Asha Verma, Team manager, in the chair | No reply | In the chair, 3:00pm to 4:05pm',
    () =>
      room(
        before(
          at('13T11:40', {
            type: 'Invite',
            invitation: {
              invitation: 'inv-chair',
              seat: 'social-worker',
              agency: 'council',
              person: 'p-asha',
              name: 'Asha Verma',
              role: 'team-manager',
            },
          }),
        ),
      ),
    () => room(steps),
  ),
  same(
    'Not invited',
    () =>
      room([
        ...beforeStart,
        started,
        at('14T15:02', { type: 'Join', seat: 'gp', agency: 'surgery', name: 'Dr Olive Marsh' }),
      ]),
    () => room(steps),
  ),
  row(
    'Invitation withdrawn',
    'Invitation withdrawn',
    () =>
      room([
        ...beforeStart,
        at('14T09:00', {
          type: 'WithdrawInvitation',
          invitation: 'inv-police',
          reason: 'Another colleague comes.',
        }),
      ]),
    () => room(steps),
  ),
  row(
    '…… was spoken to separately…: ….',
    '(DS Petra Lund) was spoken to separately: Wednesday 14 January 2026, 2:30pm.',
    () => room([...beforeStart, spokenTo]),
    () => room(steps),
  ),
  same(
    'Spoken to separately',
    () => room([...beforeStart, spokenTo]),
    () => room(steps),
  ),
  row(
    '…: …',
    'Quorate at the end: ',
    () => room(bare),
    () => room(steps),
  ),
  row(
    '; without …, as the procedure allows',
    '; without health, as the procedure allows.',
    () => paperOf('room', lancashire)(lancashireWithoutHealth('both')),
    () => paperOf('room', lancashire)(lancashireWithoutHealth('neither')),
  ),
  same(
    'Below the minimum at the end',
    () => room(steps),
    () => room(bare),
  ),
  row(
    ' Asked for by … (…).',
    'Asked for by BR24-302 (Strategy discussion practice guidance, 4 Invites/attendees, 4.2).',
    () => room(steps),
    () => room(bare),
  ),
  row(
    '… was not there',
    'Health was not there.',
    () => room(steps),
    () => room(without('EndDiscussion')),
  ),
  row(
    '… is missing',
    'Health is missing.',
    () => room(without('EndDiscussion')),
    () => room(steps),
  ),
  row(
    'corrected after version … was signed',
    'corrected after version 1 was signed',
    () => corrected(19),
    () => corrected(15),
  ),
  same(
    'corrected before signing',
    () => corrected(15),
    () => corrected(19),
  ),
  row(
    'Professional opinion is given in ….',
    'Professional opinion is given in line ',
    () => room(steps),
    () => room(bare),
  ),
  same(
    'The reasons for each decision stand with the decision.',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', { reason: 'Hurt.' }), decide('d-2', 'B', {}))),
  ),
  same(
    'Where a reason was given for a decision, it stands with the decision.',
    () => room(withBare(decide('d-1', 'A', { reason: 'Hurt.' }), decide('d-2', 'B', {}))),
    () => room(steps),
  ),
  same(
    'No end is recorded',
    () => room(withBare(at('14T15:40', { type: 'AgreeSafetyPlan', words: 'Grandmother keeps her.' }))),
    () => room(steps),
  ),
  row(
    'Not from the source but put in its place here: ….…',
    'Not from the source but put in its place here: the request form, the agenda and the office hours.',
    () => room(steps),
    () => ofBradford(inBradford()),
  ),
  row(
    ' The source names a form that was not supplied (…).',
    'The source names a form that was not supplied (Strategy discussion practice guidance',
    () => room(steps),
    () => ofBradford(inBradford()),
  ),
  same(
    'Stopped by the signature below',
    () => paperOf('room', lancashire)(lancashireSigned(1)),
    () => paperOf('room', lancashire)(lancashireSigned(0)),
  ),
  row(
    'Why it is late: …',
    'Why it is late: Hold the discussion within two working days of the risk being identified',
    () => room(later(at('14T16:10', { type: 'ExplainDelay', clock: 'convene', reason: 'Snow.' }))),
    () => room(steps),
  ),
  row(
    'The minutes of … are ready. This notice carries nothing of what is in them.',
    'The minutes of a strategy discussion are ready.',
    () => notice([...steps, signature]),
    () => notice(steps),
  ),
  row(
    'The minutes of … are not signed yet. This notice carries nothing of what is in them.',
    'The minutes of a strategy discussion are not signed yet.',
    () => notice(steps),
    () => notice([...steps, signature]),
  ),
]
