/** Rows are the promise: notices are kept in the transaction of their cause, and a sweep each minute carries them out. */
import type { Pool } from 'pg'
import { type Tx, withSystem } from '../database/index.ts'
import type { Transport } from './folder.ts'
import type { Notice, NoticeContent, NoticeKind } from './notices.ts'

/** Keeps notices, as the house, in the transaction of their cause. One that is there already stays as it is. */
export async function keepNotices(tx: Tx, authority: string, notices: readonly Notice[]): Promise<void> {
  for (const { notice, discussion, person, address, kind: told, due, cause, content } of notices) {
    const kind = content.meeting ? await instead(tx, authority, told, content.meeting) : told
    if (kind === undefined) continue
    await tx.query({
      name: 'keep-notice',
      text: `insert into quorate.notice (authority, notice, discussion, person, address, kind, due_at, cause, content)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (authority, notice) do nothing`,
      values: [
        authority,
        notice,
        discussion,
        person ?? null,
        address ?? null,
        kind,
        due,
        cause,
        JSON.stringify(content),
      ],
    })
  }
}

/**
 * What is told of a meeting takes the place of what waits to be told of it. Whoever has not had the invitation yet gets one for the
 * new time instead of a change of it; and when it is called off they need not hear of it at all.
 */
async function instead(
  tx: Tx,
  authority: string,
  kind: NoticeKind,
  { uid }: NonNullable<NoticeContent['meeting']>,
): Promise<NoticeKind | undefined> {
  const { rows } = await tx.query<{ kind: NoticeKind; attempts: number }>({
    name: 'take-the-place-of-notices',
    text: `update quorate.notice set state = 'withdrawn'
            where authority = $1 and state = 'waiting' and content -> 'meeting' ->> 'uid' = $2
           returning kind, attempts`,
    values: [authority, uid],
  })
  const neverInvited = rows.some(row => row.kind === 'invitation' && row.attempts === 0)
  if (!neverInvited) return kind
  return kind === 'invitation-withdrawn' ? undefined : 'invitation'
}

/** What waits to be told of a meeting that is over or called off, or about coming to it, is told to nobody; but that it is called off. */
export async function withdrawOver(
  tx: Tx,
  authority: string,
  discussion: string,
  now: string,
): Promise<void> {
  await tx.query({
    name: 'withdraw-over',
    text: `update quorate.notice set state = 'withdrawn', updated_at = $3
            where authority = $1 and discussion = $2 and state = 'waiting' and kind <> 'invitation-withdrawn'
              and (content ? 'meeting' or content ->> 'about' in ('reply', 'attend'))`,
    values: [authority, discussion, now],
  })
}

/** What one sweep did, in numbers; never to whom. */
type Swept = { handedOver: number; failed: number; later: number; withdrawn: number }

/** A sweep takes no more than this at once, so that several processes share a morning's load. */
const mostAtOnce = 50
/** Twelve tries, each wait twice the one before and none longer than six hours: about a day and a half. */
const mostAttempts = 12

/**
 * Hands over every notice of an authority that is due. Any number of sweeps may run at once, and each may die at any moment:
 * a notice is claimed for a minute (then two, four …) before it is handed over, and whoever claims it next hands over the
 * same mail with the same Message-ID.
 *
 * Somebody who has been blocked meanwhile gets nothing any more, and nobody hears of a meeting that is over.
 */
export async function sweep(
  pool: Pool,
  authority: string,
  transport: Transport,
  now: string,
): Promise<Swept> {
  const house = { authority, now }
  const withdrawn = await withSystem(
    pool,
    house,
    async tx => (await withdrawBlocked(tx, authority, now)) + (await withdrawPast(tx, authority, now)),
  )
  const claimed = await withSystem(pool, house, tx => claim(tx, authority, now))
  const swept: Swept = { handedOver: 0, failed: 0, later: 0, withdrawn }
  for (const row of claimed) {
    const ends = await handOver(row, transport)
    swept[ends.as]++
    if (ends.as === 'later') continue
    await withSystem(pool, house, tx =>
      tx.query({
        name: 'end-notice',
        text: `update quorate.notice set state = $3, message_id = $4, content = content || $5, updated_at = $6
                where authority = $1 and notice = $2 and state = 'waiting'`,
        values: [
          authority,
          row.notice,
          ends.as === 'failed' ? 'failed' : 'handed-over',
          ends.messageId ?? null,
          ends.why ? { why: ends.why } : {},
          now,
        ],
      }),
    )
  }
  return swept
}

type Row = {
  notice: string
  kind: NoticeKind
  address: string | null
  due: string
  attempts: number
  content: NoticeContent
}
type Ends = { as: 'handedOver' | 'failed' | 'later'; messageId?: string; why?: string }

async function handOver({ address, attempts, ...notice }: Row, transport: Transport): Promise<Ends> {
  try {
    const answer = await transport.handOver({ ...notice, ...(address !== null && { address }) })
    if ('refused' in answer) return { as: 'failed', why: answer.refused }
    return { as: 'handedOver', messageId: answer.messageId }
  } catch {
    // Whatever went wrong may be over in a minute; what it said may quote an address, and is not kept.
    return attempts >= mostAttempts ? { as: 'failed', why: 'gave-up' } : { as: 'later' }
  }
}

async function claim(tx: Tx, authority: string, now: string): Promise<Row[]> {
  const { rows } = await tx.query<Row>({
    name: 'claim-notices',
    text: `with due as (
             select n.notice from quorate.notice n
              where n.authority = $1 and n.state = 'waiting' and n.due_at <= $2
                and (n.attempts = 0
                     or n.updated_at + least(interval '1 minute' * power(2, n.attempts - 1), interval '6 hours') <= $2)
              order by n.due_at, n.cause limit $3
                for update skip locked)
           update quorate.notice n set attempts = n.attempts + 1, updated_at = $2
             from due
            where n.authority = $1 and n.notice = due.notice
           returning n.notice, n.kind, n.due_at as due, n.attempts, n.content, n.cause,
                     coalesce(n.address, (select p.email from quorate.person p where p.person = n.person)) as address`,
    values: [authority, now, mostAtOnce],
  })
  return rows
    .map(({ cause, ...row }: Row & { cause?: number | null }) => ({ row, cause: cause ?? 0 }))
    .sort((a, b) => (a.row.due < b.row.due ? -1 : a.row.due > b.row.due ? 1 : a.cause - b.cause))
    .map(({ row }) => row)
}

/** Exclusion beats grant at every send. The same test as row security makes, for the person a notice is for. */
async function withdrawBlocked(tx: Tx, authority: string, now: string): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'withdraw-blocked-notices',
    text: `update quorate.notice n set state = 'withdrawn', updated_at = $2
             from quorate.block b, quorate.person p
            where n.authority = $1 and n.state = 'waiting' and n.due_at <= $2
              and b.authority = n.authority and b.discussion = n.discussion and b.lifted_at is null
              and (p.person = n.person or (n.person is null and lower(p.email) = lower(n.address)))
              and case when b.person is not null then b.person = p.person
                       else (b.agency is null or b.agency = p.agency)
                        and (b.role is null or b.role = p.role
                             or exists (select from quorate.membership m
                                         where m.authority = b.authority and m.discussion = b.discussion
                                           and m.person = p.person and m.seat = b.role)) end`,
    values: [authority, now],
  })
  return rowCount ?? 0
}

/** Asked at the moment of sending: a mail that waited too long speaks of a meeting that is over, or reminds of what has passed. */
async function withdrawPast(tx: Tx, authority: string, now: string): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'withdraw-past-notices',
    text: `update quorate.notice set state = 'withdrawn', updated_at = $2
            where authority = $1 and state = 'waiting' and due_at <= $2
              and (case when content ? 'meeting'
                        then (content -> 'meeting' ->> 'starts')::timestamptz
                             + interval '1 minute' * (content -> 'meeting' ->> 'minutes')::int <= $2
                        else content ->> 'about' in ('reply', 'attend') and (content ->> 'due')::timestamptz < $2 end)`,
    values: [authority, now],
  })
  return rowCount ?? 0
}
