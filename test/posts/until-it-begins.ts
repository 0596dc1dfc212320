/** The forms of a discussion until it begins, and those that may be sent at any time: how far it is told, who sends what. */
import { randomUUID } from 'node:crypto'
import { keyOfBlock } from '../../src/web/pages/convene/let-in.tsx'
import { amira, dilys, callum, grace, tomasz } from './house.ts'
import { at, day, type Here, type Post } from './post.ts'

const up = (_here: Here, to: string): string => to.slice(0, to.lastIndexOf('/'))
const invitationOf = ({ discussion }: Here, agency: string) =>
  discussion.invitations.find(one => one.agency === agency)!.invitation

/** By the path of the route. */
export const untilItBegins: Readonly<Record<string, Post>> = {
  [`${at}/threshold`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    fill: () => ({ met: 'yes', reason: 'Two bruises in a week.' }),
    needs: ['met'],
    words: ['reason'],
    makes: ['ThresholdDecided'],
  },
  [`${at}/convene/book`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    page: up,
    fill: () => ({
      starts: 'own',
      ...day('own', 2),
      'own-time': '2pm',
      format: 'separate-conversations',
      rationale: 'The police cannot come before Friday.',
      minutes: '45',
      place: 'Room two',
    }),
    needs: ['own-day', 'own-time', 'format', 'rationale', 'minutes'],
    words: ['rationale', 'place'],
    makes: ['MeetingBooked', 'DutyAnswered'],
  },
  [`${at}/convene/move`]: {
    stage: 'booked',
    who: dilys,
    stranger: tomasz,
    fill: () => ({ starts: 'own', ...day('own', 2), 'own-time': '3pm', reason: 'The nurse is ill.' }),
    needs: ['own-day', 'own-time', 'reason'],
    words: ['reason'],
    makes: ['MeetingMoved'],
  },
  [`${at}/convene/invite/:seat`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    params: () => ({ seat: 'school' }),
    fill: () => ({
      person: 'by-hand',
      name: 'Mina Ford',
      agency: 'Fernbank Primary School',
      email: 'm@fernbank.example',
    }),
    needs: ['agency'],
    words: ['name', 'agency', 'email'],
    makes: ['Invited'],
  },
  [`${at}/convene/withdraw/:invitation`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    params: here => ({ invitation: invitationOf(here, here.house.agencyOf(grace)) }),
    fill: () => ({ reason: 'Another nurse comes.' }),
    needs: ['reason'],
    words: ['reason'],
    makes: ['InvitationWithdrawn'],
  },
  [`${at}/convene/reply/:invitation`]: {
    stage: 'booked',
    who: dilys,
    stranger: tomasz,
    params: here => ({ invitation: invitationOf(here, here.house.agencyOf(grace)) }),
    fill: () => ({ answer: 'deputy', deputy: 'Sam Nurse', words: 'By telephone.' }),
    needs: [['answer', 'words'], 'deputy'],
    words: ['deputy', 'words'],
    makes: ['Replied'],
  },
  [`${at}/convene/appoint`]: {
    stage: 'asked',
    who: amira,
    stranger: tomasz,
    fill: ({ house }) => ({
      chair: house.personOf('Ruth Abara').id,
      'minute-taker': house.personOf('Priya Nair').id,
    }),
    needs: ['chair'],
    words: [],
    makes: ['Appointed', 'Appointed'],
  },
  [`${at}/convene/conversations`]: {
    stage: 'booked',
    who: dilys,
    stranger: tomasz,
    fill: ({ house }) => ({
      seat: 'police',
      agency: house.agencyOf(tomasz),
      name: tomasz,
      words: 'Nothing since June.',
    }),
    needs: ['seat', 'agency', 'words'],
    words: ['agency', 'name', 'words'],
    makes: ['ConversationHeld'],
  },
  [`${at}/convene/keep-out`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    fill: ({ house }) => ({
      'out-1-person': house.personOf('Martin Crake').id,
      'out-1-reason': 'An allegation names him.',
    }),
    needs: ['out-1-person', 'out-1-reason'],
    words: ['out-1-reason'],
    makes: ['Blocked'],
  },
  [`${at}/convene/let-in/:block`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    before: async ({ house, id }) => {
      const who = { name: 'Martin Crake', agency: 'Fernbank Primary School' }
      const { implicated } = await house.does(dilys, id, {
        type: 'Block',
        who,
        reason: 'An allegation names him.',
      })
      return keyOfBlock(implicated[0]!)
    },
    params: ({ found }) => ({ block: found as string }),
    fill: () => ({ reason: 'It was another man of that name.' }),
    needs: ['reason'],
    words: ['reason'],
    makes: ['BlockLifted'],
  },
  [`${at}/reply`]: {
    stage: 'booked',
    who: tomasz,
    stranger: callum,
    fill: () => ({ answer: 'accepted', words: 'Two call-outs in June.' }),
    needs: [['answer', 'words']],
    words: ['words'],
    makes: ['Replied'],
  },
  [`${at}/answers/:duty`]: {
    stage: 'begun',
    who: dilys,
    stranger: callum,
    params: () => ({ duty: 'below-minimum-reason' }),
    fill: () => ({ doing: 'answer', words: 'Nobody could travel in the snow.' }),
    needs: ['words'],
    words: ['words'],
    makes: ['DutyAnswered'],
  },
  [`${at}/clocks/:key`]: {
    stage: 'begun',
    who: dilys,
    stranger: callum,
    before: ({ house, id }) =>
      house.does(dilys, id, {
        type: 'DecideOutcome',
        decision: randomUUID(),
        child: 'B',
        outcome: 'section-47-single',
        reason: 'To find out.',
        lines: [],
      }),
    params: () => ({ key: encodeURIComponent('child-seen/B') }),
    fill: () => ({ 'happened-time': '9:20am', alone: 'yes' }),
    needs: ['happened-day'],
    words: [],
    makes: ['InstantNoted'],
  },
  [`${at}/version`]: {
    stage: 'asked',
    who: dilys,
    stranger: tomasz,
    under: 'bristol/2019',
    fill: () => ({ reason: 'The authority moved.' }),
    needs: ['reason'],
    words: ['reason'],
    makes: ['MovedToProcedure'],
  },
}
