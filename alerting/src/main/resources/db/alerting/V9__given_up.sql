-- A message that nobody takes is given up after some days.
alter table outbox drop constraint outbox_status_check;
alter table outbox add constraint outbox_status_check check (status in ('queued', 'sending', 'sent', 'failed'));
drop index outbox_due;
create index outbox_due on outbox (due_at) where status in ('queued', 'sending');
