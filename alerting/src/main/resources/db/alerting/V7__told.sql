-- Whether a case was told of is asked whenever a flagged post changes.
create index outbox_case on outbox (case_id);
