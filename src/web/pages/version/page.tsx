/** Which version of the procedure a discussion is under, since when; and moving it to another, with everything that would change. */
import { nothingHere } from '../../../conduct.ts'
import { beforeMoving } from '../../../discussion/what-if/before-moving.ts'
import { pinnedAfterMove } from '../../../discussion/pinned.ts'
import { isRefusal, type Rules } from '../../../discussion/happening.ts'
import { byOf } from '../../../people/standing.ts'
import { sayVersion } from '../../../procedure/statement.ts'
import type { Problem } from '../../fields.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { problemOf } from '../../because.tsx'
import { type Offer, VersionPage } from './version-page.tsx'

export const versionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/version',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'version')
      return seen ? shown(visit, seen, []) : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/version',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'version')
      if (!seen?.may('move')) return nothing
      const { fields } = visit
      const to = versionsOffered(visit, seen).find(({ procedure }) => procedure.hash === fields.raw('to'))
      if (!to)
        return shown(visit, seen, [
          { field: 'form', says: 'Look again: that version is not offered any more.' },
        ])
      const reason = fields.text('reason')
      if (reason === undefined)
        return shown(visit, seen, [
          { field: 'reason', says: fields.problemWith('reason') ?? `Say why it is moved to ${nameOf(to)}.` },
        ])
      const { id, hash } = to.procedure
      const moved = await visit.conduct(seen.discussion.id, {
        type: 'MoveToProcedure',
        id: fields.raw('command') || crypto.randomUUID(),
        procedure: { id, hash },
        reason,
      })
      if (moved === nothingHere) return nothing
      if (isRefusal(moved)) return shown(visit, seen, [problemOf(moved, { procedure: 'form', at: 'form' })])
      return { redirect: `/discussions/${seen.discussion.reference}/version?done=moved` }
    },
  },
]

const nameOf = ({ procedure }: Rules): string => sayVersion(procedure.id)

/** The version the visitor's authority follows today, by hash. */
export const followedToday = ({ house, signedIn, now }: Visit): string | undefined =>
  house.conduct.followedToday?.(signedIn.authority, now)

/** The version the authority follows today, then those the discussion was under before: each as the rules it would be moved to. */
function versionsOffered(visit: Visit, { discussion, may }: Seen): Rules[] {
  if (!may('move')) return []
  const { rulesFor } = visit.house
  const hashes = [followedToday(visit), ...discussion.moves.map(({ from }) => from.hash)]
  return [...new Set(hashes)]
    .filter(hash => hash !== undefined)
    .filter(hash => hash !== discussion.procedure.hash)
    .map(hash => rulesFor(pinnedAfterMove(discussion, hash)))
}

function shown(visit: Visit, seen: Seen, problems: readonly Problem[]): Answer {
  const offered = versionsOffered(visit, seen)
  const wanted = visit.fields.raw('to') || visit.query.to
  const chosen =
    offered.find(({ procedure }) => procedure.hash === wanted) ??
    offered.find(({ procedure }) => procedure.hash === followedToday(visit))
  const offer: Offer | undefined = chosen && {
    to: chosen,
    changes: beforeMoving(seen.discussion, seen.rules, chosen, {
      by: byOf(visit.signedIn.person),
      now: visit.now,
    }),
  }
  const others = offered.filter(one => one !== chosen).map(({ procedure }) => procedure)
  return { page: <VersionPage visit={visit} seen={seen} offer={offer} others={others} problems={problems} /> }
}
