-- Whether the log may have lost a post's last version. Its hash stays, so that what comes again is told from what is new.
alter table post_state add doubtful boolean not null default false;
