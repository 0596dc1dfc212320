-- WHAT HAS TO BE KNOWN BEFORE A COMMAND IS DECIDED, ASKED ONCE. Who asks and what they are here, whether this command was carried
-- out before, what has been recorded since somebody last looked; and the discussion is held until the transaction ends.
-- About nobody but whoever is asking: person, authority and moment come from the sealed context, not from parameters.

set local role quorate_guard;

-- Whether somebody in some capacity sees one discussion at a moment. Takes at its word who is asking: for the guard's own functions,
-- which have the claims from `context` already. What bars somebody from all discussions, `discussions_barring` says.
create function sees(p_capacity text, p_person uuid, p_moment timestamptz, p_authority uuid, p_discussion uuid) returns boolean
  language plpgsql stable
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
                    and m.since <= p_moment and (m.until is null or m.until > p_moment))
      or exists (select from quorate.authority_role r
                  where r.authority = p_authority and r.person = p_person and r.role = 'oversight');
end
$$;
revoke all on function sees from public;

-- As before, asking about the one discussion instead of all that somebody is barred from.
create or replace function context_sees(p_authority uuid, p_discussion uuid) returns boolean
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  if c.authority is distinct from p_authority or p_authority is null then return false; end if;
  return sees(c.capacity, c.person, c.moment, p_authority, p_discussion);
end
$$;

-- Null when there is no such discussion, whoever is asking may not see it, or is nobody: to them it is the same.
-- `entries` is null for somebody who only gets a copy: as row security has it, the story is not theirs to read.
create function open_command(p_discussion uuid, p_command uuid, p_after int) returns json
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
                   and m.since <= c.moment and (m.until is null or m.until > c.moment));
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

revoke all on function open_command from public;
grant execute on function open_command to quorate_app;

set local role quorate_owner;

-- THE ENTRIES OF A COMMAND, as before but for two words: whether whoever is asking sees the discussion is asked of the claims at
-- hand, not of the context a second time.
set local role quorate_guard;

create or replace function append_entries(
  p_authority uuid, p_discussion uuid, p_numbered boolean, p_expected int, p_command uuid, p_actor uuid,
  p_on_behalf_of uuid, p_types text[], p_schemas int[], p_ats timestamptz[], p_contents text[], p_salts bytea[]
) returns jsonb language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
  numbered boolean := p_numbered and p_discussion is not null;
  head_number int;
  chain chain_head;
  e entry;
  earlier jsonb;
  written jsonb := '[]';
begin
  if p_authority is null or p_authority is distinct from c.authority
     or not (p_discussion is null or sees(c.capacity, c.person, c.moment, p_authority, p_discussion))
     or not (c.capacity = 'system' or p_actor is not distinct from c.person) then
    raise exception 'whoever is asking may not write this entry' using errcode = 'insufficient_privilege';
  end if;

  if numbered then
    select number into strict head_number from discussion_head
     where authority = p_authority and discussion = p_discussion for update;
  else
    chain := lock_chain(p_authority);
  end if;

  select jsonb_agg(jsonb_build_object('position', position, 'number', number, 'recordedAt', instant_text(recorded_at),
                                      'actor', actor) order by ordinal)
    into earlier from entry
   where authority = p_authority and discussion is not distinct from p_discussion and command = p_command;
  if earlier is not null then
    if (earlier -> 0 ->> 'actor')::uuid is distinct from p_actor then
      raise exception 'this command id was used by somebody else' using errcode = 'unique_violation';
    end if;
    return jsonb_build_object('outcome', 'repeated', 'number', head_number, 'entries', earlier);
  end if;
  if numbered and p_expected is not null and p_expected <> head_number then
    return jsonb_build_object('outcome', 'stale', 'number', head_number, 'entries', '[]'::jsonb);
  end if;
  if numbered then chain := lock_chain(p_authority); end if;

  e.authority := p_authority;
  e.discussion := p_discussion;
  e.actor := p_actor;
  e.on_behalf_of := p_on_behalf_of;
  e.command := p_command;
  e.recorded_at := date_trunc('milliseconds', clock_timestamp());
  for i in 1 .. cardinality(p_types) loop
    chain.position := chain.position + 1;
    head_number := case when numbered then head_number + 1 end;
    e.position := chain.position;
    e.number := head_number;
    e.ordinal := i;
    e.type := p_types[i];
    e.schema := p_schemas[i];
    e.at := date_trunc('milliseconds', p_ats[i]);
    e.content := p_contents[i];
    e.salt := p_salts[i];
    e.content_digest := sha256(e.salt || convert_to(e.content, 'UTF8'));
    e.previous := chain.digest;
    e.digest := entry_digest(e);
    insert into entry select (e).*;
    chain.digest := e.digest;
    written := written || jsonb_build_object('position', e.position, 'number', e.number,
                                             'recordedAt', instant_text(e.recorded_at));
  end loop;
  if numbered then
    update discussion_head set number = head_number where authority = p_authority and discussion = p_discussion;
  end if;
  update chain_head set position = chain.position, digest = chain.digest where authority = p_authority;
  return jsonb_build_object('outcome', 'appended', 'number', head_number, 'entries', written);
end
$$;

set local role quorate_owner;

-- THE ROW OF A VIEW, for the house alone: what row security would say of it, asked once instead of for each of its policies.
grant select, insert, update on view_row to quorate_guard;
create policy guard on view_row to quorate_guard using (true) with check (true);

set local role quorate_guard;

create function keep_view_row(
  p_authority uuid, p_view text, p_key text, p_discussion uuid, p_number int, p_content jsonb, p_sort timestamptz
) returns void language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  if c.capacity is distinct from 'system' or c.authority is distinct from p_authority then
    raise exception 'only the house writes a view' using errcode = 'insufficient_privilege';
  end if;
  insert into view_row (authority, view, key, discussion, number, content, sort)
  values (p_authority, p_view, p_key, p_discussion, p_number, p_content, p_sort)
  on conflict (authority, view, key)
  do update set number = excluded.number, content = excluded.content, sort = excluded.sort;
end
$$;
revoke all on function keep_view_row from public;
grant execute on function keep_view_row to quorate_app;

set local role quorate_owner;
