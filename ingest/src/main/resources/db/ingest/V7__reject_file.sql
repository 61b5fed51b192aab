-- Where the lines that an import refuses go: a file found there is overwritten only if it is ours.
alter table import_run add reject_file text;
