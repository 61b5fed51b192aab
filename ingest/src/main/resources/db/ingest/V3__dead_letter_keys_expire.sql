-- Keys of dead letters were kept for ever. Those made so far go when the letters they seal have expired for sure.
update data_key set expires = now() + interval '8 days' where expires is null;

drop index data_key_expires;
create index data_key_expires on data_key (expires);
alter table data_key alter expires set not null;
