-- What a case is worth a person's time: urgency × reach × precision of its rule, and what that was made of.
alter table flagged_case add column priority double precision not null default 0;
alter table flagged_case add column ranked jsonb;

drop index flagged_case_queue;
create index flagged_case_queue on flagged_case (priority desc, flagged_at, id)
  where state in ('open', 'acknowledged') and standing = 'flagged';
