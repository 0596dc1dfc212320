-- A DISCUSSION MOVED TO ANOTHER VERSION OF ITS PROCEDURE. The entry says so, why and by whom; the head only follows it, so that
-- what is looked up there and what the record says are the same.

set local role quorate_guard;

create function move_discussion(p_authority uuid, p_discussion uuid, p_procedure text, p_hash text)
  returns void language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
begin
  if not (context_is_system() and p_authority = context_authority()) then
    raise exception 'only the house moves a discussion' using errcode = 'insufficient_privilege';
  end if;
  update discussion_head set procedure = p_procedure, procedure_hash = p_hash
   where authority = p_authority and discussion = p_discussion;
  if not found then
    raise exception 'there is no discussion %', p_discussion using errcode = 'no_data_found';
  end if;
end
$$;

revoke all on function move_discussion from public;
grant execute on function move_discussion to quorate_app;

set local role quorate_owner;
