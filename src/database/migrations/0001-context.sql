-- WHO IS ASKING.
--
-- A web process says at the start of each transaction who acts, in which authority and capacity (`enter`). Row security
-- believes only what `enter` has sealed: a message authentication code over the claims, this connection and this transaction,
-- made with a key that no login can read. So SQL smuggled into a page can set `quorate.context` to anything and gains an
-- error; it cannot call `enter` either, because that wants the secret of the process, which only ever travels as a parameter.

grant usage, create on schema quorate to quorate_guard;
grant usage on schema quorate to quorate_app;

-- One row for each process that opened this database: the hash of a secret that lives in that process's memory.
create table gate (
  key_hash  bytea primary key,
  opened_at timestamptz not null default clock_timestamp()
);

-- Two independent random blocks, used like the inner and outer key of an HMAC (RFC 2104 derives them from one key).
create table context_key (
  only_one    boolean primary key default true check (only_one),
  inner_block bytea not null check (length(inner_block) = 64),
  outer_block bytea not null check (length(outer_block) = 64)
);

insert into context_key (inner_block, outer_block)
select string_agg(uuid_send(gen_random_uuid()), ''), string_agg(uuid_send(gen_random_uuid()), '')
  from generate_series(1, 4);

grant select on gate, context_key to quorate_guard;

set local role quorate_guard;

-- The seal of some claims, good for this connection until this transaction ends. For the guard's own functions.
create function context_seal(claims text) returns text language plpgsql stable
as $$
begin
  return encode(sha256(k.outer_block || sha256(k.inner_block || convert_to(
           concat_ws('|', claims, pg_backend_pid(), extract(epoch from transaction_timestamp())), 'UTF8'))), 'hex')
    from quorate.context_key k;
end
$$;
revoke all on function context_seal from public;

-- Opens the door for the rest of the transaction. `p_moment` is the house's clock where it is not the machine's (the demo).
create function enter(p_person uuid, p_authority uuid, p_capacity text, p_secret bytea, p_moment timestamptz default null)
  returns void language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
declare
  claims text := concat_ws('|', coalesce(p_person::text, ''), coalesce(p_authority::text, ''), p_capacity,
                           coalesce(p_moment::text, ''));
begin
  if not exists (select from gate where key_hash = sha256(p_secret)) then
    raise exception 'this process may not say who is asking' using errcode = 'insufficient_privilege';
  end if;
  if p_capacity !~ '^[a-z][a-z-]*$' or (p_person is null and p_capacity <> 'system') then
    raise exception 'a context needs a person and a capacity' using errcode = 'invalid_parameter_value';
  end if;
  perform set_config('quorate.context', claims || '|' || context_seal(claims), true);
end
$$;
revoke all on function enter from public;
grant execute on function enter to quorate_app;

-- Who is asking: all null when nobody has entered; an error when the setting was not sealed in this transaction.
create function context(out person uuid, out authority uuid, out capacity text, out moment timestamptz)
  language plpgsql stable security definer set search_path = quorate, pg_temp
as $$
declare
  parts text[] := string_to_array(coalesce(current_setting('quorate.context', true), ''), '|');
begin
  if parts = '{}' or parts = '{""}' then return; end if;
  if cardinality(parts) <> 5 or parts[5] is distinct from context_seal(array_to_string(parts[1:4], '|')) then
    raise exception 'forged context' using errcode = 'insufficient_privilege';
  end if;
  person := nullif(parts[1], '')::uuid;
  authority := nullif(parts[2], '')::uuid;
  capacity := parts[3];
  moment := coalesce(nullif(parts[4], '')::timestamptz, transaction_timestamp());
end
$$;

-- These four are one expression each, with full names and no settings of their own, so that the planner can unfold them.
create function context_authority() returns uuid language sql stable as $$ select (quorate.context()).authority $$;
create function context_person() returns uuid language sql stable as $$ select (quorate.context()).person $$;
create function context_is_entered() returns boolean language sql stable as $$ select (quorate.context()).capacity is not null $$;

-- The house's own work: projecting views, sweeping notices. Only `enter` can seal it.
create function context_is_system() returns boolean language sql stable
  as $$ select coalesce((quorate.context()).capacity = 'system', false) $$;

revoke all on function context, context_authority, context_person, context_is_system, context_is_entered from public;
grant execute on function context, context_authority, context_person, context_is_system, context_is_entered to quorate_app;

set local role quorate_owner;
