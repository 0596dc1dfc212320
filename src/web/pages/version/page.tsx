/** Which version of the procedure a discussion is under, since when; and moving it to another, with everything that would change. */
import { beforeMoving } from '../../../discussion/what-if/before-moving.ts'
import { pinnedAfterMove } from '../../../discussion/required/pinned.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { byOf } from '../../../people/standing.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { commandOf, formRoute } from '../../form.tsx'
import { type Offer, VersionPage } from './version-page.tsx'

export const versionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/version',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'version')
      return seen ? { page: shown(visit, seen) } : nothing
    },
  },
  formRoute<Moving>({
    path: '/discussions/:reference/version',
    async open(visit) {
      const seen = await visit.see(visit.params.reference ?? '', 'version')
      return seen?.may('move') ? { visit, seen } : undefined
    },
    asks: ({ visit, seen }) => {
      const { fields } = visit
      const to = versionsOffered(visit, seen).find(({ procedure }) => procedure.hash === fields.raw('to'))
      if (!to) return fields.wrong('form', 'Look again: that version is not offered any more.')
      const reason = fields.needed('reason', `Say why it is moved to ${nameOf(to)}.`)
      const { id, hash } = to.procedure
      return { type: 'MoveToProcedure', id: commandOf(visit), procedure: { id, hash }, reason }
    },
    fieldOf: ({ field }) => (field === 'procedure' || field === 'at' ? 'form' : field),
    again: ({ visit, seen }) => shown(visit, seen),
    done: ({ seen }) => `/discussions/${seen.discussion.reference}/version?done=moved`,
  }),
  formRoute<Moving>({
    path: '/discussions/:reference/version/holidays',
    async open(visit) {
      const seen = await visit.see(visit.params.reference ?? '', 'version')
      return seen?.may('move') ? { visit, seen } : undefined
    },
    asks({ visit }) {
      const reason = visit.fields.needed('why', 'Say why the dates are counted again.')
      return { type: 'CountAgain', id: commandOf(visit), calendar: visit.fields.raw('calendar'), reason }
    },
    again: ({ visit, seen }) => shown(visit, seen),
    fieldOf: ({ field }) => (field === 'reason' ? 'why' : field),
    done: ({ seen }) => `/discussions/${seen.discussion.reference}/version?done=counted`,
  }),
]

type Moving = { visit: Visit; seen: Seen }

const nameOf = ({ procedure }: Rules): string => sayVersion(procedure.id)

/** The version the authority follows today, then those the discussion was under before: each as the rules it would be moved to. */
function versionsOffered(visit: Visit, { discussion, may }: Seen): Rules[] {
  if (!may('move')) return []
  const { rulesFor } = visit.house
  const hashes = [visit.followedToday, ...discussion.moves.map(({ from }) => from.hash)]
  return [...new Set(hashes)]
    .filter(hash => hash !== undefined)
    .filter(hash => hash !== discussion.procedure.hash)
    .map(hash => rulesFor(pinnedAfterMove(discussion, hash)))
}

function shown(visit: Visit, seen: Seen) {
  const offered = versionsOffered(visit, seen)
  const wanted = visit.fields.raw('to') || visit.query.to
  const chosen =
    offered.find(({ procedure }) => procedure.hash === wanted) ??
    offered.find(({ procedure }) => procedure.hash === visit.followedToday)
  const offer: Offer | undefined = chosen && {
    to: chosen,
    changes: beforeMoving(seen.discussion, seen.rules, chosen, {
      by: byOf(visit.signedIn.person),
      now: visit.now,
    }),
  }
  const others = offered.filter(one => one !== chosen).map(({ procedure }) => procedure)
  return <VersionPage visit={visit} seen={seen} offer={offer} others={others} />
}
