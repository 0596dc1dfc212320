-- DRAFTS OF A PROCEDURE, AND WHAT IS PROPOSED FOR IT. Work of an authority's policy leads; what was settled is everybody's to read.

-- Its author writes it; the other policy leads of the authority read it.
create table procedure_draft (
  authority  uuid not null references authority,
  draft      uuid not null,
  author     uuid not null references person,
  name       text not null check (length(name) between 1 and 100),
  begun_from text,                   -- the version it was copied from; null: from nothing
  content    text not null check (length(content) <= 1000000),
  saves      int  not null default 1, -- so that one window does not overwrite what another has saved
  saved_at   timestamptz not null,
  primary key (authority, draft)
);

-- Proposed by one, approved by another. `hash` names the bytes: what is approved is what was proposed.
create table proposal (
  authority   uuid not null references authority,
  proposal    uuid not null,
  kind        text not null check (kind in ('publish', 'adopt', 'withdraw')),
  draft       uuid,
  procedure   text not null,
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  from_day    date not null,
  reason      text not null check (length(reason) <= 10000),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  state       text not null default 'waiting' check (state in ('waiting', 'approved', 'declined', 'withdrawn')),
  settled_by  uuid references person,
  settled_at  timestamptz,
  answer      text check (length(answer) <= 10000),
  primary key (authority, proposal),
  check ((kind = 'publish') = (draft is not null)),
  check ((state = 'waiting') = (settled_by is null) and (settled_by is null) = (settled_at is null)),
  constraint four_eyes check (state not in ('approved', 'declined') or settled_by <> proposed_by)
);
create unique index proposal_of_draft on proposal (authority, draft) where state = 'waiting' and draft is not null;

set local role quorate_guard;

create function context_leads_policy() returns boolean language sql stable
  as $$ select 'policy' = any (quorate.context_roles()) $$;
revoke all on function context_leads_policy from public;
grant execute on function context_leads_policy to quorate_app;

set local role quorate_owner;

alter table procedure_draft enable row level security;
alter table procedure_draft force row level security;
create policy lead on procedure_draft for select to quorate_app
  using (authority = (select context_authority()) and (select context_leads_policy()));
create policy own on procedure_draft to quorate_app
  using (authority = (select context_authority()) and (select context_leads_policy())
         and author = (select context_person()));
grant select, insert, delete, update (name, content, saves, saved_at) on procedure_draft to quorate_app;

alter table proposal enable row level security;
alter table proposal force row level security;
create policy lead on proposal for select to quorate_app
  using (authority = (select context_authority()) and (select context_leads_policy()));
create policy settled on proposal for select to quorate_app
  using (authority = (select context_authority()) and state = 'approved');
create policy propose on proposal for insert to quorate_app
  with check (authority = (select context_authority()) and (select context_leads_policy())
              and proposed_by = (select context_person()) and state = 'waiting');
create policy settle on proposal for update to quorate_app
  using (authority = (select context_authority()) and (select context_leads_policy()) and state = 'waiting')
  with check (authority = (select context_authority()) and (select context_leads_policy())
              and settled_by = (select context_person()) and state <> 'waiting'
              and (state <> 'withdrawn' or proposed_by = settled_by));
grant select, insert, update (state, settled_by, settled_at, answer) on proposal to quorate_app;
