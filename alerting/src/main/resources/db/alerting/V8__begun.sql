-- Since when flags are counted in digests: the first window begins here. One row at most.
create table counting (
  since timestamptz not null
);
create unique index counting_once on counting ((true));
insert into counting select min(from_time) from digest having count(*) > 0;
