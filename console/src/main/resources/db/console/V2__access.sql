-- A person who comes through the agency's own sign-in has no password here.
alter table account alter column password drop not null;
alter table account add column enabled boolean not null default true;
alter table account add column subject text unique;
-- The secret of the authenticator app, sealed; asked for once it was proved to work.
alter table account add column totp bytea;
alter table account add column totp_proved boolean not null default false;
-- The last time step that was used: no code works twice.
alter table account add column totp_step bigint not null default 0;

create table recovery_code (
  account text not null references account on delete cascade,
  hash text not null,
  primary key (account, hash)
);

-- What still stands between the person and the console.
alter table session add column stage text not null default 'open' check (stage in ('code', 'password', 'open'));
alter table session add column agent text not null default '';

create table saved_search (
  account text not null references account on delete cascade,
  name text not null,
  query text not null,
  saved_at timestamptz not null,
  primary key (account, name)
);

-- As with sessions, the token itself is told once and kept nowhere.
create table api_token (
  id text primary key,
  account text not null references account on delete cascade,
  name text not null,
  scopes text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index api_token_account on api_token (account, created_at);
