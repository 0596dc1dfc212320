/** Who somebody is: looked up from the phone book, the memberships and the blocks, for the access decision. */
import type { Tx } from '../database/index.ts'
import type { By } from '../discussion/discussion.ts'
import type { Capacity, Who } from './access.ts'

export type Person = {
  person: string
  name: string
  email: string | undefined
  agency: string
  agencyName: string
  /** What sort of agency: social-care, police, health, school … */
  agencyKind: string | undefined
  role: string | undefined
  roleTitle: string | undefined
  grade: string | undefined
  /** The seat they usually take in a discussion. */
  seat: string | undefined
}

const columns = `p.person, p.name, p.email, p.agency, a.name as "agencyName", a.kind as "agencyKind", p.role, p.role_title as "roleTitle", p.grade, p.content ->> 'seat' as seat`

/** One person of the phone book. */
export async function findPerson(tx: Tx, person: string): Promise<Person | undefined> {
  const { rows } = await tx.query<Person>({
    name: 'find-person',
    text: `select ${columns} from quorate.person p left join quorate.agency a using (agency) where p.person = $1`,
    values: [person],
  })
  return rows[0]
}

/** The phone book of the authority one acts in, by agency and name: for choosing whom to invite. An agency that names no authority serves all. */
export async function listPeople(tx: Tx): Promise<Person[]> {
  const { rows } = await tx.query<Person>(
    `select ${columns} from quorate.person p left join quorate.agency a using (agency)
      where a.content -> 'serves' is null or a.content -> 'serves' ? (select quorate.context_authority())::text
      order by a.name, p.name`,
  )
  return rows
}

/** Roles for the authority as a whole: duty, oversight, administrator, policy. */
export async function rolesOf(tx: Tx, authority: string, person: string): Promise<string[]> {
  const { rows } = await tx.query<{ role: string }>({
    name: 'roles-of',
    text: 'select role from quorate.authority_role where authority = $1 and person = $2 order by role',
    values: [authority, person],
  })
  return rows.map(row => row.role)
}

/**
 * The discussion with a reference, in the authority whoever asks acts in; undefined when there is none or they may not see it,
 * which are the same to them, also by how long the answer takes.
 */
export async function findDiscussion(tx: Tx, reference: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ discussion: string | null }>({
    name: 'find-discussion',
    text: 'select quorate.find_discussion($1) as discussion',
    values: [reference],
  })
  return rows[0]?.discussion ?? undefined
}

/** What somebody is in one discussion now. A discussion they cannot see gives no capacities and reads as blocked or nothing. */
export async function standingIn(
  tx: Tx,
  {
    authority,
    discussion,
    person,
    agency,
  }: { authority: string; discussion: string; person: string; agency: string },
): Promise<Who> {
  const { rows } = await tx.query<{ capacity: Capacity }>({
    name: 'standing-in',
    text: `select distinct capacity from quorate.membership
            where authority = $1 and discussion = $2 and person = $3 and until is null`,
    values: [authority, discussion, person],
  })
  const roles = await rolesOf(tx, authority, person)
  const { rows: seen } = await tx.query({
    name: 'is-visible',
    text: 'select 1 from quorate.discussion_head where authority = $1 and discussion = $2',
    values: [authority, discussion],
  })
  const capacities = [
    ...rows.map(row => row.capacity),
    ...(roles.includes('oversight') ? (['oversight'] as const) : []),
  ]
  return { person, agency, capacities: [...new Set(capacities)], blocked: seen.length === 0 }
}

/**
 * Everything a command has to know before it is decided, in one round trip; the discussion is held until the transaction ends.
 *
 * @param after - the number of the last entry already known; the entries that follow it come along.
 * @returns undefined when there is no such discussion, or whoever is asking may not see it: to them it is the same.
 */
export async function openCommand<Entry>(
  tx: Tx,
  { discussion, command, after }: { discussion: string; command: string; after: number },
): Promise<Opened<Entry> | undefined> {
  const { rows } = await tx.query<{ found: Found<Entry> | null }>({
    name: 'open-command',
    text: 'select quorate.open_command($1, $2, $3) as found',
    values: [discussion, command, after],
  })
  const found = rows[0]?.found
  if (!found) return undefined
  const { person, oversees, entries, repeated } = found
  const capacities = [...new Set([...found.capacities, ...(oversees ? (['oversight'] as const) : [])])]
  const who = { person: person.person, agency: person.agencyName, capacities, blocked: false }
  return { person, who, repeated, entries: entries ?? undefined }
}

type Opened<Entry> = {
  person: Person
  who: Who
  /** This person has already carried out this command here. */
  repeated: boolean
  /** Undefined for somebody who may not read the story: only the house may. */
  entries: readonly Entry[] | undefined
}
type Found<Entry> = Pick<Opened<Entry>, 'person' | 'repeated'> & {
  oversees: boolean
  capacities: Capacity[]
  entries: readonly Entry[] | null
}

/** How somebody is written into the record: name, agency and grade as they were that day. */
export const byOf = (person: Person): By => ({
  person: person.person,
  name: person.name,
  agency: person.agencyName,
  ...(person.roleTitle && { role: person.roleTitle }),
  ...(person.grade && { grade: person.grade }),
})
