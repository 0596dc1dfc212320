/** Who runs a discussion now, and whom of them a block would shut out: asked of the house before a block is decided. */
import type { Tx } from '../database/index.ts'
import type { Implicated } from '../discussion/discussion.ts'
import { isBlocked, type Somebody } from '../discussion/people/kept-out.ts'
import type { Runner } from '../discussion/life/shutting-out.ts'

/** Read as the house. Whoever is kept out already runs nothing. */
export async function runningNow(
  tx: Tx,
  { authority, discussion }: { authority: string; discussion: string },
  implicated: readonly Implicated[],
  who: Implicated,
): Promise<Runner[]> {
  const { rows } = await tx.query<Omit<Runner, 'out'> & Somebody & { seats: string[] }>({
    name: 'running-now',
    text: `select p.person, p.name, p.email, a.name as agency, p.role, bool_or(m.capacity <> 'minute-taker') as leads,
                  array(select s.seat from quorate.membership s
                         where s.authority = $1 and s.discussion = $2 and s.person = p.person and s.seat <> '') as seats
             from quorate.membership m
             join quorate.person p using (person)
             left join quorate.agency a on a.agency = p.agency
            where m.authority = $1 and m.discussion = $2 and m.capacity in ('convenor', 'chair', 'minute-taker')
              and m.until is null
            group by p.person, p.name, p.email, a.name, p.role
            order by p.name`,
    values: [authority, discussion],
  })
  const isOut = (blocks: readonly Implicated[], { seats, ...one }: (typeof rows)[number]): boolean =>
    [undefined, ...seats].some(seat => isBlocked(blocks, known({ ...one, seat })))
  return rows
    .filter(one => !isOut(implicated, one))
    .map(one => ({ person: one.person, name: one.name, leads: one.leads, out: isOut([who], one) }))
}

/** What the phone book leaves empty is not known, rather than null. */
const known = ({ person, name, email, agency, seat, role }: Somebody): Somebody => ({
  person,
  name,
  email: email ?? undefined,
  agency: agency ?? undefined,
  seat,
  role: role ?? undefined,
})
