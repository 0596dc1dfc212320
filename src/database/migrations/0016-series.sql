-- DISCUSSIONS ABOUT THE SAME CONCERN, IN ORDER. The first entry of a discussion says which one it follows; the head only repeats it,
-- so that the discussions that follow one are found, by those who may see them, without reading every record.

set local role quorate_owner;

alter table discussion_head add column follows text;
create index discussion_follows on discussion_head (authority, follows) where follows is not null;

set local role quorate_guard;

update discussion_head h set follows = e.content::jsonb #>> '{series,earlier}'
  from entry e
 where e.authority = h.authority and e.discussion = h.discussion and e.number = 1
   and e.type = 'DiscussionAskedFor' and e.content::jsonb #>> '{series,earlier}' is not null;

create function follow_discussion(p_authority uuid, p_discussion uuid, p_earlier text)
  returns void language plpgsql volatile security definer set search_path = quorate, pg_temp
as $$
begin
  if not (context_is_system() and p_authority = context_authority()) then
    raise exception 'only the house says which discussion another follows' using errcode = 'insufficient_privilege';
  end if;
  update discussion_head set follows = p_earlier where authority = p_authority and discussion = p_discussion;
end
$$;

revoke all on function follow_discussion from public;
grant execute on function follow_discussion to quorate_app;

set local role quorate_owner;
