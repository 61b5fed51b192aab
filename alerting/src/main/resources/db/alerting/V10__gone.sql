-- What people wrote of posts that are gone goes as well; what they cited is no longer comparable.
update flagged_case set finding = finding - 'note' where standing = 'withdrawn' and finding is not null;
update checked set note = '' where case_id in (select id from flagged_case where standing = 'withdrawn');
