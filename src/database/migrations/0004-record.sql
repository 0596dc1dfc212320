-- THE RECORD. How the digests are made, for whoever writes another verifier, is in src/record/README.md.

-- Where each authority's chain ends: the row every writer of the authority takes last and holds shortest.
create table chain_head (
  authority uuid primary key references authority,
  position  bigint not null,
  digest    bytea  not null check (length(digest) = 32)
);

create table entry (
  authority      uuid   not null references authority,
  position       bigint not null check (position > 0),
  discussion     uuid,                -- null: about the authority itself
  number         int,                 -- null: not part of the discussion's own story (somebody read it, was refused …)
  ordinal        int    not null,     -- which of the entries of one command
  type           text   not null check (type ~ '^[A-Z][A-Za-z0-9]*$'),
  schema         int    not null check (schema > 0),
  at             timestamptz not null,
  recorded_at    timestamptz not null,
  actor          uuid,                -- null: the program itself
  on_behalf_of   uuid,
  command        uuid   not null,
  content        text   check (json_typeof(content::json) = 'object'), -- text, because jsonb does not keep the bytes we hashed
  salt           bytea  check (length(salt) >= 16),
  content_digest bytea  not null check (length(content_digest) = 32),
  previous       bytea  not null check (length(previous) = 32),
  digest         bytea  not null check (length(digest) = 32),
  primary key (authority, position),
  foreign key (authority, discussion) references discussion_head,
  unique (authority, discussion, number),
  unique nulls not distinct (authority, discussion, command, ordinal),
  check (discussion is not null or number is null),
  check ((content is null) = (salt is null))
);

-- Nobody changes the record: not the application, not the owner, not a superuser who has not first switched this off, which
-- the chain then shows. The one exception is lawful redaction, and it can only empty what the digest covers by its salt.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'entry' and current_user = 'quorate_guard' then
    if tg_level = 'STATEMENT' then return null; end if;
    if new.content is null and new.salt is null and old.content is not null and old.type <> 'ContentRedacted' then
      return new;
    end if;
  end if;
  raise exception '% is append-only: nothing in it is ever changed or removed', tg_table_name
    using errcode = 'restrict_violation';
end
$$;

revoke all on function refuse_change from public;

create trigger refuse_change_row before update or delete on entry for each row execute function refuse_change();
create trigger refuse_change before update or delete or truncate on entry execute function refuse_change();
alter table entry enable always trigger refuse_change_row;
alter table entry enable always trigger refuse_change;
revoke update, delete, truncate on entry from quorate_owner;

grant select, insert, update (content, salt) on entry to quorate_guard;
grant select, insert, update on chain_head to quorate_guard;
grant select on entry, chain_head to quorate_app;

set local role quorate_guard;

create function instant_text(moment timestamptz) returns text language sql stable
  as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function entry_digest(e quorate.entry) returns bytea language plpgsql stable
as $$
begin
  return sha256(convert_to(concat_ws(E'\n',
    'quorate entry 1',
    'authority ' || e.authority,
    'position ' || e.position,
    'discussion ' || coalesce(e.discussion::text, '-'),
    'number ' || coalesce(e.number::text, '-'),
    'ordinal ' || e.ordinal,
    'type ' || e.type,
    'schema ' || e.schema,
    'at ' || quorate.instant_text(e.at),
    'recorded-at ' || quorate.instant_text(e.recorded_at),
    'actor ' || coalesce(e.actor::text, '-'),
    'on-behalf-of ' || coalesce(e.on_behalf_of::text, '-'),
    'command ' || e.command,
    'content ' || encode(e.content_digest, 'hex'),
    'previous ' || encode(e.previous, 'hex')) || E'\n', 'UTF8'));
end
$$;

-- Appends the entries of one command, or answers why not. Everything happens in this one statement, so that the queue at the
-- discussion's head and at the authority's chain is as short as it can be.
--
-- p_expected: the number of the last entry the decider knew; null to append to whatever is there.
-- p_numbered: false for entries beside the story (reads, refusals), which take no number and do not make deciders stale.
-- Answers { outcome: appended | repeated | stale, number, entries: [{ position, number, recordedAt }] }.
create function append_entries(
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
  if p_authority is distinct from c.authority
     or not (p_discussion is null or context_sees(p_authority, p_discussion))
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

-- The end of an authority's chain, held for this transaction. A chain begins with 32 zero bytes before position 1.
create function lock_chain(p_authority uuid) returns chain_head
  language plpgsql volatile
as $$
declare
  chain quorate.chain_head;
begin
  select * into chain from quorate.chain_head where authority = p_authority for update;
  if found then return chain; end if;
  insert into quorate.chain_head values (p_authority, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into strict chain from quorate.chain_head where authority = p_authority for update;
  return chain;
end
$$;

-- Empties one entry for a lawful reason and says so in the record. The digests stay, so the chain still verifies.
create function redact_entry(
  p_authority uuid, p_position bigint, p_command uuid, p_actor uuid, p_at timestamptz, p_content text, p_salt bytea
) returns jsonb language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
declare
  target entry;
begin
  if p_authority is distinct from context_authority() or not (context_is_system() or context_oversees()) then
    raise exception 'whoever is asking may not redact' using errcode = 'insufficient_privilege';
  end if;
  select * into target from entry where authority = p_authority and position = p_position;
  if not found or not (target.discussion is null or context_sees(p_authority, target.discussion)) then
    raise exception 'there is no such entry' using errcode = 'no_data_found';
  end if;
  if (p_content::json ->> 'position')::bigint is distinct from p_position then
    raise exception 'the redaction names another entry' using errcode = 'invalid_parameter_value';
  end if;
  if target.content is not null then
    update entry set content = null, salt = null where authority = p_authority and position = p_position;
  end if;
  return append_entries(p_authority, target.discussion, target.number is not null, null, p_command, p_actor, null,
                        array['ContentRedacted'], array[1], array[p_at], array[p_content], array[p_salt]);
end
$$;

revoke all on function instant_text, entry_digest, append_entries, lock_chain, redact_entry from public;
grant execute on function append_entries, redact_entry, instant_text to quorate_app;

set local role quorate_owner;

alter table entry enable row level security;
alter table entry force row level security;
alter table chain_head enable row level security;
alter table chain_head force row level security;
create policy guard on entry to quorate_guard using (true) with check (true);
create policy guard on chain_head to quorate_guard using (true) with check (true);

create policy house on chain_head for select to quorate_app
  using (authority = (select context_authority()) and (select context_is_system()));
create policy house on entry for select to quorate_app
  using (authority = (select context_authority()) and (select context_is_system()));
create policy member on entry for select to quorate_app
  using (authority = (select context_authority()) and number is not null
         and discussion = any (array(select visible_discussions())));
-- Who looked is for those who run the discussion, and for the one who looked.
create policy steering on entry for select to quorate_app
  using (authority = (select context_authority())
         and discussion = any (array(select visible_discussions()))
         and (discussion = any (array(select steered_discussions())) or actor = (select context_person())));
create policy oversight on entry for select to quorate_app
  using (authority = (select context_authority()) and (select context_oversees())
         and (discussion is null or discussion <> all (array(select blocked_discussions()))));
