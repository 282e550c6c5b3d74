-- With the spent token itself, yields its successor, so that a repeated request gets the same answer.
alter table refresh_tokens add column successor_salt bytea;

-- Tokens that were spent before have no salt. Their sessions ask for one more sign-in.
delete from sessions where id in (select session_id from refresh_tokens where spent_at is not null);
