-- CAPACITIES END WHEN THEY END. Whoever was replaced as chair or minute-taker kept the capacity; from now on it ends in the
-- transaction that gives it to somebody else. Here it ends for those who were replaced before: the record says by whom, and when.

grant update on membership to quorate_guard;
set local role quorate_guard;

with named as (
  select e.authority, e.discussion, e.number, e.at,
         case e.type when 'Appointed' then e.content::json ->> 'as' else 'chair' end as capacity,
         case e.type when 'Appointed' then e.content::json ->> 'person'
                     else e.content::json -> 'chair' ->> 'person' end as person
    from entry e
   where e.type in ('Appointed', 'DiscussionStarted') and e.number is not null and e.content is not null
), newest as (
  select distinct on (authority, discussion, capacity) *
    from named where person is not null
   order by authority, discussion, capacity, number desc
)
update membership m set until = n.at
  from newest n
 where m.authority = n.authority and m.discussion = n.discussion and m.capacity = n.capacity
   and m.person::text <> n.person and (m.until is null or m.until > n.at);

set local role quorate_owner;
revoke update on membership from quorate_guard;
