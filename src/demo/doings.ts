/** The commands that come in every story, short enough that a story reads as one. */
import type { Child, Invitation, Line } from '../discussion/discussion.ts'
import type { Arrival } from '../discussion/people/participant.ts'
import type { Actor } from './cast.ts'
import { type Doing, idOf } from './story.ts'

export const child = (id: string, name: string, born: string | undefined, facts: Child['facts']): Child => ({
  id,
  name,
  ...(born && { born }),
  facts,
})

export const invite = (who: Actor, seat = who.seat): Doing => ({
  type: 'Invite',
  invitation: {
    invitation: `${who.person.slice(-4)}-${seat}`,
    seat,
    agency: who.agency,
    person: who.person,
    name: who.name,
    email: who.email,
    ...(who.role && { role: who.role }),
    ...(who.readsCaseSystem && { hasCaseSystemAccess: true }),
  },
})

export const reply = (
  who: Actor,
  answer: NonNullable<Invitation['answer']>,
  words?: string,
  seat = who.seat,
): Doing => ({
  type: 'Reply',
  invitation: `${who.person.slice(-4)}-${seat}`,
  answer,
  ...(words && { words }),
})
/** Somebody comes in their place, by name and at an address of their own. */

export const sends = (who: Actor, name: string, role: string, email: string, words: string): Doing => ({
  type: 'Reply',
  invitation: `${who.person.slice(-4)}-${who.seat}`,
  answer: 'deputy',
  words,
  deputy: { participant: idOf(`deputy ${email}`), name, role, email },
})

export const appoint = (as: 'chair' | 'minute-taker', who: Actor): Doing => ({
  type: 'Appoint',
  as,
  person: who.person,
  name: who.name,
  ...(who.grade && { grade: who.grade }),
})

export const here = (who: Actor, seat = who.seat) => ({
  seat,
  agency: who.agency,
  person: who.person,
  name: who.name,
  ...(who.grade && { grade: who.grade }),
  ...(who.readsCaseSystem && { hasCaseSystemAccess: true }),
})

export const start = (
  chair: Actor,
  present: readonly Arrival[],
  more: { minuteTaker?: Actor; format?: string } = {},
): Doing => ({
  type: 'StartDiscussion',
  chair: { person: chair.person, name: chair.name, grade: chair.grade ?? 'team-manager' },
  ...(more.format && { format: more.format }),
  ...(more.minuteTaker && { minuteTaker: more.minuteTaker.name }),
  present: [...present],
})
type LineMore = Partial<Pick<Line, 'about' | 'source' | 'audience'>>
const lineOf =
  (kind: Line['kind'], usual: Line['audience']) =>
  (line: string, agency: string, speaker: string, text: string, more: LineMore = {}): Doing => ({
    type: 'RecordLine',
    line,
    agency,
    speaker,
    kind,
    text,
    about: more.about ?? [],
    audience: more.audience ?? usual,
    ...(more.source && { source: more.source }),
  })
export const fact = lineOf('fact', 'everyone')
export const opinion = lineOf('opinion', 'professionals')
export const childSaid = lineOf('childs-words', 'professionals')
export const familySaid = lineOf('familys-words', 'everyone')
export const intelligence = lineOf('intelligence', 'police')

export const answer = (duty: string, words: string, ofChild?: string): Doing => ({
  type: 'AnswerDuty',
  duty,
  words,
  ...(ofChild && { child: ofChild }),
})
/** That it meets again, and by which day. */
export const meetsAgain = (day: string, words: string): Doing => ({
  type: 'AnswerDuty',
  duty: 'follow-up-decision',
  words,
  day,
})

export const decided = (ofChild: string, outcome: string, reason: string, lines: string[] = []): Doing => ({
  type: 'DecideOutcome',
  decision: `${ofChild}-${outcome}`,
  child: ofChild,
  outcome,
  reason,
  lines,
})

export const position = (
  decision: string,
  agency: string,
  view: 'agrees' | 'disagrees' | 'abstains',
  words?: string,
): Doing => ({ type: 'TakePosition', decision, agency, view, ...(words && { words }) })

export const action = (
  id: string,
  what: string,
  owner: Actor,
  due: string,
  howKnown: string,
  ofChild?: string,
): Doing => ({
  type: 'AgreeAction',
  action: id,
  what,
  owner: owner.name,
  agency: owner.agency,
  due,
  howKnown,
  ...(ofChild && { child: ofChild }),
})
