-- What is said of the truth is said by a person and rests on a source; nothing that writes here gets round it.
alter table flagged_case add constraint truth_is_cited check (
  finding is null
  or finding ->> 'label' not in ('FABRICATED', 'UNTRUE', 'VERIFIED')
  or (coalesce(finding ->> 'by', '') <> ''
    and (coalesce(finding ->> 'cited', '') <> '' or coalesce(finding ->> 'document', '') <> ''))
);

-- A decision that was taken back counts for no rule.
alter table decision add column undone boolean not null default false;
alter table decision add column at timestamptz;
update decision set at = (record ->> 'at')::timestamptz;
alter table decision alter column at set not null;
create index decision_time on decision (at);
create index decision_case on decision (case_id, number desc);
