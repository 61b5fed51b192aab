-- A case that says the same as another waits with that one, until somebody splits them again.
alter table flagged_case drop constraint flagged_case_state_check;
alter table flagged_case add constraint flagged_case_state_check
  check (state in ('open', 'acknowledged', 'closed', 'merged'));
alter table flagged_case add column merged_into text references flagged_case;
alter table flagged_case add column merged_by text;
alter table flagged_case add column merged_at timestamptz;
alter table flagged_case add constraint merged_somewhere
  check ((state = 'merged') = (merged_into is not null) and merged_into is distinct from id);
create index flagged_case_merged on flagged_case (merged_into) where merged_into is not null;

-- For how long one rule notifies nobody of one source. Cases are opened and counted all the same.
create table silence (
  number bigint generated always as identity primary key,
  rule text not null,
  source text not null,
  from_time timestamptz not null,
  until timestamptz not null,
  why text not null check (why <> ''),
  by text not null,
  revoked_at timestamptz,
  revoked_by text,
  constraint every_silence_ends check (until > from_time and until <= from_time + interval '30 days')
);
create index silence_until on silence (until);
