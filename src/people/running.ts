/** Who runs a discussion now, and whom of them a block would shut out: asked of the house before a block is decided. */
import type { Tx } from '../database/index.ts'
import type { Implicated } from '../discussion/discussion.ts'
import type { Runner } from '../discussion/life/shutting-out.ts'

/** Read as the house; whoever is kept out already runs nothing. `out` is the same test that row security makes once the block stands. */
export async function runningNow(
  tx: Tx,
  { authority, discussion, now }: { authority: string; discussion: string; now: string },
  { person, agency, role }: Implicated,
): Promise<Runner[]> {
  const { rows } = await tx.query<Runner>({
    name: 'running-now',
    text: `select p.person, p.name, bool_or(m.capacity <> 'minute-taker') as leads,
                  coalesce(bool_or(case
                    when $4::text is not null then p.person::text = $4
                    when $5::text is null and $6::text is null then false
                    else ($5::text is null or a.name = $5 or a.agency::text = $5)
                     and ($6::text is null or p.role = $6 or exists (
                           select from quorate.membership s
                            where s.authority = m.authority and s.discussion = m.discussion and s.person = m.person
                              and s.seat = $6)) end), false) as out
             from quorate.membership m
             join quorate.person p using (person)
             left join quorate.agency a on a.agency = p.agency
            where m.authority = $1 and m.discussion = $2 and m.capacity in ('convenor', 'chair', 'minute-taker')
              and m.since <= $3 and (m.until is null or m.until > $3)
              and not exists (
                    select from quorate.block b
                     where b.authority = m.authority and b.discussion = m.discussion and b.lifted_at is null
                       and case when b.person is not null then b.person = p.person
                                else (b.agency is null or b.agency = p.agency)
                                 and (b.role is null or b.role = p.role or exists (
                                       select from quorate.membership s
                                        where s.authority = m.authority and s.discussion = m.discussion
                                          and s.person = m.person and s.seat = b.role)) end)
            group by p.person, p.name
            order by p.name`,
    values: [authority, discussion, now, person ?? null, agency ?? null, role ?? null],
  })
  return rows
}
