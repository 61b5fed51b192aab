-- No table here holds what a post says: cases refer to it, and the archive shows it.
create table position (
  reader text not null,
  topic_id text not null,
  partition int not null,
  next bigint not null,
  primary key (reader, topic_id, partition)
);

create table flagged_case (
  id text primary key,
  post_id text not null unique,
  source text not null,
  cause text not null,
  permalink text,
  published timestamptz,
  flagged_at timestamptz not null,
  version bigint not null,
  digest text not null,
  standing text not null check (standing in ('flagged', 'cleared', 'withdrawn')),
  urgency int not null,
  verdict jsonb not null,
  state text not null check (state in ('open', 'acknowledged', 'closed')),
  held_by text,
  held_until timestamptz,
  finding jsonb,
  revision int not null default 1
);
create index flagged_case_queue on flagged_case (urgency desc, flagged_at, id) where state <> 'closed' and standing = 'flagged';

create table timeline (
  number bigint generated always as identity primary key,
  case_id text not null references flagged_case,
  at timestamptz not null,
  kind text not null,
  by text,
  detail text not null default ''
);
create index timeline_case on timeline (case_id, number);

-- One row a flag a version, for digests and rule health.
create table flag_event (
  case_id text not null,
  version bigint not null,
  rule text not null,
  category text not null,
  severity text not null,
  judged_at timestamptz not null,
  source text not null,
  primary key (case_id, version, rule)
);
create index flag_event_time on flag_event (judged_at);

create table outbox (
  message_id text primary key,
  recipient text not null,
  case_id text,
  digest_day date,
  created_at timestamptz not null,
  due_at timestamptz not null,
  status text not null check (status in ('queued', 'sending', 'sent')),
  attempts int not null default 0,
  sent_at timestamptz,
  error text
);
create index outbox_due on outbox (due_at) where status <> 'sent';

create table mailbox (
  message_id text primary key,
  recipient text not null,
  subject text not null,
  plain text not null,
  html text not null,
  delivered_at timestamptz not null
);

create table digest (
  day date primary key,
  from_time timestamptz not null,
  to_time timestamptz not null,
  made_at timestamptz not null,
  late boolean not null,
  subject text not null,
  plain text not null,
  html text not null
);

create table coverage (
  source text not null,
  at timestamptz not null,
  state text not null,
  read int not null,
  changed int not null,
  detail text,
  primary key (source, at)
);

-- A person's request, so that a double click counts once.
create table request (
  id text primary key,
  case_id text not null,
  at timestamptz not null
);

create table decision (
  number bigint generated always as identity primary key,
  case_id text not null,
  record jsonb not null,
  published boolean not null default false
);

create table audit (
  number bigint primary key,
  at timestamptz not null,
  by text not null,
  act text not null,
  subject text not null,
  detail text not null,
  chain text not null
);
