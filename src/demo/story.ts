/** How the demonstration's discussions are told: who does what when, through the same path as everybody else. */
import { uuidFrom } from '../uuid.ts'
import { type Instant, parseLocal } from '../calendar/index.ts'
import { type Asked, begin, conduct, nothingHere } from '../conduct.ts'
import { holdsOf, makeCopy } from '../delivery/copy.ts'
import { toSign } from '../delivery/freeze.ts'
import type { Child, Discussion, Invitation, Line } from '../discussion/discussion.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import { distribution } from '../discussion/required/minutes/distribution.ts'
import { isRefusal, type Rules } from '../discussion/happening.ts'
import { copyReader } from '../discussion/papers/index.ts'
import type { Arrival } from '../discussion/people/participant.ts'
import type { House } from '../house.ts'
import { type Actor, ines, named, police } from './cast.ts'

/** What is asked for, without its id, which the telling gives it. */
type Doing = Asked extends infer A ? (A extends Asked ? Omit<A, 'id'> : never) : never
type Ask = Omit<
  Extract<Doing, { type: 'AskForDiscussion' }>,
  'type' | 'reference' | 'series' | 'happened'
> & {
  /** London times, `2026-11-26T09:20`. */
  happened: Partial<Record<'information-received' | 'referral-received' | 'risk-identified', string>>
}

/** One thing somebody does: when (London, `2026-11-26T14:05`), who, what. */
export type Step = readonly [
  at: string,
  by: Actor,
  told: Doing | 'sign' | 'circulate' | { refused: Doing } | { toVersionOfToday: string },
]

/** One discussion of the demonstration and what it is there to show. */
export type Story = {
  readonly key: string
  readonly shows: string
  readonly asked: readonly [at: string, by: Actor, ask: Ask]
  /** The story whose follow-up this is. */
  readonly follows?: string
  readonly steps: readonly Step[]
}

export function moment(local: string): Instant {
  const parsed = parseLocal(local)
  if (!('instant' in parsed)) throw new Error(parsed.refusal)
  return parsed.instant
}

/** An id that is the same each time the demonstration is furnished, so that a bookmark survives a reset. */
export const idOf = (text: string): string => uuidFrom(`demo ${text}`)

const as = (authority: string, who: Actor, at: string) => ({
  person: who.person,
  authority,
  capacity: 'person',
  now: moment(at),
})

/**
 * Begins one story.
 * @returns the discussion as it was asked for, with the reference it was given.
 * @throws when it is refused: then the story is wrong.
 */
export async function ask(
  house: House,
  authority: string,
  story: Story,
  referenceOf: ReadonlyMap<string, string>,
): Promise<Discussion> {
  const [at, by, { happened, ...asked }] = story.asked
  const earlier = story.follows && referenceOf.get(story.follows)
  const begun = await begin(
    house.conduct,
    as(authority, by, at),
    idOf(story.key),
    {
      ...asked,
      type: 'AskForDiscussion',
      id: idOf(`${story.key} asked`),
      reference: '',
      happened: Object.entries(happened).map(([instant, when]) => ({
        instant: instant as keyof typeof happened,
        at: moment(when),
      })),
      ...(earlier && { series: { earlier, count: 1 } }),
    },
    house.pinnedToday(authority, moment(at)),
  )
  if (isRefusal(begun)) throw new Error(`${story.key}: ${begun.sentence}`)
  return begun.discussion
}

/**
 * Tells the rest of a story. Every step is conducted as the person it names, at the moment it names.
 * @throws when a step is refused that should not be, or the other way round: then the story is wrong.
 */
export async function goOn(
  house: House,
  authority: string,
  story: Story,
  begun: Discussion,
): Promise<Discussion> {
  let discussion = begun
  for (const [index, [when, who, told]] of story.steps.entries()) {
    const mayBeRefused = typeof told === 'object' && 'refused' in told
    const rules = house.rulesFor(pinnedBy(discussion))
    const command: Doing = mayBeRefused
      ? told.refused
      : told === 'sign'
        ? signature(discussion, rules, who, moment(when))
        : told === 'circulate'
          ? { type: 'CirculateMinutes', copies: copiesOf(discussion, rules, moment(when)) }
          : 'toVersionOfToday' in told
            ? movedToday(house.pinnedToday(authority, moment(when)), told.toVersionOfToday)
            : told
    const asked = { ...command, id: idOf(`${story.key} ${index}`) } as Asked
    const answer = await conduct(house.conduct, as(authority, who, when), discussion.id, asked)
    if (answer === nothingHere) throw new Error(`${story.key}, ${when}: ${who.name} sees nothing here`)
    if (isRefusal(answer) !== mayBeRefused)
      throw new Error(
        `${story.key}, ${when}, ${command.type}: ${isRefusal(answer) ? answer.sentence : 'was not refused'}`,
      )
    if (!isRefusal(answer)) ({ discussion } = answer)
  }
  return discussion
}

/** Moved to the version that the authority follows at that moment, with the reason. */
const movedToday = ({ id, procedure: hash }: { id: string; procedure: string }, reason: string): Doing => ({
  type: 'MoveToProcedure',
  procedure: { id, hash },
  reason,
})

function signature(discussion: Discussion, rules: Rules, who: Actor, at: Instant): Doing {
  const ready = toSign(discussion, rules, { by: named(who), at })
  if (isRefusal(ready)) throw new Error(ready.sentence)
  return {
    type: 'SignMinutes',
    name: who.name,
    statements: ['I have read these minutes and they are a true summary of the discussion I chaired.'],
    digest: ready.digest,
  }
}

/** A copy for everybody who was invited, and for the GP of each child; those who read the case system are only told. */
function copiesOf(discussion: Discussion, rules: Rules, now: Instant) {
  const invited = discussion.invitations
    .filter(one => !one.withdrawn)
    .map(one => ({
      recipient: 'invitees',
      to: one.name ?? one.agency,
      ...(one.person && { person: one.person }),
      gives: one.hasCaseSystemAccess ? 'access' : 'full',
      agency: one.agency,
    }))
  const doctors = distribution(discussion, rules, now)
    .filter(one => one.recipient === 'child-gp' && one.gives === 'full')
    .map(({ recipient, child, gives }) => ({
      recipient,
      ...(child && { child }),
      to: ines.name,
      person: ines.person,
      gives: gives as string,
      agency: ines.agency,
    }))
  return [...invited, ...doctors].map(({ agency, ...copy }) => {
    const made = makeCopy(discussion, rules, copy, copyReader({ agency, police: agency === police }), now)
    return { ...copy, ...(made && { digest: made.digest, holds: holdsOf(made) }) }
  })
}

// The commands that come in every story, short enough that a story reads as one.

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
