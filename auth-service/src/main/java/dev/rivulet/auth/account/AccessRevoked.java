package dev.rivulet.auth.account;

import java.util.UUID;

/** Fired inside the transaction that changes a password or deletes an account, so that all sessions end with it. */
public record AccessRevoked(UUID user) {}
