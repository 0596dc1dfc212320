/**
 * Who may do what in a discussion. One function, pure, over a table; asked for every page, command, file and broadcast.
 * The database keeps its own, second answer (row security) and neither asks the other.
 */

/** What somebody is in one discussion, or for the authority as a whole (duty, oversight). */
export const capacities = [
  'convenor',
  'chair',
  'minute-taker',
  'seat',
  'recipient',
  'oversight',
  'duty',
] as const
export type Capacity = (typeof capacities)[number]
export const isCapacity = (given: string): given is Capacity =>
  (capacities as readonly string[]).includes(given)

/** What can be done with a discussion, in the words of the pages. */
export const deeds = [
  'see',
  'open-copy',
  'ask',
  'convene',
  'answer-invitation',
  'hold',
  'write-own-lines',
  'write-any-line',
  'decide',
  'take-position',
  'agree-actions',
  'confirm-own-action',
  'sign',
  'circulate',
  'ask-correction',
  'keep-out',
  'move',
  'see-who-looked',
] as const
export type Deed = (typeof deeds)[number]

const member: readonly Deed[] = [
  'see',
  'open-copy',
  'answer-invitation',
  'write-own-lines',
  'take-position',
  'confirm-own-action',
  'ask-correction',
]
const running: readonly Deed[] = [
  'see',
  'open-copy',
  'convene',
  // For those who answer by telephone; the record says who noted it.
  'answer-invitation',
  'hold',
  'write-own-lines',
  'write-any-line',
  'agree-actions',
  'confirm-own-action',
  'ask-correction',
]

/** The table itself: printed in the documentation, compared with row security in the tests. */
export const mayDo: Readonly<Record<Capacity, readonly Deed[]>> = {
  duty: ['ask'],
  convenor: [...running, 'ask', 'decide', 'take-position', 'circulate', 'keep-out', 'move', 'see-who-looked'],
  chair: [
    ...running,
    'ask',
    'decide',
    'take-position',
    'sign',
    'circulate',
    'keep-out',
    'move',
    'see-who-looked',
  ],
  'minute-taker': [...running, 'decide', 'take-position', 'circulate'],
  seat: member,
  // Their own copy and nothing else: an extract about one child must not open the discussion about another.
  recipient: ['open-copy', 'ask-correction', 'confirm-own-action'],
  oversight: ['see', 'open-copy', 'see-who-looked'],
}

export type Who = {
  person: string
  agency: string
  /** In this discussion; empty for somebody who has nothing to do with it. */
  capacities: readonly Capacity[]
  /** Kept out of this discussion: stronger than every capacity. */
  blocked: boolean
}

type Access =
  | { allowed: true }
  | { allowed: false; because: 'kept-out' | 'not-part-of-it' | 'not-their-task' }

/** Whether somebody may do something. Exclusion beats grant; what is not in the table is refused. */
export function access(who: Who, deed: Deed): Access {
  if (who.blocked) return { allowed: false, because: 'kept-out' }
  if (who.capacities.length === 0) return { allowed: false, because: 'not-part-of-it' }
  return who.capacities.some(capacity => mayDo[capacity].includes(deed))
    ? { allowed: true }
    : { allowed: false, because: 'not-their-task' }
}

/** Whether somebody writes, proposes and approves the procedure of the authority they act in. */
export const leadsPolicy = (roles: readonly string[]): boolean => roles.includes('policy')
