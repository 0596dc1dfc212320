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
create index block_in_force on block (authority, person, agency, role) include (discussion) where lifted_at is null;

grant select, insert, update on discussion_head to quorate_guard;
grant select on membership, block to quorate_guard;

set local role quorate_guard;

-- Discussions closed to whoever is asking. A block counts from the moment its row exists: exclusion beats grant, at once.
create function blocked_discussions() returns setof uuid
  language sql stable security definer set search_path = quorate, pg_temp
as $$
  select b.discussion
    from context() c
    join block b on b.authority = c.authority and b.lifted_at is null
    left join person p on p.person = c.person
   where case when b.person is not null then b.person = c.person
              else (b.agency is null or b.agency = p.agency)
               and (b.role is null or b.role = p.role
                    or exists (select from membership m
                                where m.authority = b.authority and m.discussion = b.discussion
                                  and m.person = c.person and m.seat = b.role))
         end
$$;

-- Discussions in which whoever is asking holds one of these capacities now, and from which nothing bars them.
create function discussions_held(p_capacities text[]) returns setof uuid
  language sql stable security definer set search_path = quorate, pg_temp
as $$
  select m.discussion
    from context() c
    join membership m on m.authority = c.authority and m.person = c.person
   where (p_capacities is null or m.capacity = any (p_capacities))
     and m.since <= c.moment and (m.until is null or m.until > c.moment)
  except
  select blocked_discussions()
$$;

create function visible_discussions() returns setof uuid
  language sql stable set search_path = quorate, pg_temp as $$ select discussions_held(null) $$;

-- Those who run a discussion see who looked at it, who is barred from it, and what was sent to whom.
create function steered_discussions() returns setof uuid
  language sql stable set search_path = quorate, pg_temp
  as $$ select discussions_held(array['convenor', 'chair', 'minute-taker']) $$;

-- The same answer as the row policies, for one discussion, inside functions that row policies do not reach.
create function context_sees(p_authority uuid, p_discussion uuid) returns boolean
  language sql stable set search_path = quorate, pg_temp
as $$
  select coalesce(p_authority = context_authority()
     and (context_is_system()
          or p_discussion in (select visible_discussions())
          or (context_oversees() and p_discussion not in (select blocked_discussions()))), false)
$$;

revoke all on function blocked_discussions, discussions_held, visible_discussions, steered_discussions, context_sees from public;
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
