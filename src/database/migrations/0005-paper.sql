-- WHAT IS MADE FROM THE RECORD: notices to people, documents, drafts, and the views that pages look things up in.

-- A promise to tell somebody. Rows are the promise; whatever carries them out may die at any moment and lose nothing.
create table notice (
  authority  uuid not null references authority,
  notice     uuid not null,
  discussion uuid,
  person     uuid references person,
  agency     uuid references agency,
  address    text,
  kind       text not null,
  state      text not null default 'waiting' check (state in ('waiting', 'handed-over', 'delivered', 'failed', 'withdrawn')),
  due_at     timestamptz not null,
  attempts   int not null default 0,
  cause      int,              -- the number of the entry it follows from
  document   uuid,
  message_id text,
  content    jsonb not null default '{}',
  updated_at timestamptz not null default clock_timestamp(),
  primary key (authority, notice),
  foreign key (authority, discussion) references discussion_head
);
create index notice_waiting on notice (authority, due_at) where state = 'waiting';
create index notice_by_discussion on notice (authority, discussion);

-- A document as it was signed or sent. With an addressee it is that recipient's own copy.
create table document (
  authority  uuid not null references authority,
  document   uuid not null,
  discussion uuid not null,
  kind       text not null,
  version    int  not null,
  person     uuid references person,
  agency     uuid references agency,
  mime       text not null,
  content    bytea not null,
  sha256     bytea not null check (sha256 = sha256(content)),
  created_at timestamptz not null default clock_timestamp(),
  primary key (authority, document),
  foreign key (authority, discussion) references discussion_head
);
create index document_by_discussion on document (authority, discussion, kind, version);
create trigger refuse_change before update or delete or truncate on document execute function refuse_change();
alter table document enable always trigger refuse_change;
revoke update, delete, truncate on document from quorate_owner;

-- Words not yet said: the author's own, and nobody else's.
create table draft (
  authority  uuid not null references authority,
  discussion uuid not null,
  person     uuid not null references person,
  part       text not null,
  text       text not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (authority, discussion, person, part)
);

-- What people look up across discussions. Every row can be made again from the record.
create table view_row (
  authority  uuid not null references authority,
  view       text not null,
  key        text not null,
  discussion uuid,
  number     int,
  content    jsonb not null,
  sort       timestamptz,
  primary key (authority, view, key),
  foreign key (authority, discussion) references discussion_head
);
create index view_row_sorted on view_row (authority, view, sort);
create index view_row_by_discussion on view_row (authority, discussion);

do $$
declare t text;
begin
  foreach t in array array['notice', 'document', 'draft', 'view_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    if t <> 'draft' then
      execute format('create policy house on %I to quorate_app
                        using (authority = (select context_authority()) and (select context_is_system()))', t);
      execute format('create policy oversight on %I for select to quorate_app
                        using (authority = (select context_authority()) and (select context_oversees())
                               and (discussion is null or discussion <> all (array(select blocked_discussions()))))', t);
      execute format('grant select on %I to quorate_app', t);
    end if;
  end loop;
end
$$;

grant insert, update on notice to quorate_app;
grant insert on document to quorate_app;
grant insert, update, delete on view_row to quorate_app;
grant select, insert, update, delete on draft to quorate_app;

-- Each recipient knows what was sent to them; only those who run the discussion know what was sent to everybody.
create policy steering on notice for select to quorate_app
  using (authority = (select context_authority()) and discussion = any (array(select steered_discussions())));
create policy addressee on notice for select to quorate_app
  using (authority = (select context_authority()) and person = (select context_person())
         and discussion = any (array(select visible_discussions())));

create policy steering on document for select to quorate_app
  using (authority = (select context_authority()) and discussion = any (array(select steered_discussions())));
create policy member on document for select to quorate_app
  using (authority = (select context_authority()) and discussion = any (array(select visible_discussions()))
         and case when person is not null then person = (select context_person())
                  when agency is not null then agency = (select p.agency from person p where p.person = context_person())
                  else true end);

create policy own on draft to quorate_app
  using (authority = (select context_authority()) and person = (select context_person())
         and discussion = any (array(select visible_discussions())));

create policy member on view_row for select to quorate_app
  using (authority = (select context_authority()) and discussion = any (array(select visible_discussions())));
create policy colleague on view_row for select to quorate_app
  using (authority = (select context_authority()) and discussion is null and cardinality((select context_roles())) > 0);
