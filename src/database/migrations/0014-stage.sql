-- THE STAGE OF A DISCUSSION, by the words of the one function that derives it (src/discussion/checks/stage.ts). The board had words of its
-- own; its rows say the same as before in the new ones.

set local role quorate_guard;

update view_row
   set content = jsonb_set(content, '{stage}', to_jsonb(
         case content ->> 'stage'
           when 'in-progress' then 'begun'
           when 'held' then 'ended'
           when 'sent' then 'signed'
           when 'not-held' then 'turned-down'
           else content ->> 'stage'
         end)) || case content ->> 'stage' when 'sent' then '{"sent": true}' else '{}' end::jsonb
 where view = 'board';

set local role quorate_owner;
