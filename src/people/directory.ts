/** Puts the demonstration's authority, agencies and people into the phone book. Invented, all of them. */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Database, withSystem } from '../database/index.ts'
import type { Adoption } from '../procedure/adopting/in-force.ts'

const directory = z.strictObject({
  authority: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    /** What it follows; `from` is the authority’s own first day under it, where that is not the pack’s. */
    procedures: z
      .array(
        z.union([
          z.string().transform((id): Adoption => ({ id })),
          z
            .strictObject({ id: z.string(), from: z.iso.date().optional() })
            .transform(({ id, from }): Adoption => ({ id, ...(from !== undefined && { from }) })),
        ]),
      )
      .min(1),
    /** What binds everybody in England, where it has adopted that beside its procedure: `england/2026`. */
    overlay: z.string().optional(),
  }),
  agencies: z.array(z.strictObject({ id: z.uuid(), name: z.string(), kind: z.string() })),
  people: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      agency: z.string(),
      seat: z.string(),
      title: z.string(),
      grade: z.string().optional(),
      role: z.string().optional(),
      roles: z.array(z.enum(['duty', 'oversight', 'administrator', 'policy'])).default([]),
      email: z
        .email()
        .refine(address => address.endsWith('.example'), 'an address in the demo ends in .example'),
      story: z.string().optional(),
      persona: z.boolean().default(false),
    }),
  ),
})
export type Directory = z.infer<typeof directory>

export const readDirectory = async (file: string): Promise<Directory> =>
  directory.parse(parse(await readFile(file, 'utf8')))

/** The authority has held discussions before: the demonstration's first is SD-0401. */
const lastReference = 400

/** Writes the phone book, as the house. Done again, it changes nothing. */
export async function seatPeople(
  database: Database,
  { authority, agencies, people }: Directory,
): Promise<void> {
  await withSystem(database.pool, { authority: authority.id }, async tx => {
    await tx.query(
      `insert into quorate.authority (authority, name, slug, procedure, content, last_reference) values ($1, $2, $3, $4, $5, $6)
       on conflict (authority) do nothing`,
      [
        authority.id,
        authority.name,
        authority.slug,
        authority.procedures[0]!.id,
        JSON.stringify({
          procedures: authority.procedures,
          ...(authority.overlay !== undefined && { overlay: authority.overlay }),
          demonstration: true,
        }),
        lastReference,
      ],
    )
    for (const agency of agencies)
      await tx.query(
        `insert into quorate.agency (agency, name, kind, content) values ($1, $2, $3, $4) on conflict (agency) do nothing`,
        [agency.id, agency.name, agency.kind, JSON.stringify({ serves: [authority.id] })],
      )
    const idOf = new Map(agencies.map(agency => [agency.name, agency.id]))
    for (const [order, one] of people.entries()) {
      const content = {
        seat: one.seat,
        ...(one.persona && { 'persona-of': authority.id, order, story: one.story }),
      }
      await tx.query(
        `insert into quorate.person (person, agency, name, email, role, role_title, grade, content) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (person) do nothing`,
        [
          one.id,
          idOf.get(one.agency),
          one.name,
          one.email,
          one.role ?? one.seat,
          one.title,
          one.grade ?? null,
          JSON.stringify(content),
        ],
      )
      for (const role of one.roles)
        await tx.query(
          'insert into quorate.authority_role (authority, person, role) values ($1, $2, $3) on conflict do nothing',
          [authority.id, one.id, role],
        )
    }
  })
}
