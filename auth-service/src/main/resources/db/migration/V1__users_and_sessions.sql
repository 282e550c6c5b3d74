create table users (
    id            uuid primary key,
    username      varchar(32) not null,
    -- The username in lower case: what must be unique, and what people are found and paged by. Collation "C" lets one
    -- index serve equality, prefixes and order.
    username_key  varchar(32) collate "C" not null constraint users_username_key unique,
    password_hash text        not null,
    created_at    timestamptz not null
);

create table sessions (
    id         uuid primary key,
    user_id    uuid        not null references users on delete cascade,
    created_at timestamptz not null,
    -- The absolute end, whatever is refreshed until then.
    expires_at timestamptz not null
);
create index sessions_user_id on sessions (user_id);
create index sessions_expires_at on sessions (expires_at);

-- Every refresh token of a session, spent ones too: to see a spent one again is to know that it was stolen.
create table refresh_tokens (
    token_hash bytea primary key,
    session_id uuid        not null references sessions on delete cascade,
    issued_at  timestamptz not null,
    spent_at   timestamptz
);
create index refresh_tokens_session_id on refresh_tokens (session_id);

-- Events that are committed with the change that they tell of, until Kafka has them.
create table outbox (
    id           bigint generated always as identity primary key,
    topic        text        not null,
    record_key   text        not null,
    -- Null is a tombstone.
    record_value text,
    created_at   timestamptz not null
);
