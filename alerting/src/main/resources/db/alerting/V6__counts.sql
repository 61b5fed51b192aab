-- What every page counts is counted in small indexes, whatever the size of the table.
create index flagged_case_waiting on flagged_case (urgency)
  where state in ('open', 'acknowledged') and standing = 'flagged';
create index flagged_case_closed on flagged_case (id) where state = 'closed';
create index coverage_time on coverage (at);
