import type { Pool, PoolClient } from 'pg'
import { connectPatiently, isAway, openPatience } from './away.ts'

/** A transaction: what may be asked of the database while it lasts. */
export type Tx = Pick<PoolClient, 'query'>

/**
 * Who acts. Row security shows exactly what this person may see in this authority.
 *
 * `now` is the house's clock where it is not the machine's (the demo stands still): memberships are judged at that instant.
 */
export type Actor = { person: string; authority: string; capacity: string; now?: string }

/** The house itself, in one authority; `authority: null` only for what belongs to none (sign-in, the phone book). */
type House = {
  authority: string | null
  now?: string
  /** Everything read in the transaction is of one moment, and nothing is written. */
  snapshot?: boolean
}

/** The secret of this process for each pool: without it the database believes nothing about who is asking. */
const secrets = new WeakMap<object, Buffer>()

/** Lets a pool say who is asking. Called once, where the pool is made. */
export function letIn(pool: Pool, secret: Buffer): void {
  secrets.set(pool, secret)
}

/**
 * Runs `work` in one transaction as a person. Commits when it resolves, rolls back when it throws.
 *
 * @throws whatever `work` throws; the connection is given back in every case.
 */
export async function withActor<T>(pool: Pool, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (actor.capacity === 'system') throw new TypeError('a person does not act as the system: use withSystem')
  return await inTransaction(pool, tx => enter(tx, { ...actor }), work)
}

/** Runs `work` in one transaction as the house itself: projecting, sweeping, beginning discussions, signing in. */
export async function withSystem<T>(pool: Pool, house: House, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(pool, tx => enterSystem(tx, house), work, house.snapshot)
}

/**
 * Runs one part of a person's transaction as the house, and then goes on as that person.
 *
 * For `conduct`: what follows from an entry (views, notices, memberships) is written in the transaction of the entry.
 */
export async function asSystem<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  const result = await restAsSystem(tx, actor, work)
  // Sent, and not waited for: a connection answers in order, so all that comes after it comes as the person, or not at all.
  enter(tx, actor).catch(() => {})
  return result
}

/**
 * Runs the rest of a person's transaction as the house. Nothing may follow it in that transaction.
 *
 * For `conduct`: what follows from an entry is the last thing in its transaction.
 */
export async function restAsSystem<T>(tx: Tx, { authority, now }: Actor, work: () => Promise<T>): Promise<T> {
  const house = { authority, ...(now !== undefined && { now }) }
  const [, result] = await together([enterSystem(tx, house), work()])
  return result
}

/**
 * Statements sent in one go: a connection carries them out in the order in which they were asked for, and what fails takes the
 * rest of the transaction with it.
 *
 * @throws the first that failed, once every one of them is settled, so that none is still under way in the next transaction.
 */
export async function together<const T extends readonly Promise<unknown>[]>(
  asked: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(asked)
  const failed = settled.find(one => one.status === 'rejected')
  if (failed) throw failed.reason
  return (await Promise.all(asked)) as { -readonly [K in keyof T]: Awaited<T[K]> }
}

const ENTER = { name: 'enter', text: 'select quorate.enter($1, $2, $3, $4, $5)' }

async function enter(tx: Tx, { person, authority, capacity, now }: Actor): Promise<void> {
  await tx.query({ ...ENTER, values: [person, authority, capacity, secretOf(tx), now ?? null] })
}

async function enterSystem(tx: Tx, { authority, now }: House): Promise<void> {
  await tx.query({ ...ENTER, values: [null, authority, 'system', secretOf(tx), now ?? null] })
}

function secretOf(holder: object): Buffer {
  const secret = secrets.get(holder)
  if (secret) return secret
  throw new TypeError('this pool was not opened by openDatabase')
}

async function inTransaction<T>(
  pool: Pool,
  begin: (tx: Tx) => Promise<void>,
  work: (tx: Tx) => Promise<T>,
  snapshot = false,
): Promise<T> {
  const secret = secretOf(pool)
  for (const patience = openPatience(); ; ) {
    const client = await connectPatiently(pool, patience)
    secrets.set(client, secret)
    let begun = false
    let broken: Error | undefined
    try {
      // The first statement of the work travels with these two; where they fail it fails with them, and theirs is the reason.
      const opened = together([
        client.query(snapshot ? 'begin isolation level repeatable read read only' : 'begin').then(() => {
          begun = true
        }),
        begin(client),
      ])
      const [, result] = await together([opened, (async () => await work(client))()])
      const { command } = await client.query('commit')
      // A transaction in which something failed unheard is rolled back by its commit, without an error.
      if (command !== 'COMMIT')
        throw new Error('the transaction was rolled back: a statement in it had failed')
      return result
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost
      })
      // A connection of before the server went away: nothing was begun on it, so the same is asked on another one.
      if (begun || !isAway(error) || patience.isOver()) throw error
    } finally {
      client.release(broken)
    }
  }
}
