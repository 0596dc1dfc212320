/**
 * What guards the rows: triggers, policies, grants, constraints and the functions above row security, as the catalogue has them.
 * Whoever owns a database can take one away for a moment; so they are compared with those that the migrations make.
 */
import { randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { type Connection, SCHEMA, withClient } from './connection.ts'
import { migrate } from './migrate.ts'
import { errorCode } from './refusal.ts'
import { APP, becomeOwner, GUARD, OWNER } from './roles.ts'

/** `missing` and `added` are lines of the catalogue; one that was changed stands in both. */
export type Guards = { compared: number; missing: string[]; added: string[] } | { notCompared: string }

/**
 * Compares the guards of a database with those of an empty one that is made for it beside it and dropped again.
 *
 * @param owner - a login that is, or may become, the owner role.
 */
export async function lookAtGuards(owner: Connection): Promise<Guards> {
  const found = await withClient(owner, guardsOf)
  const name = `quorate_guards_${randomUUID().slice(0, 8)}`
  try {
    await withClient(owner, client => client.query(`create database ${name}`))
  } catch (error) {
    if (errorCode(error) !== '42501') throw error
    return { notCompared: 'this login may not make a database to compare with' }
  }
  try {
    const made = await withClient({ ...owner, database: name }, async client => {
      await client.query('set statement_timeout = 0; set lock_timeout = 0')
      await becomeOwner(client, undefined)
      await migrate(client)
      return guardsOf(client)
    })
    const [there, wanted] = [new Set(found), new Set(made)]
    return {
      compared: made.length,
      missing: made.filter(line => !there.has(line)),
      // Roles are the server's, and so the same in both: what they must never be is looked for.
      added: found.filter(line => !wanted.has(line) || isTooMighty(line)),
    }
  } finally {
    await withClient(owner, client => client.query(`drop database if exists ${name} with (force)`))
  }
}

/** Each guard as one line. Bodies of functions stand as their MD5: it is told that one differs, not how. */
async function guardsOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `with ours as (select oid, nspacl from pg_namespace where nspname = $1)
     select 'schema, granted ' || coalesce(nspacl::text, 'to nobody') as line from ours
     union all
     select format('%s %s of %s, row security %s, granted %s',
                   case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, c.relname,
                   pg_get_userbyid(c.relowner),
                   case when c.relforcerowsecurity and c.relrowsecurity then 'forced' when c.relrowsecurity then 'on' else 'off' end,
                   coalesce(c.relacl::text, 'to nobody'))
       from pg_class c join ours on ours.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f')
     union all
     select format('column %s of %s, granted %s', a.attname, c.relname, a.attacl)
       from pg_attribute a join pg_class c on c.oid = a.attrelid join ours on ours.oid = c.relnamespace
      where a.attacl is not null and not a.attisdropped
     union all
     select format('policy %s on %s for %s to %s, %s, using %s, with check %s', p.polname, c.relname, p.polcmd,
                   (select string_agg(pg_get_userbyid(r), ',' order by pg_get_userbyid(r)) from unnest(p.polroles) r),
                   case when p.polpermissive then 'permissive' else 'restrictive' end,
                   coalesce(pg_get_expr(p.polqual, p.polrelid), 'nothing'),
                   coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'nothing'))
       from pg_policy p join pg_class c on c.oid = p.polrelid join ours on ours.oid = c.relnamespace
     union all
     select format('trigger %s, enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join ours on ours.oid = c.relnamespace where not t.tgisinternal
     union all
     select format('constraint %s of %s: %s, valid %s', k.conname, k.conrelid::regclass, pg_get_constraintdef(k.oid), k.convalidated)
       from pg_constraint k join ours on ours.oid = k.connamespace where k.conrelid <> 0
     union all
     select format('rule %s on %s: %s', r.rulename, c.relname, pg_get_ruledef(r.oid))
       from pg_rewrite r join pg_class c on c.oid = r.ev_class join ours on ours.oid = c.relnamespace where r.rulename <> '_RETURN'
     union all
     select format('function %s(%s) of %s, %s, %s, granted %s, settings %s, body %s', p.proname,
                   pg_get_function_identity_arguments(p.oid), pg_get_userbyid(p.proowner),
                   case when p.prosecdef then 'with its owner''s rights' else 'with the caller''s rights' end, p.provolatile,
                   coalesce(p.proacl::text, 'to everybody'), coalesce(p.proconfig::text, 'none'), md5(p.prosrc))
       from pg_proc p join ours on ours.oid = p.pronamespace
     union all
     select format('role %s: superuser %s, above row security %s, makes roles %s, member of %s', r.rolname, r.rolsuper,
                   r.rolbypassrls, r.rolcreaterole,
                   coalesce((select string_agg(pg_get_userbyid(m.roleid), ',' order by 1) from pg_auth_members m where m.member = r.oid),
                            'nothing'))
       from pg_roles r where r.rolname = any ($2)`,
    [SCHEMA, [OWNER, GUARD, APP]],
  )
  return rows.map(row => row.line.replaceAll(/\s+/g, ' ')).sort()
}

const isTooMighty = (line: string): boolean =>
  /^role .*(superuser t|above row security t|makes roles t)/.test(line) ||
  new RegExp(`^role ${APP}: .*member of (?!nothing)`).test(line)
