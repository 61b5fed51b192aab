create table account (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  role text not null check (role in ('viewer', 'analyst', 'lead', 'administrator', 'auditor')),
  password text not null,
  failures int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  must_change boolean not null default true
);

-- The cookie holds the token, this table its hash: reading the table opens no session.
create table session (
  token_hash text primary key,
  account text not null references account on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_account on session (account);
