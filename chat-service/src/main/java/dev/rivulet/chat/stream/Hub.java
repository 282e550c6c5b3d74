package dev.rivulet.chat.stream;

import dev.rivulet.chat.journal.Arrival;
import dev.rivulet.chat.journal.Happening;
import dev.rivulet.chat.journal.Journal;
import dev.rivulet.chat.journal.Journal.Entry;
import dev.rivulet.chat.journal.LiveReader;
import dev.rivulet.chat.journal.Position;
import dev.rivulet.chat.journal.PositionText;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadEvent;
import dev.rivulet.events.RoomEvent;
import dev.rivulet.events.SignalEvent;
import dev.rivulet.problems.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings what was read to the streams of those whom it is for. One lock guards everything: what happens within is brief,
 * and nothing there waits. Thread-safe.
 */
final class Hub implements LiveReader.Listener {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final StreamConfig config;
    private final Clock clock;
    private final Frames frames;
    private final Outside outside;
    private final StreamMetrics metrics;
    private final People people = new People();
    private final GroupSizes sizes;
    private final Presence presence;
    private final RecentRooms rooms;
    private final RecentMessages messages;
    private final Resuming resuming;
    private Journal<Told> journal;
    private PositionText texts;
    private boolean ready;
    private boolean stopped;
    private int open;

    /**
     * What the hub needs of the rest of the service.
     *
     * @param chatsOf the chats that somebody is in
     * @param sizeOf the number of a group's members
     * @param nameOf the name that somebody is shown by now, empty when their account is gone; may wait for a moment
     * @param past reads what the memory does not hold any more
     * @param publish sends a signal, without waiting
     * @param changed hears of each chat whose members may have changed
     */
    record Outside(
            Function<UserId, CompletionStage<List<ChatId>>> chatsOf,
            Function<ChatId, CompletionStage<Integer>> sizeOf,
            Function<UserId, String> nameOf,
            Resuming.Past past,
            Consumer<SignalEvent> publish,
            Consumer<ChatId> changed) {}

    Hub(StreamConfig config, Clock clock, Frames frames, String instance, Outside outside, MeterRegistry registry) {
        this.config = config;
        this.clock = clock;
        this.frames = frames;
        this.outside = outside;
        metrics = new StreamMetrics(registry);
        metrics.gauge("open", "Streams that are open", () -> open);
        sizes = new GroupSizes(outside.sizeOf(), this::sizeFound);
        presence = new Presence(config, people, sizes, frames, instance, outside.publish(), this::deliver);
        rooms = new RecentRooms(config.lookback().toMillis());
        messages = new RecentMessages(config.journalRecords());
        resuming = new Resuming(this, config, clock, outside.past());
    }

    StreamMetrics metrics() {
        return metrics;
    }

    // Streams

    /**
     * Opens a stream; fails when it can't be had right now.
     *
     * @param wire makes the client's end, once it is sure that there is a stream
     */
    CompletionStage<EventStream> open(
            UserId user, boolean onlySignals, Instant expires, Optional<String> lastId, Supplier<Wire> wire) {
        return know(user).thenApply(person -> attach(person, onlySignals, expires, lastId, wire.get()));
    }

    /** Somebody's chats, from when on they are kept up to date by what is read. */
    private synchronized CompletionStage<Person> know(UserId user) {
        if (!ready || stopped) {
            throw ProblemException.unavailable("The event stream", RETRY_AFTER, null);
        }
        Person found = people.find(user);
        if (found != null) {
            found.lastHere = clock.millis();
            return found.known.thenApply(known -> found);
        }
        Person person = meet(user);
        return person.known.thenApply(known -> person);
    }

    private Person meet(UserId user) {
        Person person = new Person(user, clock.millis());
        people.add(person);
        // In a stage, because a store that was never there throws at once.
        CompletableFuture.completedStage(user)
                .thenCompose(outside.chatsOf())
                .whenComplete((chats, failure) -> known(person, chats, failure));
        return person;
    }

    private void known(Person person, List<ChatId> chats, Throwable failure) {
        synchronized (this) {
            if (failure == null) {
                Set<ChatId> present = new HashSet<>(chats);
                rooms.correct(person.id, present);
                present.forEach(chat -> people.join(person, chat));
                person.known.complete(null);
                presence.tell(person, clock.millis());
                return;
            }
            people.forget(person);
        }
        person.known.completeExceptionally(failure);
    }

    private synchronized EventStream attach(
            Person person, boolean onlySignals, Instant expires, Optional<String> lastId, Wire wire) {
        EventStream stream = new EventStream(person, wire, onlySignals, expires, config.queueBytes());
        if (stopped || people.find(person.id) != person) {
            stream.end();
            return stream;
        }
        person.streams.add(stream);
        open++;
        if (person.streams.size() > config.perPerson()) {
            end(person.streams.get(0));
        }
        if (person.streams.size() == 1) {
            presence.came(person, clock.millis());
        }
        if (lastId.isEmpty()) {
            greet(stream, false);
            stream.live = true;
        } else {
            resuming.begin(stream, lastId.get());
        }
        return stream;
    }

    /** Says that it has begun, and who is there. */
    void greet(EventStream stream, boolean resumed) {
        byte[] ready = frames.write("ready", new Events.Ready(resumed));
        if (resumed) {
            send(stream, ready, Frames.END);
        } else {
            send(stream, ready, here(), stream.person.idRest());
        }
        presence.seenBy(stream.person).forEach(other -> send(stream, presence.frame(other, true), Frames.END));
    }

    /** Tells a stream that it can't go on where it was, and goes on from now. */
    void startAnew(EventStream stream) {
        greet(stream, false);
        reset(stream);
        stream.live = true;
    }

    private void reset(EventStream stream) {
        metrics.resets.increment();
        send(stream, frames.write("reset", new Events.Reset()), here(), stream.person.idRest());
    }

    /** The client has gone, or is sent away. */
    synchronized void close(EventStream stream) {
        stream.closed();
        remove(stream);
    }

    private void end(EventStream stream) {
        stream.end();
        remove(stream);
    }

    private void cut(EventStream stream) {
        metrics.tooSlow.increment();
        stream.cut();
        remove(stream);
    }

    private void remove(EventStream stream) {
        if (stream.person.streams.remove(stream)) {
            open--;
            stream.person.lastHere = clock.millis();
        }
    }

    /** What time brings: heartbeats, ends, and people who have gone. Called every second or more often. */
    synchronized void tick() {
        long now = clock.millis();
        Instant time = Instant.ofEpochMilli(now);
        for (Person person : List.copyOf(people.all())) {
            for (EventStream stream : List.copyOf(person.streams)) {
                if (!stream.expires().isAfter(time)) {
                    end(stream);
                } else if (stream.isStalled(config.stalled().toNanos())) {
                    cut(stream);
                } else {
                    stream.beat(config.heartbeat().toNanos());
                }
            }
            if (presence.tick(person, now)) {
                people.forget(person);
            }
        }
        resuming.tryAgain();
    }

    /** Ends all streams; their clients come back elsewhere. */
    synchronized void stop() {
        stopped = true;
        people.all().forEach(person -> List.copyOf(person.streams).forEach(this::end));
    }

    // Records

    @Override
    public synchronized void begin(Position start, PositionText positionTexts) {
        journal = new Journal<>(start, config.journalRecords(), config.journalBytes());
        texts = positionTexts;
    }

    @Override
    public synchronized void upToDate() {
        ready = true;
    }

    @Override
    public synchronized void lost(Position position) {
        journal.restart(position);
        people.all()
                .forEach(person -> person.streams.stream()
                        .filter(stream -> stream.live)
                        .toList()
                        .forEach(this::reset));
    }

    @Override
    public void arrived(Arrival arrival) {
        // Written before the lock is taken, for that takes its time.
        Optional<Told> told = told(arrival);
        synchronized (this) {
            if (arrival.place() == Arrival.NOWHERE) {
                signal(arrival);
            } else if (arrival.offset() >= journal.head().at(arrival.place())) {
                arrived(arrival, told);
            }
        }
    }

    private void arrived(Arrival arrival, Optional<Told> news) {
        journal.pass(arrival.place(), arrival.offset());
        news.filter(this::isNews).ifPresent(told -> {
            journal.add(new Entry<>(arrival.place(), arrival.offset(), told, told.bytes()));
            if (told instanceof Told.Room room) {
                tell(room);
            } else {
                tellMembers(told);
            }
        });
        resuming.tryAgain();
    }

    /** What a record is to the members of its chat; empty for what nobody is told. */
    Optional<Told> told(Arrival arrival) {
        if (arrival.what() instanceof Happening.Said said) {
            MessageEvent message = said.message();
            byte[] frame = frames.write("message", MessageView.of(named(message)));
            return Optional.of(
                    new Told.Message(new ChatId(message.chatId()), message.messageId(), message.revision(), frame));
        }
        if (arrival.what() instanceof Happening.RoomChanged changed) {
            RoomEvent room = changed.room();
            return Optional.of(
                    new Told.Room(new ChatId(room.chatId()), room, frames.write("chat", Events.Chat.of(room))));
        }
        if (arrival.what() instanceof Happening.Seen seen) {
            ReadEvent read = seen.read();
            return Optional.of(new Told.Read(new ChatId(read.chatId()), frames.write("read", Events.Read.of(read))));
        }
        if (arrival.place() != Arrival.NOWHERE) {
            metrics.unreadable.increment();
        }
        return Optional.empty();
    }

    /** Whoever has just sent something is there; a message that is changed may be of somebody who is gone by now. */
    private MessageEvent named(MessageEvent message) {
        return message.revision() == 0
                ? message
                : new MessageEvent(
                        message.messageId(),
                        message.chatId(),
                        message.fromUser(),
                        outside.nameOf().apply(new UserId(message.fromUser())),
                        message.body(),
                        message.sentAt(),
                        message.kind(),
                        message.revision(),
                        message.replyTo(),
                        message.editedAt(),
                        message.deletedAt(),
                        message.reactions());
    }

    private boolean isNews(Told told) {
        if (told instanceof Told.Message message && !messages.isNews(message.id(), message.revision())) {
            metrics.repeated.increment();
            return false;
        }
        return true;
    }

    private void tellMembers(Told told) {
        List<Person> members = people.in(told.chat());
        if (!members.isEmpty()) {
            byte[] id = here();
            members.forEach(member -> deliver(member, told instanceof Told.Read, told.frame(), id, member.idRest()));
        }
    }

    private void tell(Told.Room told) {
        outside.changed().accept(told.chat());
        RecentRooms.Room room = rooms.put(told.event(), clock.millis());
        if (room == null) {
            return;
        }
        sizes.put(room.chat(), room.members().size());
        byte[] id = here();
        for (Person person : List.copyOf(people.in(room.chat()))) {
            if (!room.members().contains(person.id)) {
                people.leave(person, room.chat());
                deliver(person, false, frames.removed(room.chat()), id, person.idRest());
            }
        }
        Set<UserId> newcomers = new HashSet<>();
        for (UserId member : room.members()) {
            Person person = people.find(member);
            if (person != null && people.join(person, room.chat())) {
                newcomers.add(member);
            }
        }
        tellMembers(told);
        presence.met(room.chat(), newcomers);
    }

    private void signal(Arrival arrival) {
        if (!(arrival.what() instanceof Happening.Signalled signalled)) {
            metrics.unreadable.increment();
            return;
        }
        SignalEvent signal = signalled.signal();
        switch (signal.kind()) {
            case SignalEvent.TYPING -> typing(signal);
            case SignalEvent.ONLINE, SignalEvent.OFFLINE -> presence(signal);
            default -> metrics.unreadable.increment();
        }
    }

    private void typing(SignalEvent signal) {
        if (signal.chatId() == null || !ready) {
            return;
        }
        byte[] frame = frames.write("typing", new Events.Typing(signal.chatId(), signal.userId()));
        people.in(new ChatId(signal.chatId())).stream()
                .filter(member -> !member.id.value().equals(signal.userId()))
                .forEach(member -> deliver(member, frame));
    }

    private void presence(SignalEvent signal) {
        if (presence.isOwn(signal)) {
            return;
        }
        UserId user = new UserId(signal.userId());
        Person person = people.find(user);
        if (person == null && signal.kind().equals(SignalEvent.OFFLINE)) {
            return;
        }
        if (person == null) {
            person = meet(user);
        }
        presence.heard(person, signal, clock.millis());
    }

    private synchronized void sizeFound(ChatId chat) {
        Set<UserId> all = new HashSet<>();
        people.in(chat).forEach(person -> all.add(person.id));
        presence.met(chat, all);
    }

    // Delivery

    private void deliver(Person person, byte[] signal) {
        deliver(person, true, signal, Frames.END);
    }

    private void deliver(Person person, boolean isSignal, byte[]... parts) {
        for (EventStream stream : List.copyOf(person.streams)) {
            if (stream.live && (isSignal || !stream.onlySignals())) {
                send(stream, parts);
            }
        }
    }

    void send(EventStream stream, byte[]... parts) {
        if (stream.send(parts)) {
            metrics.sent.increment();
        } else {
            cut(stream);
        }
    }

    /** The part of an id that says how far this instance has read. */
    private byte[] here() {
        return Frames.id(texts.write(journal.head()));
    }

    Journal<Told> journal() {
        return journal;
    }

    PositionText texts() {
        return texts;
    }

    Frames frames() {
        return frames;
    }
}
