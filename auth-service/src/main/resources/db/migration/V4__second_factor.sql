-- The authenticator app of a user; at most one.
create table totp_factors (
    user_id        uuid primary key references users on delete cascade,
    -- JWE; key_id is the 'kid' of its header, so that what an old key encrypted can be found.
    sealed_secret  text        not null,
    key_id         text        not null,
    created_at     timestamptz not null,
    -- Null until the user has proved to have the secret: until then it changes nothing.
    confirmed_at   timestamptz,
    -- The newest time step whose code was used. Codes of this step and of earlier ones are refused.
    last_used_step bigint      not null
);
create index totp_factors_key_id on totp_factors (key_id);

-- SHA-256 of the user's id and the code; a used code is deleted.
create table recovery_codes (
    code_hash bytea primary key,
    user_id   uuid not null references users on delete cascade
);
create index recovery_codes_user_id on recovery_codes (user_id);

-- Sign-ins whose password was right and whose second factor is awaited.
create table login_challenges (
    token_hash bytea primary key,
    user_id    uuid        not null references users on delete cascade,
    -- How the user gave the first factor (RFC 8176).
    amr        text        not null,
    expires_at timestamptz not null,
    attempts   int         not null
);
create index login_challenges_user_id on login_challenges (user_id);
create index login_challenges_expires_at on login_challenges (expires_at);

-- How the user signed in (RFC 8176), separated by spaces.
alter table sessions add column amr text not null default 'pwd';
