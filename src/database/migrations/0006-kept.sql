-- PROCEDURES AND CALENDARS BY THEIR HASH. A discussion is pinned to these bytes for ever, whatever lies on disk today.

create table kept (
  hash    text primary key check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  kind    text not null check (kind in ('procedure', 'calendar')),
  id      text not null,
  content text not null,
  kept_at timestamptz not null default clock_timestamp()
);
create trigger refuse_change before update or delete or truncate on kept execute function refuse_change();
alter table kept enable always trigger refuse_change;
revoke update, delete, truncate on kept from quorate_owner;

-- No authority's secret: public procedures and public holidays. Only the house adds to them.
alter table kept enable row level security;
alter table kept force row level security;
create policy read on kept for select to quorate_app using (true);
create policy add on kept for insert to quorate_app with check ((select context_is_system()));
grant select, insert on kept to quorate_app;
