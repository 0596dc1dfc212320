/** The forms of the room. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { dilys, callum, tomasz } from './house.ts'
import { at, type Here, type Post } from './post.ts'

const up = (_here: Here, to: string): string => to.slice(0, to.lastIndexOf('/'))
const room = ({ at }: Here): string => `${at}/room`

const policeman = ({ discussion, house }: Here) =>
  discussion.participants.find(one => one.name === tomasz && one.stays.length > 0) ??
  assert.fail(`${house.agencyOf(tomasz)} is not there`)

/** By the path of the route. */
export const inTheRoom: Readonly<Record<string, Post>> = {
  [`${at}/room/start`]: {
    stage: 'booked',
    who: dilys,
    stranger: tomasz,
    page: room,
    fill: ({ house }) => ({
      chair: house.personOf(dilys).id,
      'chair-grade': 'team-manager',
      'minute-taker': 'Priya Nair',
    }),
    needs: ['chair'],
    words: ['minute-taker'],
    makes: ['DiscussionStarted'],
  },
  [`${at}/room/arrive`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    page: room,
    fill: () => ({
      invitation: '',
      'arrival-name': 'Mina Ford',
      'arrival-agency': 'Fernbank Primary School',
      'arrival-seat': 'school',
    }),
    needs: ['arrival-agency', 'arrival-seat'],
    words: ['arrival-name', 'arrival-agency'],
    makes: ['Joined'],
  },
  [`${at}/presence/:participant`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    before: ({ house, id }) =>
      house.does(dilys, id, {
        type: 'Join',
        seat: 'police',
        agency: house.agencyOf(tomasz),
        ...house.by(tomasz),
      }),
    params: here => ({ participant: policeman(here).participant }),
    page: (here, to) => `${to}?stay=${policeman(here).stays[0]!.number}`,
    fill: () => ({ until: 'never', reason: 'He was ill after all.' }),
    needs: ['until', 'reason'],
    words: ['reason'],
    makes: ['PresenceCorrected'],
  },
  [`${at}/room/leave`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    before: ({ house, id }) =>
      house.does(dilys, id, {
        type: 'Join',
        seat: 'police',
        agency: house.agencyOf(tomasz),
        ...house.by(tomasz),
      }),
    page: room,
    fill: () => ({}),
    needs: ['participant'],
    words: [],
    makes: ['Left'],
  },
  [`${at}/room/item`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    page: room,
    fill: () => ({}),
    needs: ['item'],
    words: [],
    makes: ['ItemReached'],
  },
  [`${at}/room/conversation`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    page: room,
    fill: ({ house }) => ({
      'spoken-agency': house.agencyOf(tomasz),
      'spoken-to': tomasz,
      'spoken-words': 'Nothing since June.',
    }),
    needs: ['spoken-agency', 'spoken-to'],
    words: ['spoken-agency', 'spoken-to', 'spoken-words'],
    makes: ['ConversationHeld'],
  },
  [`${at}/room/departure`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    page: room,
    fill: () => ({ reason: 'They were called away.' }),
    needs: ['reason'],
    words: ['reason'],
    makes: ['DepartureRecorded'],
  },
  [`${at}/room/lines`]: {
    stage: 'begun',
    who: tomasz,
    stranger: callum,
    page: room,
    fill: () => ({ text: 'A second call-out in July.' }),
    needs: ['text'],
    words: ['text'],
    makes: ['LineRecorded'],
  },
  [`${at}/room/lines/:line`]: {
    stage: 'begun',
    who: tomasz,
    stranger: callum,
    params: ({ discussion }) => ({ line: discussion.lines[0]!.line }),
    fill: () => ({ text: 'A call-out in May.', reason: 'Read the log again.' }),
    needs: ['text'],
    words: ['text', 'reason'],
    makes: ['LineCorrected'],
  },
  [`${at}/room/lines/:line/withdraw`]: {
    stage: 'begun',
    who: tomasz,
    stranger: callum,
    params: ({ discussion }) => ({ line: discussion.lines[0]!.line }),
    page: up,
    fill: () => ({ 'withdraw-reason': 'It was another child.' }),
    needs: ['withdraw-reason'],
    words: ['withdraw-reason'],
    makes: ['LineWithdrawn'],
  },
  [`${at}/room/lines/:line/audience`]: {
    stage: 'begun',
    who: tomasz,
    stranger: callum,
    params: ({ discussion }) => ({ line: discussion.lines[0]!.line }),
    fill: () => ({ audience: 'professionals', reason: 'The family must not read it.' }),
    needs: ['reason'],
    words: ['reason'],
    makes: ['AudienceChanged'],
  },
  [`${at}/room/actions`]: {
    stage: 'begun',
    who: dilys,
    stranger: tomasz,
    before: async ({ house, at }) => {
      const form = await house.form(dilys, `${at}/room`, `${at}/room/lines`)
      const came = await house.ask(dilys, `${at}/room/lines`, {
        ...form,
        text: '> Grace Adeyemi: see the child by Friday',
      })
      return /action=([0-9a-f-]+)/.exec(came.to)?.[1]
    },
    page: ({ at, found }) => `${at}/room?action=${found}`,
    fill: () => ({ 'how-known': 'A visit record.' }),
    needs: ['what', 'owner', 'owner-agency'],
    words: ['what', 'owner', 'how-known'],
    makes: ['ActionAgreed'],
  },
  [`${at}/draft`]: {
    stage: 'begun',
    who: tomasz,
    stranger: callum,
    bare: true,
    fill: () => ({ part: `line/${randomUUID()}`, text: 'Half a sentence' }),
    needs: [],
    words: [],
    makes: [],
  },
  [`${at}/history`]: {
    stage: 'begun',
    who: dilys,
    stranger: callum,
    fill: () => ({}),
    needs: [],
    words: [],
    makes: [],
  },
}
