-- WHO ONLY GETS A COPY gets that copy, and not the story it was made from: neither entries nor the board's row.
-- The house folds the story for them, after the access decision, and shows what their copy holds.

set local role quorate_guard;

create function storied_discussions() returns setof uuid
  language sql stable set search_path = quorate, pg_temp
  as $$ select discussions_held(array['convenor', 'chair', 'minute-taker', 'seat', 'oversight']) $$;
revoke all on function storied_discussions from public;
grant execute on function storied_discussions to quorate_app;

set local role quorate_owner;

drop policy member on entry;
create policy member on entry for select to quorate_app
  using (authority = (select context_authority()) and number is not null
         and discussion = any (array(select storied_discussions())));

drop policy member on view_row;
create policy member on view_row for select to quorate_app
  using (authority = (select context_authority()) and discussion = any (array(select storied_discussions())));
