-- WHICH DISCUSSIONS THERE ARE, AND WHO MAY SEE THEM. What was said in them is in `entry`.

-- The head is what writers of one discussion queue at: `number` is that of its last entry.
create table discussion_head (
  authority      uuid not null references authority,
  discussion     uuid not null,
  reference      text not null,
  number         int  not null default 0,
  procedure      text not null,
  procedure_hash text not null,
  started_at     timestamptz not null default clock_timestamp(),
  primary key (authority, discussion),
  unique (authority, reference)
);

create table membership (
  authority  uuid not null,
  discussion uuid not null,
  person     uuid not null references person,
  capacity   text not null
             check (capacity in ('convenor', 'chair', 'minute-taker', 'seat', 'recipient', 'oversight')),
  seat       text not null default '',
  since      timestamptz not null,
  until      timestamptz,
  primary key (authority, discussion, person, capacity, seat),
  foreign key (authority, discussion) references discussion_head
);
create index membership_by_person on membership (authority, person) include (discussion, capacity, seat, since, until);

-- Stronger than any membership. A block that names a person is about that person wherever they work now; otherwise it is about
-- everybody of the agency, the role, or the role in the agency.
create table block (
  authority  uuid not null,
  discussion uuid not null,
  block      uuid not null default gen_random_uuid(),
  person     uuid references person,
  agency     uuid references agency,
  role       text,
  reason     text not null,
  set_at     timestamptz not null,
  lifted_at  timestamptz,
  primary key (authority, discussion, block),
  foreign key (authority, discussion) references discussion_head,
  check (num_nonnulls(person, agency, role) > 0)
);
create index block_of_person on block (authority, person) include (discussion) where lifted_at is null and person is not null;
create index block_of_many on block (authority, agency, role) include (discussion) where lifted_at is null and person is null;

grant select, insert, update on discussion_head to quorate_guard;
grant select on membership, block to quorate_guard;

set local role quorate_guard;

-- Discussions closed to somebody. A block counts from the moment its row exists: exclusion beats grant, at once.
create function discussions_barring(p_authority uuid, p_person uuid) returns setof uuid language plpgsql stable
as $$
declare
  agency_of uuid;
  role_of text;
begin
  select p.agency, p.role into agency_of, role_of from quorate.person p where p.person = p_person;
  return query
    select b.discussion from quorate.block b
     where b.authority = p_authority and b.person = p_person and b.lifted_at is null
    union all
    select b.discussion from quorate.block b
     where b.authority = p_authority and b.person is null and b.lifted_at is null
       and (b.agency is null or b.agency = agency_of) and (b.role is null or b.role = role_of)
    union all -- a block on a role also meets whoever sits in that role's seat
    select b.discussion from quorate.membership m
      join quorate.block b on b.authority = m.authority and b.discussion = m.discussion
     where m.authority = p_authority and m.person = p_person
       and b.person is null and b.lifted_at is null and b.role = m.seat and (b.agency is null or b.agency = agency_of);
end
$$;

create function blocked_discussions() returns setof uuid
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  return query select discussions_barring(c.authority, c.person);
end
$$;

-- Discussions in which whoever is asking holds one of these capacities now (any, for null), and from which nothing bars them.
create function discussions_held(p_capacities text[]) returns setof uuid
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  return query
    select m.discussion from membership m
     where m.authority = c.authority and m.person = c.person
       and (p_capacities is null or m.capacity = any (p_capacities))
       and m.since <= c.moment and (m.until is null or m.until > c.moment)
    except
    select discussions_barring(c.authority, c.person);
end
$$;

create function visible_discussions() returns setof uuid language sql stable
  as $$ select quorate.discussions_held(null) $$;

-- Those who run a discussion see who looked at it, who is barred from it, and what was sent to whom.
create function steered_discussions() returns setof uuid language sql stable
  as $$ select quorate.discussions_held(array['convenor', 'chair', 'minute-taker']) $$;

-- The same answer as the row policies, for one discussion, inside functions that row policies do not reach.
create function context_sees(p_authority uuid, p_discussion uuid) returns boolean
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  if c.authority is distinct from p_authority or p_authority is null then return false; end if;
  if c.capacity = 'system' then return true; end if;
  if p_discussion in (select discussions_barring(c.authority, c.person)) then return false; end if;
  return exists (select from membership m
                  where m.authority = p_authority and m.discussion = p_discussion and m.person = c.person
                    and m.since <= c.moment and (m.until is null or m.until > c.moment))
      or context_oversees();
end
$$;

revoke all on function discussions_barring, blocked_discussions, discussions_held, visible_discussions, steered_discussions, context_sees
  from public;
grant execute on function blocked_discussions, discussions_held, visible_discussions, steered_discussions, context_sees
  to quorate_app;

-- Gives a discussion its reference and its place to queue. Asked again for the same discussion, it answers the same.
create function begin_discussion(p_authority uuid, p_discussion uuid, p_reference text, p_procedure text, p_hash text)
  returns text language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
declare
  found_reference text;
  counted int;
begin
  if not (context_is_system() and p_authority = context_authority()) then
    raise exception 'only the house begins a discussion' using errcode = 'insufficient_privilege';
  end if;
  select reference into found_reference from discussion_head
   where authority = p_authority and discussion = p_discussion;
  if found then return found_reference; end if;
  if p_reference is null then
    update authority set last_reference = last_reference + 1 where authority = p_authority
      returning last_reference into counted;
    p_reference := 'SD-' || lpad(counted::text, greatest(4, length(counted::text)), '0');
  end if;
  insert into discussion_head (authority, discussion, reference, procedure, procedure_hash)
  values (p_authority, p_discussion, p_reference, p_procedure, p_hash)
  on conflict (authority, discussion) do nothing; -- asked twice at once: the first one's reference stands
  select reference into found_reference from discussion_head
   where authority = p_authority and discussion = p_discussion;
  return found_reference;
end
$$;

-- Holds the discussion for this transaction: the next writer waits until we commit. Nothing when it may not be seen.
create function lock_discussion(p_authority uuid, p_discussion uuid) returns setof discussion_head
  language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
begin
  if not context_sees(p_authority, p_discussion) then return; end if;
  return query select * from discussion_head h
                where h.authority = p_authority and h.discussion = p_discussion for update;
end
$$;

revoke all on function begin_discussion, lock_discussion from public;
grant execute on function begin_discussion, lock_discussion to quorate_app;

set local role quorate_owner;

do $$
declare t text;
begin
  foreach t in array array['discussion_head', 'membership', 'block'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy guard on %I to quorate_guard using (true) with check (true)', t);
    execute format('create policy house on %I to quorate_app
                      using (authority = (select context_authority()) and (select context_is_system()))', t);
    execute format('grant select on %I to quorate_app', t);
  end loop;
  foreach t in array array['discussion_head', 'membership'] loop
    execute format('create policy member on %I for select to quorate_app
                      using (authority = (select context_authority())
                             and discussion = any (array(select visible_discussions())))', t);
    execute format('create policy oversight on %I for select to quorate_app
                      using (authority = (select context_authority()) and (select context_oversees())
                             and discussion <> all (array(select blocked_discussions())))', t);
  end loop;
end
$$;

create policy steering on block for select to quorate_app
  using (authority = (select context_authority()) and discussion = any (array(select steered_discussions())));
create policy oversight on block for select to quorate_app
  using (authority = (select context_authority()) and (select context_oversees())
         and discussion <> all (array(select blocked_discussions())));

grant insert, update, delete on membership to quorate_app;
grant insert, update (lifted_at) on block to quorate_app;
