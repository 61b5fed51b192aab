-- What is watched, why, and who allowed it. PostgreSQL is the truth; rows of a sources file are read-only elsewhere.
create table source (
  id          text primary key,
  kind        text        not null,
  url         text,
  name        text        not null,
  enabled     boolean     not null,
  from_file   boolean     not null,
  declaration jsonb       not null,
  changed_at  timestamptz not null
);

-- Where each source stands. The epoch rises with every lease, so that a holder who was away too long cannot commit.
create table watch (
  source      text primary key references source on delete cascade,
  next_look   timestamptz not null,
  lease_owner text,
  lease_until timestamptz,
  epoch       bigint      not null default 0,
  failures    int         not null default 0,
  cursor      jsonb       not null default '{}',
  state       text,
  detail      text,
  looked_at   timestamptz,
  ok_at       timestamptz,
  read        int         not null default 0,
  changed     int         not null default 0
);
create index watch_next_look on watch (next_look);

-- What was published last of each post: no text, only a keyed hash of it.
create table post_state (
  id         text primary key,
  source     text        not null,
  kind       text        not null,
  version    bigint      not null,
  hash       text        not null,
  presence   text        not null,
  page       text        not null,
  run        bigint      not null,
  line       bigint      not null,
  erased     boolean     not null,
  changed_at timestamptz not null
);

-- The erasure ledger: which posts an author wrote. Serves erasure alone.
create table author_post (
  author text not null,
  post   text not null,
  primary key (author, post)
);
create index author_post_post on author_post (post);

-- Posts with a page of their own, to be looked at again. The address is encrypted.
create table recheck (
  post    text primary key,
  source  text        not null,
  address bytea       not null,
  found   timestamptz not null,
  next_at timestamptz not null,
  round   int         not null,
  missed  timestamptz
);
create index recheck_due on recheck (source, next_at);

-- Data keys, each wrapped by the master key. Dropping one erases what it sealed.
create table data_key (
  n       bigint generated always as identity primary key,
  id      text unique not null,
  wrapped bytea       not null,
  expires timestamptz
);
create index data_key_expires on data_key (expires) where expires is not null;

create table data_key_subject (
  subject bytea  not null,
  key     bigint not null,
  primary key (subject, key)
);
create index data_key_subject_key on data_key_subject (key);

-- How far each import has come, committed together with what it published.
create table import_run (
  source     text primary key,
  run        bigint      not null,
  holder     text        not null,
  file       text        not null,
  line       bigint      not null,
  position   bigint      not null,
  published  bigint      not null,
  unchanged  bigint      not null,
  rejected   bigint      not null,
  rejects    bigint      not null,
  done       boolean     not null,
  updated_at timestamptz not null
);
create sequence import_number;

-- Where the log ended when the last commit was made: an earlier end means that the log has lost records.
create table acknowledged (
  topic     text        not null,
  partition int         not null,
  topic_id  text        not null,
  ends      bigint      not null,
  at        timestamptz not null,
  primary key (topic, partition)
);

-- Every erasure, finished or to be resumed.
create table erasure (
  n       bigint generated always as identity primary key,
  at      timestamptz not null,
  by      text        not null,
  reason  text        not null,
  post    text,
  author  text,
  posts   int,
  done_at timestamptz
);
