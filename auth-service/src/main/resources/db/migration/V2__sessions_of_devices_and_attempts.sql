-- What its owner tells a session by.
alter table sessions add column last_used_at timestamptz;
update sessions set last_used_at = created_at;
alter table sessions alter column last_used_at set not null;
alter table sessions add column user_agent varchar(200) not null default '';

-- Who tried to sign in. No name as it was typed: people type passwords there.
create table login_attempts (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    -- Null where there is no account of that name (any more).
    user_id uuid references users on delete set null,
    address varchar(45) not null,
    outcome varchar(20) not null
);
create index login_attempts_user_id on login_attempts (user_id, at);
create index login_attempts_at on login_attempts (at);

-- Names of deleted accounts that nobody may take yet.
create table resting_usernames (
    username_key varchar(32) collate "C" primary key,
    until        timestamptz not null
);
create index resting_usernames_until on resting_usernames (until);
