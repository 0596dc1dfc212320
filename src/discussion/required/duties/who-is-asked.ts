/** Of whom something is asked, in one discussion: the people of it, the offices nobody of it holds, and that in words. */
import type { Instant } from '../../../calendar/index.ts'
import type { Asked, AskedOf } from '../../../procedure/pack/asked.ts'
import type { By, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { sameAgency, sameName, nameAndAgency } from '../../people/names.ts'
import type { Participant } from '../../people/participant.ts'
import { either, inMiddle, sayGrade, saySeat } from '../../in-words/say-seat.ts'
import { duties } from './duties.ts'
import { sitsFor } from '../seats/filled-seats.ts'
import { plainly } from '../../../english.ts'

/** Somebody of a discussion, as far as the record knows them. */
type Member = {
  participant?: string
  person?: string
  name?: string
  agency?: string
  grade?: string
}
/** Somebody who asks whether something is asked of them. `role` is what the phone book calls what they do. */
export type Askable = { person: string; name: string; agency: string; grade?: string; role?: string }
/** Whom nobody of the discussion is known to be: the phone book knows who is of this grade, or holds this office. */
type Post = Extract<Asked, { of: 'grade' | 'post' | 'seat' | 'agency' }>

type WhoIsAsked = {
  members: readonly Member[]
  posts: readonly Post[]
  /** “the chair, Dana Ashworth”; “police”; “practice lead, team manager or service manager”. Fits the middle of a sentence. */
  words: string
}

type Members = readonly Member[]
type About = { discussion: Discussion; rules: Rules }
type Of<K extends AskedOf> = Extract<Asked, { of: K }>

/** Who of the discussion it is, the same person once. */
const found: { readonly [K in AskedOf]: (asked: Of<K>, about: About) => Members } = {
  'whoever-chairs': (_, { discussion }) => chairOf(discussion),
  'minute-taker': (_, { discussion }) => minuteTakerOf(discussion),
  convenor: (_, { discussion }) => convenorOf(discussion),
  'whoever-runs-it': (_, { discussion }) => [
    ...convenorOf(discussion),
    ...chairOf(discussion),
    ...minuteTakerOf(discussion),
  ],
  // Whoever was asked and sends somebody else is asked as well: the deputy answers, or they do.
  seat: ({ seat }, { discussion, rules }) =>
    takingPart(discussion).filter(one => sitsFor(seat, one.seat, rules)),
  grade: ({ grade }, { discussion }) => peopleOf(discussion).filter(one => one.grade === grade),
  post: () => [],
  agency: ({ agency }, { discussion }) => peopleOf(discussion).filter(one => sameAgency(one.agency, agency)),
  person: ({ of: _of, ...person }) => [person],
}

const asPost: { readonly [K in AskedOf]: (asked: Of<K>) => Post | undefined } = {
  'whoever-chairs': () => undefined,
  'minute-taker': () => undefined,
  convenor: () => undefined,
  'whoever-runs-it': () => undefined,
  seat: asked => asked,
  grade: asked => asked,
  post: asked => asked,
  agency: asked => asked,
  person: () => undefined,
}

const said: { readonly [K in AskedOf]: (asked: Of<K>, rules: Rules) => string } = {
  'whoever-chairs': () => 'the chair',
  'minute-taker': () => 'the minute-taker',
  convenor: () => 'the convenor',
  'whoever-runs-it': () => 'whoever runs this discussion',
  seat: ({ seat }, rules) => saySeat(seat, rules),
  grade: ({ grade }, rules) => sayGrade(grade, rules),
  post: ({ post }) => plainly(post),
  agency: ({ agency }) => inMiddle(agency),
  person: nameAndAgency,
}

/** Those who are named after the office they hold: whoever may be one of many is not. */
const namedAfter: ReadonlySet<AskedOf> = new Set(['whoever-chairs', 'minute-taker', 'convenor', 'seat'])

const membersFor = <K extends AskedOf>(asked: Of<K>, about: About): Members =>
  (found[asked.of] as (asked: Asked, about: About) => Members)(asked, about)
const postFor = (asked: Asked): Post | undefined =>
  (asPost[asked.of] as (asked: Asked) => Post | undefined)(asked)
const sayAsked = (asked: Asked, rules: Rules): string =>
  (said[asked.of] as (asked: Asked, rules: Rules) => string)(asked, rules)

/** Who is asked, of those of the discussion and beyond it. */
export function whoIsAsked(
  { askedOf }: { readonly askedOf: readonly Asked[] },
  discussion: Discussion,
  rules: Rules,
): WhoIsAsked {
  const about = { discussion, rules }
  const each = askedOf.map(asked => ({ asked, members: once(membersFor(asked, about)) }))
  const named = new Map<string, readonly Member[]>()
  for (const { asked, members } of each) {
    const words = sayAsked(asked, rules)
    named.set(words, [...(named.get(words) ?? []), ...(namedAfter.has(asked.of) ? members : [])])
  }
  const chairing = askedOf.length > mostNamed && askedOf.every(one => one.of === 'grade')
  return {
    members: once(each.flatMap(one => one.members)),
    posts: each.flatMap(({ asked, members }) => (members.length > 0 ? [] : (postFor(asked) ?? []))),
    words: chairing
      ? 'one of those who may chair'
      : either([...named].map(([words, members]) => [words, ...namesOf(members)].join(', '))),
  }
}

/** A list of more grades than this is read by nobody. */
const mostNamed = 3

/** Whether something is asked of this person: as who they are in the discussion, by their grade, or by the office they hold. */
export function isAskedOf(
  who: Askable,
  askedOf: readonly Asked[],
  discussion: Discussion,
  rules: Rules,
): boolean {
  const about = { discussion, rules }
  return askedOf.some(
    asked =>
      (asked.of === 'grade' && asked.grade === who.grade) ||
      (asked.of === 'post' && (asked.post === who.role || asked.post === who.grade)) ||
      (asked.of === 'agency' && sameAgency(asked.agency, who.agency)) ||
      membersFor(asked, about).some(one => isSame(one, who)),
  )
}

/** Whom somebody speaks for who gives words that were asked of others: said on the record; undefined where it is asked of them. */
export function onBehalfOf(
  by: By,
  askedOf: readonly Asked[],
  discussion: Discussion,
  rules: Rules,
): string | undefined {
  const ofOthers = askedOf.filter(one => one.of !== 'whoever-runs-it')
  if (ofOthers.length < askedOf.length || isAskedOf(by, askedOf, discussion, rules)) return undefined
  return whoIsAsked({ askedOf }, discussion, rules).words
}

/** Of whom the words are asked that somebody gives: as the duty stands now, else as the procedure asks for them at all. */
export function askedOfDuty(
  duty: string,
  child: string | undefined,
  discussion: Discussion,
  rules: Rules,
  at: Instant,
): readonly Asked[] {
  const all = duties(discussion, rules, at)
  const found =
    all.find(one => one.key === (child === undefined ? duty : `${duty}/${child}`)) ??
    all.find(one => one.duty === duty)
  return found?.askedOf ?? rules.procedure.duties.filter(one => one.duty === duty).flatMap(one => one.askedOf)
}

const isSame = (one: Member, who: Askable): boolean =>
  one.person !== undefined
    ? one.person === who.person
    : sameName(one.name, who.name) && sameAgency(one.agency, who.agency)

/** Whoever was really in the chair, else whoever is named for it. */
function chairOf({ chair, appointed }: Discussion): Members {
  const one = chair ?? appointed.chair
  return one ? [one] : []
}

function minuteTakerOf({ minuteTaker, appointed, presence }: Discussion): Members {
  if (appointed.minuteTaker) return [appointed.minuteTaker]
  if (minuteTaker === undefined) return []
  return [presence.find(one => one.person === minuteTaker) ?? { name: minuteTaker }]
}

const convenorOf = ({ requestedBy }: Discussion): Members => (requestedBy ? [requestedBy] : [])

const peopleOf = (discussion: Discussion): Members => [
  ...chairOf(discussion),
  ...minuteTakerOf(discussion),
  ...convenorOf(discussion),
  ...takingPart(discussion),
]

/** Everybody who was there or is still invited. */
const takingPart = ({ participants }: Discussion): Participant[] =>
  participants.filter(one => one.stays.length > 0 || one.invitation?.withdrawn === undefined)

function once(members: Members): Member[] {
  const each = members.map(
    ({ participant, person, name, agency, grade }): Member => ({
      ...(participant !== undefined && { participant }),
      ...(person !== undefined && { person }),
      ...(name !== undefined && { name }),
      ...(agency !== undefined && { agency }),
      ...(grade !== undefined && { grade }),
    }),
  )
  return [
    ...Map.groupBy(each, one => one.person ?? one.participant ?? `${one.name}, ${one.agency}`).values(),
  ].map(same => Object.assign({}, ...same.toReversed()))
}

const namesOf = (members: Members): string[] => [
  ...new Set(members.flatMap(one => (one.name === undefined ? [] : [one.name]))),
]
