/** What an authority follows, looked up and held for a decision about it. */
import { london, type Instant } from '../calendar/index.ts'
import { type Actor, asSystem, type Tx } from '../database/index.ts'
import type { CheckedDraft } from '../procedure/checking/draft.ts'
import {
  type Following,
  type InTheWay,
  type Proposed,
  inTheWayOfAdopting,
  inTheWayOfPublishing,
  inTheWayOfWithdrawing,
} from '../procedure/adopting/adopting.ts'
import type { Adoption } from '../procedure/adopting/in-force.ts'
import { authorityOf, type Procedure } from '../procedure/index.ts'
import type { Shelf } from '../shelf.ts'
import {
  type Followed,
  followedColumns,
  followedFrom,
  type FollowedRow,
  type FollowingKnown,
} from './following.ts'

/** The procedures there are: on the shelf, and those this authority published. */
export type Shelves = Pick<FollowingKnown, 'versionsOf' | 'learn'> & { readonly shelf: Shelf }

type LookedUp = Following &
  Pick<Followed, 'published'> & {
    /** The adoption that is asked about, when there is one. */
    planned: Adoption | undefined
  }

/**
 * Everything a decision about an authority’s procedure has to know. The authority’s row is held until the transaction ends,
 * and so is the name that is to be published, so that two approvals at once cannot contradict each other.
 */
export async function lookUp(
  tx: Tx,
  asking: Actor & { now: Instant },
  { shelf, versionsOf, learn }: Shelves,
  { id, from, proposal }: Pick<Proposed, 'id' | 'from'> & { proposal: string },
): Promise<LookedUp> {
  const { authority, now } = asking
  const { rows: waiting } = await tx.query<{ from: string }>(
    `select from_day as "from" from quorate.proposal
      where authority = $1 and state = 'waiting' and kind <> 'withdraw' and proposal <> $2`,
    [authority, proposal],
  )
  const { followed, taken } = await asSystem(tx, asking, async () => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`quorate publishes ${id}`])
    const { rows } = await tx.query<FollowedRow>(
      `select ${followedColumns} from quorate.authority a where a.authority = $1 for update`,
      [authority],
    )
    const { rows: kept } = await tx.query<{ hash: string }>(
      `select hash from quorate.kept where kind = 'procedure' and id = $1`,
      [id],
    )
    return { followed: followedFrom(rows[0]!), taken: kept.map(({ hash }) => hash) }
  })
  await learn(authority, followed)
  const versions = versionsOf(authority)
  const find = (of: string, hash?: string): Procedure | undefined => {
    const found = versions.get(of)
    return hash === undefined || found?.hash === hash ? found : undefined
  }
  const { adoptions, published, slug } = followed
  return {
    today: london(now).date,
    adoptions,
    published,
    find,
    versions: [...versions.values()].map(
      ({ id, pack }) =>
        shelf.versions.get(id) ?? { id, pack, at: (_, says) => ({ file: id, line: 1, path: '', says }) },
    ),
    families: [...new Set([...adoptions.map(one => authorityOf(one.id)), slug])].filter(one => one !== ''),
    taken,
    waiting: waiting.map(one => one.from),
    planned: adoptions.find(one => one.id === id && one.from === from),
  }
}

/** Why what is proposed cannot be done today. */
export function inTheWayToday(
  proposed: Proposed,
  checked: CheckedDraft | undefined,
  following: Following,
): InTheWay[] {
  switch (proposed.kind) {
    case 'publish':
      return checked
        ? inTheWayOfPublishing(checked, proposed, following)
        : [{ field: 'text', says: 'There is no draft.' }]
    case 'adopt':
      return inTheWayOfAdopting(proposed, following)
    case 'withdraw':
      return inTheWayOfWithdrawing(proposed, following)
  }
}
