/** A discussion as it stands an hour after it ended: two children, people invited, decisions, actions, a plan. */
import {
  askedFor,
  at,
  decided,
  ended,
  given,
  health,
  moment,
  police,
  socialWorker,
  type Story,
  started,
} from '../../test/story.ts'

export const now = moment('2026-01-14T17:00')

export function aDiscussion(): Story {
  const invited = ['social-worker', 'police', 'health', 'school', 'housing', 'camhs'].flatMap(
    (seat, index) => [
      at('2026-01-13T10:15', {
        type: 'Invite',
        invitation: {
          invitation: seat,
          seat,
          agency: `The ${seat} agency`,
          name: `Person ${index}`,
          person: seat,
        },
      }),
      at('2026-01-13T11:00', {
        type: 'Reply',
        invitation: seat,
        answer: index < 4 ? 'accepted' : 'declined',
      }),
    ],
  )
  const lines = Array.from({ length: 24 }, (_, index) =>
    at('2026-01-14T15:20', {
      type: 'RecordLine',
      line: `line ${index}`,
      agency: ['Police', 'Health', 'School'][index % 3]!,
      speaker: 'Somebody',
      kind: 'fact',
      text: 'Neighbours heard shouting; nobody was hurt, the children were asleep upstairs.',
      about: ['A'],
      audience: 'everyone',
    }),
  )
  const actions = [
    'See Ada at school, alone',
    'Check records of both parents',
    'Ask the GP about injuries',
    'Call the aunt',
  ].map((what, index) =>
    at('2026-01-14T15:50', {
      type: 'AgreeAction',
      action: `action ${index}`,
      what,
      owner: 'Ian Okafor',
      agency: 'Children’s Social Care',
      due: '2026-01-16',
    }),
  )
  return given(
    askedFor({
      children: [
        { id: 'A', name: 'Ada Quillfeather', born: '2016-05-01', facts: { 'in-education': true } },
        { id: 'B', name: 'Bram Quillfeather', born: '2022-11-20', facts: { 'in-education': false } },
      ],
    }),
    at('2026-01-13T10:05', { type: 'DecideThreshold', met: true, reason: 'A direct disclosure.' }),
    at('2026-01-13T10:10', {
      type: 'BookMeeting',
      starts: moment('2026-01-14T15:00'),
      minutes: 60,
      format: 'online',
    }),
    ...invited,
    started({ present: [socialWorker, police, health], minuteTaker: 'Mina Roe' }),
    ...lines,
    decided('section-47-joint', { reason: 'The bruise and what she said.' }),
    decided('section-17-assessment', { child: 'B', reason: 'No injury, but the same household.' }),
    at('2026-01-14T15:45', {
      type: 'TakePosition',
      decision: 'section-47-joint for A',
      agency: 'Police',
      view: 'agrees',
    }),
    at('2026-01-14T15:46', {
      type: 'AgreeSafetyPlan',
      words: 'Both stay with their aunt; Ian calls every day.',
    }),
    ...actions,
    ended(),
  )
}
