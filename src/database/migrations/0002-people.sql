-- THE PHONE BOOK, AND WHO IS SIGNED IN. Ordinary tables: one agency serves many authorities, so agency and person carry none.

create table authority (
  authority        uuid primary key,
  name             text not null,
  slug             text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
  procedure        text,
  last_reference   int not null default 0,
  content          jsonb not null default '{}',
  created_at       timestamptz not null default clock_timestamp()
);

create table agency (
  agency  uuid primary key,
  name    text not null,
  kind    text not null,
  content jsonb not null default '{}'
);

-- `role` is the word a procedure uses (education-lead); `role_title` is what stands on the door.
create table person (
  person     uuid primary key,
  agency     uuid references agency,
  name       text not null,
  email      text,
  telephone  text,
  role       text,
  role_title text,
  grade      text,
  content    jsonb not null default '{}'
);
create index person_by_agency on person (agency);
create index person_by_email on person (lower(email));

-- What a person may do for an authority as a whole. Seeing a discussion is never one of these, but for oversight.
create table authority_role (
  authority uuid not null references authority,
  person    uuid not null references person,
  role      text not null check (role in ('duty', 'oversight', 'administrator', 'policy')),
  primary key (authority, person, role)
);

-- Only the hash of a cookie is kept: who reads this table cannot sign in with it.
create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  person     uuid not null references person,
  authority  uuid not null references authority,
  content    jsonb not null default '{}',
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp()
);
create index session_by_person on session (person);

grant select on authority, agency, person, authority_role to quorate_guard;
grant update (last_reference) on authority to quorate_guard;

set local role quorate_guard;

-- The roles of whoever is asking, in the authority they act in.
create function context_roles() returns text[]
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  c record := context();
begin
  return coalesce((select array_agg(r.role) from authority_role r
                    where r.authority = c.authority and r.person = c.person), '{}');
end
$$;

create function context_oversees() returns boolean language sql stable
  as $$ select 'oversight' = any (quorate.context_roles()) $$;
create function context_administers() returns boolean language sql stable
  as $$ select quorate.context_is_system() or 'administrator' = any (quorate.context_roles()) $$;

revoke all on function context_roles, context_oversees, context_administers from public;
grant execute on function context_roles, context_oversees, context_administers to quorate_app;

set local role quorate_owner;

do $$
declare t text;
begin
  foreach t in array array['authority', 'agency', 'person', 'authority_role', 'session'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy guard on %I to quorate_guard using (true) with check (true)', t);
  end loop;
end
$$;

grant select, insert, update on authority, agency, person to quorate_app;
grant select, insert, delete on authority_role to quorate_app;
grant select, insert, update, delete on session to quorate_app;

create policy read on authority for select to quorate_app using (true); -- the name of a council is no secret
create policy add on authority for insert to quorate_app with check ((select context_is_system()));
create policy change on authority for update to quorate_app
  using ((select context_is_system()) or (authority = (select context_authority()) and (select context_administers())));

create policy read on agency for select to quorate_app using ((select context_is_entered()));
create policy write on agency to quorate_app using ((select context_administers()));
create policy read on person for select to quorate_app using ((select context_is_entered()));
create policy write on person to quorate_app using ((select context_administers()));

create policy read on authority_role for select to quorate_app
  using ((select context_is_system())
      or (authority = (select context_authority())
          and (person = (select context_person()) or (select context_administers()) or (select context_oversees()))));
create policy write on authority_role to quorate_app
  using ((select context_is_system()) or (authority = (select context_authority()) and (select context_administers())));

create policy house on session to quorate_app using ((select context_is_system()));
