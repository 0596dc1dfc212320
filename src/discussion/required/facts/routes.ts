/** Where a request goes and how a seat is reached: tables of the pack, each looked up by its own facts (AMB-29). */
import type { Instant } from '../../../calendar/index.ts'
import { type Compiled, compile } from '../../../procedure/conditions/compiled.ts'
import type { FactName } from '../../../procedure/conditions/facts.ts'
import type { Contact } from '../../../procedure/pack/pack.ts'
import type { Child, Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { holds, waitingFor } from './known.ts'

/** The lines of a table that apply, or the facts somebody has to state before any can. */
export type Routed = { routes: readonly Contact[]; asks: readonly FactName[] }

/** Where the request goes. Nothing when the procedure names no place. */
export function requestRoutes(discussion: Discussion, rules: Rules, now: Instant): Routed {
  const table = rules.procedure.pack.convene.request?.routes ?? []
  return routed(table, undefined, discussion, rules, now)
}

/** How a seat is reached for one child, or for the discussion when the table does not ask about children. */
export function seatContacts(
  seat: string,
  child: Child | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Routed {
  const table = rules.procedure.seats.find(one => one.seat === seat)?.contacts ?? []
  return routed(table, child, discussion, rules, now)
}

function routed(
  table: readonly Contact[],
  child: Child | undefined,
  discussion: Discussion,
  rules: Rules,
  now: Instant,
): Routed {
  const truth = (applies: Compiled) => holds(applies, discussion, rules, now, child)
  const lines = table.map(line => ({ line, applies: compile(line.when) }))
  const routes = lines.filter(({ applies }) => truth(applies) === true).map(({ line }) => line)
  if (routes.length > 0) return { routes, asks: [] }
  const asks = lines.flatMap(({ applies }) => waitingFor(applies, discussion, rules, now, child))
  return { routes, asks: [...new Set(asks)] }
}
