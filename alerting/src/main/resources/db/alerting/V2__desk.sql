-- What a person took at one time: shown as a whole until the next one is taken.
create table batch (
  number bigint generated always as identity primary key,
  by text not null,
  taken_at timestamptz not null
);
create index batch_by on batch (by, number desc);

create table batch_case (
  batch bigint not null references batch on delete cascade,
  case_id text not null references flagged_case on delete cascade,
  place int not null,
  random boolean not null,
  primary key (batch, case_id)
);

-- One row a question of the checklist that somebody has answered.
create table checked (
  case_id text not null references flagged_case on delete cascade,
  item text not null check (item in ('source', 'date', 'place', 'image', 'official')),
  outcome text not null check (outcome in ('open', 'done', 'impossible')),
  note text not null,
  by text not null,
  at timestamptz not null,
  primary key (case_id, item)
);

create index flagged_case_newest on flagged_case (flagged_at desc, id desc);
