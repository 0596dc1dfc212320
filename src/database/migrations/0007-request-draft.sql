-- A REQUEST FOR A DISCUSSION, NOT SENT YET. There is no discussion before it is sent, so this is nobody's but the author's:
-- not the house's, not an overseer's. It is thrown away when it is sent or when its author says so.

create table request_draft (
  authority  uuid not null references authority,
  request    uuid not null, -- becomes the id of the discussion
  person     uuid not null references person,
  content    jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (authority, request)
);
create index request_draft_by_person on request_draft (authority, person);

alter table request_draft enable row level security;
alter table request_draft force row level security;
create policy own on request_draft to quorate_app
  using (authority = (select context_authority()) and person = (select context_person()))
  with check (authority = (select context_authority()) and person = (select context_person()));
grant select, insert, update, delete on request_draft to quorate_app;
