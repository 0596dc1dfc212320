import type { Pool } from 'pg'
import { beginDiscussion } from '../../record/append.ts'
import { type Actor, withSystem } from '../actor.ts'

/**
 * A fictional town for tests: two authorities that share agencies, six people, three discussions.
 *
 * Alder and Birch are discussions of Northmere, Cedar is one of Southmere. Nobody sees a discussion except by what is
 * written here.
 */
export const NORTHMERE = '00000000-0000-7000-8000-000000000001'
export const SOUTHMERE = '00000000-0000-7000-8000-000000000002'
export const ALDER = '00000000-0000-7000-8000-0000000000a1'
export const BIRCH = '00000000-0000-7000-8000-0000000000b1'
export const CEDAR = '00000000-0000-7000-8000-0000000000c1'
const COUNCIL = '00000000-0000-7000-8000-0000000000f1'
export const SCHOOL = '00000000-0000-7000-8000-0000000000f2'

/** Chairs Alder and Cedar. */
export const CHAIR = '00000000-0000-7000-8000-000000000011'
/** Has a seat in Alder. */
export const NURSE = '00000000-0000-7000-8000-000000000012'
/** Leads education at the school, and has a seat in Alder. */
export const HEAD_TEACHER = '00000000-0000-7000-8000-000000000013'
/** Oversees Northmere, and sits in nothing. */
export const OVERSEER = '00000000-0000-7000-8000-000000000014'
/** Works for the council, and sits in nothing. */
export const CLERK = '00000000-0000-7000-8000-000000000015'
/** Sat in Alder until the tenth of January. */
export const LEAVER = '00000000-0000-7000-8000-000000000016'

export const MORNING = '2026-01-14T09:00:00.000Z'

/** A person at work in an authority; in Northmere unless said otherwise. */
export function as(person: string, authority = NORTHMERE, capacity = 'seat'): Actor {
  return { person, authority, capacity }
}

/** Puts the town into an empty database. */
export async function settleTown(pool: Pool): Promise<void> {
  await withSystem(pool, { authority: null }, async tx => {
    await tx.query(
      `insert into authority (authority, name, slug) values ($1, 'Northmere', 'northmere'), ($2, 'Southmere', 'southmere')`,
      [NORTHMERE, SOUTHMERE],
    )
    await tx.query(
      `insert into agency (agency, name, kind) values ($1, 'Northmere Council', 'council'), ($2, 'Mere Lane School', 'school')`,
      [COUNCIL, SCHOOL],
    )
    await tx.query(
      `insert into person (person, agency, name, email, role) values
         ($1, $7, 'Ada Mere', 'ada@northmere.example', 'chair'), ($2, $7, 'Ben Ash', 'ben@health.example', 'nurse'),
         ($3, $8, 'Cleo Holm', 'cleo@school.example', 'education-lead'), ($4, $7, 'Dev Lund', 'dev@northmere.example', null),
         ($5, $7, 'Eve Brook', 'eve@northmere.example', null), ($6, $7, 'Fay Moor', 'fay@northmere.example', null)`,
      [CHAIR, NURSE, HEAD_TEACHER, OVERSEER, CLERK, LEAVER, COUNCIL, SCHOOL],
    )
  })
  for (const [authority, discussions] of [
    [NORTHMERE, [ALDER, BIRCH]],
    [SOUTHMERE, [CEDAR]],
  ] as const) {
    await withSystem(pool, { authority }, async tx => {
      for (const discussion of discussions) {
        await beginDiscussion(tx, {
          authority,
          discussion,
          procedure: 'bradford/2023',
          procedureHash: 'f'.repeat(64),
        })
      }
      if (authority === NORTHMERE) {
        await tx.query(`insert into authority_role values ($1, $2, 'oversight')`, [authority, OVERSEER])
      }
    })
  }
  await join(pool, NORTHMERE, ALDER, CHAIR, 'chair')
  await join(pool, NORTHMERE, ALDER, NURSE, 'seat')
  await join(pool, NORTHMERE, ALDER, HEAD_TEACHER, 'seat', 'school')
  await join(pool, NORTHMERE, ALDER, LEAVER, 'seat', 'social-worker', '2026-01-10T00:00:00.000Z')
  await join(pool, SOUTHMERE, CEDAR, CHAIR, 'chair')
}

/** Gives a person a place in a discussion. */
export async function join(
  pool: Pool,
  authority: string,
  discussion: string,
  person: string,
  capacity: string,
  seat = '',
  until: string | null = null,
): Promise<void> {
  await withSystem(pool, { authority }, tx =>
    tx.query(
      `insert into membership (authority, discussion, person, capacity, seat, since, until)
       values ($1, $2, $3, $4, $5, '2026-01-01T00:00:00Z', $6)`,
      [authority, discussion, person, capacity, seat, until],
    ),
  )
}

/** Bars a person, or everybody of an agency or a role, from a discussion of Northmere. */
export async function bar(
  pool: Pool,
  discussion: string,
  { person, agency, role }: { person?: string; agency?: string; role?: string },
): Promise<void> {
  await withSystem(pool, { authority: NORTHMERE }, tx =>
    tx.query(
      `insert into block (authority, discussion, person, agency, role, reason, set_at) values ($1, $2, $3, $4, $5, 'implicated', $6)`,
      [NORTHMERE, discussion, person ?? null, agency ?? null, role ?? null, MORNING],
    ),
  )
}
