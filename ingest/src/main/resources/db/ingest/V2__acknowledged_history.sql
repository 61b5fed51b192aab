-- One row a minute instead of one row alone, so that a loss tells since when posts are doubtful. `at` is when the
-- minute began, `ends` the highest end seen in it.
alter table acknowledged drop constraint acknowledged_pkey;
alter table acknowledged add primary key (topic, partition, topic_id, at);

create index post_state_erased on post_state (source) where erased;
create index post_state_changed on post_state (changed_at);
