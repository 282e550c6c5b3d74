package dev.rivulet.auth.account;

import java.util.UUID;

/** Told inside the transaction that changes a password: nobody who knew the old one may stay signed in. */
public record PasswordChanged(UUID user) {}
