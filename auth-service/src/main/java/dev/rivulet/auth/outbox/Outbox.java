package dev.rivulet.auth.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.RevocationEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.events.UserEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Stores the event of a change in the same transaction, so that the event exists if and only if the change does, even
 * if
 * Kafka is away or the process dies right after the commit.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
@ApplicationScoped
public class Outbox {

    /** Fired so that the relay starts after the commit instead of at its next check. */
    record Appended() {}

    private final ObjectMapper json;
    private final Clock clock;
    private final Event<Appended> appended;

    Outbox(ObjectMapper json, Clock clock, Event<Appended> appended) {
        this.json = json;
        this.clock = clock;
        this.appended = appended;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UserEvent user) {
        append(Topics.USERS, user.userId(), write(user));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void appendTombstone(UUID userId) {
        append(Topics.USERS, userId, null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void append(RevocationEvent revocation) {
        append(Topics.REVOCATIONS, revocation.sessionId(), write(revocation));
    }

    private void append(Topics topic, UUID key, String value) {
        OutboxRecord record = new OutboxRecord();
        record.topic = topic.topicName();
        record.recordKey = key.toString();
        record.recordValue = value;
        record.createdAt = clock.instant();
        record.persist();
        appended.fire(new Appended());
    }

    private String write(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can't be written", e);
        }
    }
}
