/** How the demonstration's discussions are told: who does what when, through the same path as everybody else. */
import { uuidFrom } from '../uuid.ts'
import { type Instant, parseLocal } from '../calendar/index.ts'
import { type Asked, begin, conduct, nothingHere } from '../conduct.ts'
import { holdsOf, makeCopy } from '../delivery/copy.ts'
import { toSign } from '../delivery/freeze.ts'
import type { Discussion } from '../discussion/discussion.ts'
import { pinnedBy } from '../discussion/required/pinned.ts'
import { distribution } from '../discussion/required/minutes/distribution.ts'
import { isRefusal, type Rules } from '../discussion/happening.ts'
import { copyReader } from '../discussion/papers/index.ts'
import type { House } from '../house.ts'
import { type Actor, ines, named, police } from './cast.ts'

/** What is asked for, without its id, which the telling gives it. */
export type Doing = Asked extends infer A ? (A extends Asked ? Omit<A, 'id'> : never) : never
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
