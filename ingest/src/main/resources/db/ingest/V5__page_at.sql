-- When the page of `page` was fetched, so that pages read once more know whether a post was seen on a newer one.
alter table post_state add page_at timestamptz;
update post_state set page_at = changed_at where presence <> 'gone';
