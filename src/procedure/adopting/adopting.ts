/**
 * Publishing a draft and following a version from a date: what is proposed, and why it cannot be. Proposed by one person and
 * approved by another; asked when it is proposed and again when it is approved, because days pass in between.
 */
import { type LocalDate, sayDay } from '../../calendar/index.ts'
import { type CheckedDraft, sayWrong, wrongWith } from '../checking/draft.ts'
import { type Adoption, authorityOf, checkVersions, followed, type Version } from './in-force.ts'
import { daysFrom } from '../../calendar/index.ts'
import type { Procedure } from '../procedure.ts'
import { joined } from '../../english.ts'

/** `publish`: a draft, and follow it · `adopt`: a version that is there already · `withdraw`: an adoption not yet begun. */
type ProposalKind = 'publish' | 'adopt' | 'withdraw'
export type ProposalState = 'waiting' | 'approved' | 'declined' | 'withdrawn'

/** What is proposed: to follow exactly these bytes from a day (or, withdrawn, not to). */
export type Proposed = {
  readonly kind: ProposalKind
  readonly id: string
  readonly hash: string
  readonly from: LocalDate
}

/** What an authority follows, and could follow, on the day on which the question is asked. */
export type Following = {
  readonly today: LocalDate
  readonly adoptions: readonly Adoption[]
  /** The procedure with an id; with a hash, the very one. */
  readonly find: (id: string, hash?: string) => Procedure | undefined
  /** Every version that is published or ships with the program. */
  readonly versions: readonly Version[]
  /** The authorities under whose name this one publishes: its own, and those whose procedure it has adopted. */
  readonly families: readonly string[]
  /** The sha256 of every file that was ever published or kept under the id in question. */
  readonly taken: readonly string[]
  /** Days for which another proposal is still waiting. */
  readonly waiting: readonly LocalDate[]
}

/** Something in the way, and the field of the form it is about. */
export type InTheWay = { readonly field: 'text' | 'id' | 'from' | 'reason'; readonly says: string }

/** Everything that stands in the way of publishing a draft under an id and following it from a day. */
export function inTheWayOfPublishing(
  checked: CheckedDraft,
  { id, from }: Pick<Proposed, 'id' | 'from'>,
  following: Following,
): InTheWay[] {
  if (wrongWith(checked) > 0 || !checked.read)
    return [
      {
        field: 'text',
        says: `The draft has ${sayWrong(checked)}. Mend the text first: nothing that is wrong is published.`,
      },
    ]
  const { read, hash } = checked
  const named = wrongName(id, hash, following)
  const dated =
    wrongDay({ id, hash, from }, following) ??
    outsideOwnDays({ id, pack: read.pack }, from) ??
    besideOthers({ id, pack: read.pack, at: read.at }, following)
  return [
    ...(named === undefined ? [] : [{ field: 'id' as const, says: named }]),
    ...(dated === undefined ? [] : [{ field: 'from' as const, says: dated }]),
  ]
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/
const longestId = 80

function wrongName(
  id: string,
  hash: string,
  { families, taken, versions, find }: Following,
): string | undefined {
  const own = joined(families, 'or')
  if (!idForm.test(id) || id.length > longestId)
    return `“${id}” is not a name for a version. Write the authority, a slash and the version in small letters, digits and hyphens, like ${families[0]}/2027.`
  if (!families.includes(authorityOf(id)))
    return `“${id}” would be a version of another authority’s procedure. Yours begins with ${own}.`
  if (taken.some(one => one !== hash))
    return `${id} is already published with other contents. A published version is never changed: give this one another name.`
  // What is kept is kept by its bytes: under a second name the same ones would not be found again.
  const same = versions.find(one => one.id !== id && find(one.id, hash) !== undefined)
  if (same)
    return `Word for word this is ${same.id}, which is published already. Change the text, or follow ${same.id} from that day.`
  return undefined
}

/** Why an authority cannot begin to follow a version on a day. */
function wrongDay(
  { id, hash, from }: Pick<Proposed, 'id' | 'hash' | 'from'>,
  { today, adoptions, find, waiting }: Following,
): string | undefined {
  if (from < today) return `${sayDay(from)} has passed. Choose today or a later day.`
  if (adoptions.some(one => one.from === from))
    return `Another version begins on ${sayDay(from)}. Only one can begin on any day.`
  if (waiting.includes(from))
    return `Another proposal for ${sayDay(from)} is waiting for approval. Only one version can begin on any day.`
  const before = followed(adoptions, find, dayBefore(from))
  if ('gap' in before) return `On the day before, nothing would be in force. ${before.gap}`
  if (before.id === id && before.hash === hash)
    return `${id} is what is followed on ${sayDay(dayBefore(from))} already.`
  return undefined
}

/** A version says itself when it begins and ends. */
function outsideOwnDays({ id, pack }: Pick<Version, 'id' | 'pack'>, on: LocalDate): string | undefined {
  const { from, to } = pack.about['in-force']
  if (from !== undefined && on < from)
    return `${id} says itself that it is in force from ${sayDay(from)}. It cannot be followed before that.`
  if (to !== undefined && on > to)
    return `${id} says itself that it ends on ${sayDay(to)}. It cannot be followed after that.`
  return undefined
}

/**
 * Days on which two versions would be in force, or none between two. A version without a last day ends where a later one
 * begins: it is published and never edited, so it cannot say so itself.
 */
function besideOthers(draft: Version, { versions }: Following): string | undefined {
  const begins = draft.pack.about['in-force'].from
  if (begins === undefined) return undefined
  const others = versions.filter(
    ({ id, pack }) =>
      authorityOf(id) === authorityOf(draft.id) &&
      id !== draft.id &&
      pack.about['in-force'].from !== undefined,
  )
  const closed = others.map((one): Version => {
    const { from, to, ...rest } = one.pack.about['in-force']
    if (to !== undefined || from === undefined || from >= begins) return one
    const inForce = { ...rest, from, to: dayBefore(begins) }
    return { ...one, pack: { ...one.pack, about: { ...one.pack.about, 'in-force': inForce } } }
  })
  const known = new Set(checkVersions(closed).map(({ says }) => says))
  return checkVersions([...closed, draft])
    .map(({ says }) => says)
    .find(says => !known.has(says))
}

/** Everything that stands in the way of following a version, which is there already, from a day. */
export function inTheWayOfAdopting(
  { id, hash, from }: Pick<Proposed, 'id' | 'hash' | 'from'>,
  following: Following,
): InTheWay[] {
  const procedure = following.find(id, hash)
  if (!procedure) return [{ field: 'id', says: 'Choose a version that is published here.' }]
  const says = wrongDay({ id, hash, from }, following) ?? outsideOwnDays(procedure, from)
  return says === undefined ? [] : [{ field: 'from', says }]
}

/** Everything that stands in the way of taking back an adoption. */
export function inTheWayOfWithdrawing(
  { id, from }: Pick<Proposed, 'id' | 'from'>,
  { today, adoptions, find }: Following,
): InTheWay[] {
  const planned = adoptions.find(one => one.id === id && one.from === from)
  if (!planned) return [{ field: 'id', says: `Nobody has adopted ${id} from ${sayDay(from)}.` }]
  if (from <= today)
    return [
      {
        field: 'id',
        says: `${id} has been followed since ${sayDay(from)}. What has begun is not taken back: adopt another version from a later day.`,
      },
    ]
  const instead = followed(without(adoptions, planned), find, from)
  return 'gap' in instead ? [{ field: 'id', says: `Nothing would be in force then. ${instead.gap}` }] : []
}

/** What an authority follows once a proposal is approved. */
export const adoptionsAfter = (
  { kind, id, hash, from }: Proposed,
  adoptions: readonly Adoption[],
): Adoption[] => (kind === 'withdraw' ? without(adoptions, { id, from }) : [...adoptions, { id, from, hash }])

const without = (adoptions: readonly Adoption[], gone: Adoption): Adoption[] =>
  adoptions.filter(one => one.id !== gone.id || one.from !== gone.from)

/** Four eyes: why a person may not approve or decline a proposal. */
export function whyUnsettled(
  { state, proposedBy }: { state: ProposalState; proposedBy: string },
  person: string,
): string | undefined {
  if (state !== 'waiting') return 'This has been settled already.'
  if (proposedBy === person) return 'You proposed this yourself, so somebody else has to approve it.'
  return undefined
}

const dayBefore = (date: LocalDate): LocalDate => daysFrom(date, -1)
