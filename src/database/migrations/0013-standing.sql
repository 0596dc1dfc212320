-- A GRANT COUNTS FROM WHEN ITS ROW IS THERE, AND UNTIL ITS END IS WRITTEN, as a block always has: `since` and `until` tell when
-- that was. No clock decides it: one that was set back would hide discussions from those who run them, and give back what was
-- taken away.

set local role quorate_guard;

create or replace function discussions_held(p_capacities text[]) returns setof uuid
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  return query
    select m.discussion from membership m
     where m.authority = c.authority and m.person = c.person
       and (p_capacities is null or m.capacity = any (p_capacities)) and m.until is null
    except
    select discussions_barring(c.authority, c.person);
end
$$;

create or replace function sees(p_capacity text, p_person uuid, p_moment timestamptz, p_authority uuid, p_discussion uuid)
  returns boolean language plpgsql stable
as $$
begin
  if p_capacity = 'system' then return true; end if;
  if exists (select from quorate.block b
              where b.authority = p_authority and b.discussion = p_discussion and b.lifted_at is null)
     and p_discussion in (select quorate.discussions_barring(p_authority, p_person)) then
    return false;
  end if;
  return exists (select from quorate.membership m
                  where m.authority = p_authority and m.discussion = p_discussion and m.person = p_person
                    and m.until is null)
      or exists (select from quorate.authority_role r
                  where r.authority = p_authority and r.person = p_person and r.role = 'oversight');
end
$$;

create or replace function open_command(p_discussion uuid, p_command uuid, p_after int) returns json
  language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
  held text[];
  oversees boolean;
begin
  -- Asked before the lock, so that no stranger can make others wait; and again after it, because whoever waited may have been
  -- barred meanwhile.
  if c.authority is null or not sees(c.capacity, c.person, c.moment, c.authority, p_discussion) then return null; end if;
  perform from discussion_head h where h.authority = c.authority and h.discussion = p_discussion for update;
  if not found then return null; end if;
  if not sees(c.capacity, c.person, c.moment, c.authority, p_discussion) then return null; end if;
  oversees := exists (select from authority_role r
                       where r.authority = c.authority and r.person = c.person and r.role = 'oversight');
  held := array(select distinct m.capacity from membership m
                 where m.authority = c.authority and m.discussion = p_discussion and m.person = c.person
                   and m.until is null);
  return (
    select json_build_object(
      'person', json_build_object(
        'person', p.person, 'name', p.name, 'email', p.email, 'agency', p.agency, 'agencyName', a.name, 'agencyKind', a.kind,
        'role', p.role, 'roleTitle', p.role_title, 'grade', p.grade, 'seat', p.content ->> 'seat'),
      'oversees', oversees,
      'capacities', held,
      'repeated', exists (select from entry e
                           where e.authority = c.authority and e.discussion = p_discussion and e.command = p_command
                             and e.actor = c.person and e.number is not null),
      'entries', case when oversees or held && array['convenor', 'chair', 'minute-taker', 'seat', 'oversight'] then (
         select coalesce(json_agg(json_build_object(
                  'number', e.number, 'position', e.position, 'type', e.type, 'schema', e.schema,
                  'at', instant_text(e.at), 'recordedAt', instant_text(e.recorded_at), 'actor', e.actor,
                  'onBehalfOf', e.on_behalf_of, 'command', e.command, 'content', e.content::json)
                order by e.number), '[]')
           from entry e
          where e.authority = c.authority and e.discussion = p_discussion and e.number > p_after) end)
      from person p left join agency a using (agency) where p.person = c.person);
end
$$;

-- The discussion with a reference, for whoever is asking; null when there is none or they may not see it. Everything is asked in
-- either case, of nobody's discussion where there is none, so that how long the answer takes says nothing.
create function find_discussion(p_reference text) returns uuid
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
  asked uuid := (select h.discussion from discussion_head h
                  where h.authority = c.authority and h.reference = p_reference);
  about uuid := coalesce(asked, '00000000-0000-0000-0000-000000000000');
  barred boolean := about in (select discussions_barring(c.authority, c.person));
  held boolean := exists (select from membership m
                           where m.authority = c.authority and m.discussion = about and m.person = c.person
                             and m.until is null);
  oversees boolean := context_oversees();
begin
  if c.capacity = 'system' or ((held or oversees) and not barred) then return asked; end if;
  return null;
end
$$;
revoke all on function find_discussion from public;
grant execute on function find_discussion to quorate_app;

set local role quorate_owner;
