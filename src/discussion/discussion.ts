import type { Action } from './state/action.ts'
import type { By, SaidBy } from './state/by.ts'
import type { Instant, LocalDate } from '../calendar/index.ts'
import type { FactName, FactValue } from '../procedure/conditions/facts.ts'
import type { Force } from '../procedure/pack/rule.ts'
import type { InstantName } from '../procedure/pack/clock.ts'
import type { Audience, Worded } from './audience/audience.ts'
import type { Line } from './state/line.ts'
import type { Copy, CopyWords, Correction, Version } from './state/sent.ts'
import { nobody, type WithPeople } from './people/participant.ts'

export type { Invitation, Participant, Presence } from './people/participant.ts'

export type { Action, Confirmation } from './state/action.ts'
export type { By } from './state/by.ts'
export type { Line, LineKind } from './state/line.ts'
export type { Copy, CopyWords, Correction, Digests, Version } from './state/sent.ts'

export type StatedFacts = { [fact in FactName]?: Exclude<FactValue, undefined> }

export type Child = {
  id: string
  /** Absent in worked cases, which speak of child A. */
  name?: string
  born?: LocalDate
  address?: string
  facts: StatedFacts
}

export type Implicated = {
  person?: string
  name?: string
  email?: string
  agency?: string
  role?: string
  reason?: string
  /** Who manages them, where somebody said so. */
  lineManager?: string
}

export type Conversation = {
  /** Whom they spoke to, and who held the conversation: participants. */
  participant: string
  heldBy?: string
  agency: string
  seat: string
  name?: string
  words?: string
  at: Instant
} & Worded

export type Position = {
  agency: string
  participant?: string
  view: 'agrees' | 'disagrees' | 'abstains'
  words?: string
  at: Instant
  by?: By
} & Worded
export type Decision = {
  decision: string
  child: string
  outcome: string
  reason?: string
  lines: string[]
  at: Instant
  by: By
  inquorate: boolean
  positions: Position[]
  withdrawn?: { reason: string; at: Instant } & Worded
  /** There is a reason, for others. */
  reasonHeldBack?: true
} & Worded

export type Deadline = {
  clock: string
  /** clock, or clock/child, clock/recipient, clock/action. */
  key: string
  rule: string
  force: Force
  /** No due moment: the procedure sets none; a target may be set by the chair. */
  due?: Instant
  /** True: the due moment itself is in time (hours). False: it is the first moment too late (end of a day). */
  inclusive: boolean
  day?: LocalDate
  from: { instant: InstantName; at: Instant }
  procedure: string
  calendar: string
  /** The hash of the overlay whose clock it is; absent for a clock of the procedure. */
  overlay?: string
  provisional?: boolean
  outOfHours?: boolean
  target?: { by: string; words: string } & Worded
  /** What it was before it was counted again under other bank holidays, oldest first. */
  recounted?: readonly {
    due?: Instant
    day?: LocalDate
    inclusive: boolean
    reason: string
    at: Instant
    by: By
  }[]
}

export type Happened = {
  instant: InstantName
  at: Instant
  child?: string
  recipient?: string
  action?: string
  /** Which agency did it, where that matters and somebody said so. */
  agency?: string
  by?: By
  alone?: boolean
  /** How something was sent and as what, where the procedure asks. */
  channel?: string
  file?: string
}
export type Answer = SaidBy & { words: string; day?: LocalDate; heldBack?: true } & Worded
export type Departure = {
  rule: string
  duty?: string
  reason: string
  at: Instant
  by: By
  permitted: boolean
  heldBack?: true
} & Worded
/** One strategy discussion, as far as its record goes. Made by `evolve` alone. */
export type Discussion = WithPeople & {
  id: string
  reference: string
  /** Number of the last entry folded in; 0 before the first. */
  number: number
  kind: string
  procedure: { id: string; hash: string }
  /** Each time it was moved to another version of the procedure: change 1, change 2 … */
  moves: readonly {
    from: { id: string; hash: string }
    to: { id: string; hash: string }
    reason: string
    at: Instant
    by: By
    audience?: Audience
  }[]
  calendar: string
  /** What binds everybody in England, where the authority had adopted it on the day. */
  overlay?: { id: string; hash: string }
  series?: { earlier: string; count: number }
  requestedBy?: By
  reason: string
  form: Readonly<Record<string, string>>
  facts: StatedFacts
  /** `carried`: what the facts point to under a version it was moved to, which is no reclassification. */
  urgency: readonly {
    class: string
    at: Instant
    by?: By
    reason?: string
    carried?: true
    audience?: Audience
  }[]
  children: readonly Child[]
  implicated: readonly Implicated[]
  happened: readonly Happened[]
  threshold?: { met: boolean; reason: string; alone?: string; at: Instant; by: By } & Worded
  booking?: {
    starts: Instant
    minutes: number
    format: string
    place?: string
    sequence: number
    moves: ({ from: Instant; to: Instant; reason: string; at: Instant } & Worded)[]
  }
  chair?: { participant?: string; person?: string; name?: string; grade: string; attested: string[] }
  minuteTaker?: string
  /** Named beforehand; who was really in the chair is `chair`. */
  appointed: {
    /** `takesOver`: in the place of whoever was in the chair when the discussion began. */
    chair?: { person: string; name: string; grade?: string; takesOver?: true }
    minuteTaker?: { person: string; name: string }
    /** Those who oversee a complex investigation. */
    managementGroup?: readonly { person: string; name: string }[]
  }
  conversations: readonly Conversation[]
  agendaItem?: string
  lines: readonly Line[]
  decisions: readonly Decision[]
  actions: readonly Action[]
  answers: Readonly<Record<string, Answer>>
  safetyPlan?: { words: string; until?: LocalDate; at: Instant; by: By; heldBack?: true } & Worded
  departures: readonly Departure[]
  delays: readonly ({ clock: string; reason: string; by: By; at: Instant; heldBack?: true } & Worded)[]
  deadlines: readonly Deadline[]
  attestations: readonly { grade: string; experience: string; person?: string }[]
  versions: readonly Version[]
  copies: readonly Copy[]
  /** By recipient: what the chair wrote for their copy. */
  copyWords: readonly CopyWords[]
  corrections: readonly Correction[]
  escalations: readonly ({ to: string; reason: string; at: Instant; by: By } & Worded)[]
  concluded?: { at: Instant; reason: string } & Worded
  /** How often something was written over. Lines are not counted: it may be told to somebody who may not know of one. */
  revision: number
  /** What can be written over, and when that was last done. */
  changed: Readonly<Record<string, { revision: number; at: Instant }>>
}

export const initial = (id: string): Discussion => ({
  id,
  reference: '',
  number: 0,
  kind: 'initial',
  procedure: { id: '', hash: '' },
  moves: [],
  calendar: '',
  reason: '',
  form: {},
  facts: {},
  urgency: [],
  children: [],
  implicated: [],
  happened: [],
  ...nobody,
  appointed: {},
  conversations: [],
  lines: [],
  decisions: [],
  actions: [],
  answers: {},
  departures: [],
  delays: [],
  deadlines: [],
  attestations: [],
  versions: [],
  copies: [],
  copyWords: [],
  corrections: [],
  escalations: [],
  revision: 0,
  changed: {},
})

/** The first time an instant happened, for the discussion or for one child, recipient or action. */
export function firstTime(
  discussion: Discussion,
  instant: InstantName,
  of: string | undefined,
): Happened | undefined {
  return discussion.happened.find(
    h => h.instant === instant && (of === undefined || (h.child ?? h.recipient ?? h.action) === of),
  )
}

export const startedAt = (discussion: Discussion): Instant | undefined =>
  firstTime(discussion, 'started', undefined)?.at
export const endedAt = (discussion: Discussion): Instant | undefined =>
  firstTime(discussion, 'ended', undefined)?.at
/** Somebody decided that the threshold is not met, and nothing was held all the same: nothing more is asked of anybody here. */
export const isTurnedDown = (discussion: Discussion): boolean =>
  discussion.threshold?.met === false &&
  startedAt(discussion) === undefined &&
  discussion.conversations.length === 0
export const decisionsThatStand = (discussion: Discussion): readonly Decision[] =>
  discussion.decisions.filter(d => d.withdrawn === undefined)
export const latestVersion = (discussion: Discussion): Version | undefined => discussion.versions.at(-1)
