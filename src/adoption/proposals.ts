/** What is proposed for an authority’s procedure, and what became of it. Each step is an entry about the authority itself. */
import { randomUUID } from 'node:crypto'
import type { Instant, LocalDate } from '../calendar/index.ts'
import { type Actor, asSystem, type Tx } from '../database/index.ts'
import type { By } from '../discussion/discussion.ts'
import {
  adoptionsAfter,
  type InTheWay,
  type Proposed,
  type ProposalState,
  whyUnsettled,
} from '../procedure/adopting/adopting.ts'
import { append, type NewEntry } from '../record/index.ts'
import { check } from './check-beside.ts'
import { findDraft } from './drafts.ts'
import { lookUp, type Shelves, inTheWayToday } from './looked-up.ts'

export type Proposal = Proposed & {
  readonly proposal: string
  readonly draft?: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByName: string
  readonly proposedAt: Instant
  readonly state: ProposalState
  readonly settledBy?: string
  readonly settledByName?: string
  readonly settledAt?: Instant
  /** Why it was declined, or a word with the approval. */
  readonly answer?: string
}

const columns = `o.proposal, o.kind, o.draft, o.procedure as id, o.hash, o.from_day as "from", o.reason,
  o.proposed_by as "proposedBy", p.name as "proposedByName", o.proposed_at as "proposedAt", o.state,
  o.settled_by as "settledBy", s.name as "settledByName", o.settled_at as "settledAt", o.answer
  from quorate.proposal o join quorate.person p on p.person = o.proposed_by left join quorate.person s on s.person = o.settled_by`

const proposalOf = (row: object): Proposal =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Proposal

/** Every proposal that whoever asks may see, the latest first: all of them for a policy lead, the approved ones for others. */
export async function listProposals(tx: Tx, authority: string): Promise<Proposal[]> {
  const { rows } = await tx.query<object>(
    `select ${columns} where o.authority = $1 order by o.proposed_at desc, o.proposal`,
    [authority],
  )
  return rows.map(proposalOf)
}

/** @returns undefined when there is none, or whoever asks may not see it: the two are the same. */
export async function findProposal(
  tx: Tx,
  authority: string,
  proposal: string,
): Promise<Proposal | undefined> {
  const { rows } = await tx.query<object>(
    `select ${columns} where o.authority = $1 and o.proposal::text = $2`,
    [authority, proposal],
  )
  return rows.map(proposalOf)[0]
}

export type Asking = Actor & { now: Instant; by: By }

/** What is asked for; `draft` for one that is to be published. */
export type ToPropose = Omit<Proposed, 'hash'> & {
  /** Made by whoever asks, once for each intention. */
  proposal: string
  draft?: string
  reason: string
}

/** Everything that stands in the way of what is asked for, and the bytes it is about. Nothing is changed. */
export async function inTheWayOf(
  tx: Tx,
  asking: Asking,
  shelves: Shelves,
  { draft: of, ...what }: Omit<ToPropose, 'reason'>,
): Promise<{ wrong: InTheWay[]; hash: string }> {
  const draft = of === undefined ? undefined : await findDraft(tx, asking.authority, of)
  if (of !== undefined && draft?.author !== asking.person) {
    const says = 'Only its author proposes a draft. Begin a draft of your own from it.'
    return { wrong: [{ field: 'text', says }], hash: '' }
  }
  // Before anything is held: reading a long text takes a while, and others wait for what is held.
  const checked = draft && (await check(draft, what.id))
  const following = await lookUp(tx, asking, shelves, what)
  const hash = checked?.hash ?? following.find(what.id, following.planned?.hash)?.hash ?? ''
  return { wrong: inTheWayToday({ ...what, hash }, checked, following), hash }
}

/**
 * Proposes something, as a policy lead.
 *
 * @returns everything that stands in its way; an empty list when it now waits for somebody else’s approval.
 */
export async function propose(
  tx: Tx,
  asking: Asking,
  shelves: Shelves,
  asked: ToPropose,
): Promise<InTheWay[]> {
  const { authority, person, now } = asking
  if (await findProposal(tx, authority, asked.proposal)) return []
  const { wrong, hash } = await inTheWayOf(tx, asking, shelves, asked)
  if (wrong.length > 0) return wrong
  const { draft: of, ...what } = asked
  const { rowCount } = await tx.query(
    `insert into quorate.proposal (authority, proposal, kind, draft, procedure, hash, from_day, reason, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [authority, what.proposal, what.kind, of ?? null, what.id, hash, what.from, what.reason, person, now],
  )
  if (rowCount === 0)
    return [
      { field: 'text', says: 'This draft is proposed already. Withdraw that proposal to make another.' },
    ]
  await enter(tx, asking, [proposedAs[what.kind], { ...what, hash }])
  return []
}

const proposedAs = {
  publish: 'DraftProposed',
  adopt: 'AdoptionProposed',
  withdraw: 'AdoptionWithdrawalProposed',
} as const satisfies Record<Proposed['kind'], string>

/** Entries about the authority itself, in its chain and in no discussion. The last thing in a transaction. */
async function enter(
  tx: Tx,
  { authority, person, now, by }: Asking,
  ...happened: readonly (readonly [type: string, content: Record<string, string>])[]
): Promise<void> {
  await append(tx, {
    authority,
    discussion: null,
    command: randomUUID(),
    actor: person,
    entries: happened.map(([type, content]): NewEntry => ({ type, at: now, content: { ...content, by } })),
  })
}

export type Answered = { answer: 'approve' | 'decline' | 'withdraw'; reason: string }

/**
 * Settles a proposal: somebody else approves or declines it, or its author withdraws it. Approved, it is published and adopted
 * in the same transaction, and the bytes are those that were proposed.
 *
 * @returns what stands in the way; empty when it is done. Undefined when there is no such proposal for whoever asks.
 */
export async function settle(
  tx: Tx,
  asking: Asking,
  shelves: Shelves,
  id: string,
  { answer, reason }: Answered,
): Promise<InTheWay[] | undefined> {
  const { authority, person } = asking
  await tx.query('select from quorate.proposal where authority = $1 and proposal::text = $2 for update', [
    authority,
    id,
  ])
  const proposal = await findProposal(tx, authority, id)
  if (!proposal) return undefined
  if (answer === 'withdraw') {
    if (proposal.state !== 'waiting' || proposal.proposedBy !== person)
      return [{ field: 'reason', says: 'Only its author withdraws a proposal, while it is waiting.' }]
    await close(tx, asking, proposal, 'withdrawn', reason)
    await enter(tx, asking, ['ProposalWithdrawn', { proposal: id, reason }])
    return []
  }
  const not = whyUnsettled(proposal, person)
  if (not !== undefined) return [{ field: 'reason', says: not }]
  if (answer === 'decline') {
    if (reason === '') return [{ field: 'reason', says: 'Say why you decline, so that it can be mended.' }]
    await close(tx, asking, proposal, 'declined', reason)
    await enter(tx, asking, ['ProposalDeclined', { proposal: id, reason }])
    return []
  }
  return await approve(tx, asking, shelves, proposal, reason)
}

async function approve(
  tx: Tx,
  asking: Asking,
  shelves: Shelves,
  proposal: Proposal,
  reason: string,
): Promise<InTheWay[]> {
  const { authority } = asking
  const { kind, id, hash, from } = proposal
  const draft = proposal.draft === undefined ? undefined : await findDraft(tx, authority, proposal.draft)
  const checked = draft && (await check(draft, id))
  if (kind === 'publish' && checked?.hash !== hash)
    return [
      {
        field: 'text',
        says: 'The text is not the one that was proposed. Ask its author to propose it again.',
      },
    ]
  const following = await lookUp(tx, asking, shelves, proposal)
  const wrong = inTheWayToday(proposal, checked, following)
  if (wrong.length > 0) return wrong
  await close(tx, asking, proposal, 'approved', reason)
  const { adoptions, published } = following
  const after = {
    procedures: adoptionsAfter(proposal, adoptions),
    published: [
      ...published,
      ...(kind === 'publish' && !published.some(one => one.id === id) ? [{ id, hash }] : []),
    ],
  }
  await asSystem(tx, asking, async () => {
    if (draft)
      await tx.query(
        `insert into quorate.kept (hash, kind, id, content) values ($1, 'procedure', $2, $3) on conflict do nothing`,
        [hash, id, draft.text],
      )
    await tx.query('update quorate.authority set content = content || $2::jsonb where authority = $1', [
      authority,
      JSON.stringify(after),
    ])
  })
  const told = {
    proposal: proposal.proposal,
    id,
    hash,
    from,
    proposedBy: proposal.proposedByName,
    reason: proposal.reason,
    ...(reason !== '' && { answer: reason }),
  }
  if (kind === 'withdraw') await enter(tx, asking, ['AdoptionWithdrawn', told])
  else
    await enter(tx, asking, ...(kind === 'publish' ? [['ProcedurePublished', told] as const] : []), [
      'ProcedureAdopted',
      told,
    ])
  return []
}

async function close(
  tx: Tx,
  { authority, person, now }: Asking,
  { proposal }: Proposal,
  state: ProposalState,
  answer: string,
): Promise<void> {
  await tx.query(
    `update quorate.proposal set state = $3, settled_by = $4, settled_at = $5, answer = $6 where authority = $1 and proposal = $2`,
    [authority, proposal, state, person, now, answer === '' ? null : answer],
  )
}

/** What was proposed of a draft is withdrawn when its text is changed: nobody approves what they have not read. */
export async function withdrawBecauseEdited(tx: Tx, asking: Asking, draft: string): Promise<boolean> {
  const { authority } = asking
  const waiting = (await listProposals(tx, authority)).find(
    one => one.draft === draft && one.state === 'waiting',
  )
  if (!waiting) return false
  const reason = 'The text was changed after it was proposed.'
  await close(tx, asking, waiting, 'withdrawn', reason)
  await enter(tx, asking, ['ProposalWithdrawn', { proposal: waiting.proposal, reason }])
  return true
}

/** From which day somebody proposed and somebody approved that a version is followed. */
export const approvedFor = (
  proposals: readonly Proposal[],
  id: string,
  from: LocalDate | undefined,
): Proposal | undefined =>
  proposals.find(
    one => one.state === 'approved' && one.kind !== 'withdraw' && one.id === id && one.from === from,
  )
