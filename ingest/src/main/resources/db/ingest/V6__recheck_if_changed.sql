-- What a server gave to ask for changes with when a post's page was looked at last.
alter table recheck add etag text;
alter table recheck add last_modified text;
