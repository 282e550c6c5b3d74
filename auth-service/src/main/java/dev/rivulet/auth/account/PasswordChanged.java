package dev.rivulet.auth.account;

import java.util.UUID;

/** Fired inside the transaction that changes a password, so that all sessions end with it. */
public record PasswordChanged(UUID user) {}
