package dev.rivulet.chat.stream;

import dev.rivulet.chat.connection.Connection;
import dev.rivulet.chat.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A request to open an event stream.
 *
 * @param session of the access token; its end ends the stream
 * @param onlySignals whether to send only read positions, typing and presence
 * @param expires when the access token expires, which ends the stream
 * @param lastId the untrusted id of the last event that the client received
 * @param connect creates the connection once the stream is certain
 */
record StreamRequest(
        UserId user,
        UUID session,
        boolean onlySignals,
        Instant expires,
        Optional<String> lastId,
        Supplier<Connection> connect) {}
