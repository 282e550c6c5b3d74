package dev.rivulet.torture.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.ledger.WatcherView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A watcher that holds to the contract ends with exactly history: else a violation would be the watcher's own fault.
 */
class SimulatedChatViewTest {

    enum What {
        SEND,
        STORE,
        PUBLISH_STORED,
        EDIT,
        SEE,
        CATCH_UP,
        LOSE_DOCUMENT,
        FINISH_REBUILD
    }

    record Step(What what, int number) {}

    @Property
    void endsWithHistoryWhicheverSnapshotsItSees(@ForAll("steps") List<Step> steps) throws InterruptedException {
        ModelChat chat = new ModelChat();
        SimulatedChatView view = new SimulatedChatView("bob", ModelChat.ID);
        List<MessageEvent> unpublished = new ArrayList<>();
        for (Step step : steps) {
            take(step, chat, view, unpublished);
        }
        chat.finishRebuild();
        unpublished.forEach(chat::publish);
        view.take(chat.document());
        view.catchUp(chat);

        assertThat(states(view.messages())).isEqualTo(states(chat.history()));
        assertThat(newIds(view.view())).doesNotHaveDuplicates();
        assertThat(view.isWhole()).isTrue();
    }

    private static void take(Step step, ModelChat chat, SimulatedChatView view, List<MessageEvent> unpublished)
            throws InterruptedException {
        switch (step.what()) {
            case SEND -> chat.publish(chat.store());
            case STORE -> unpublished.add(chat.store());
            case PUBLISH_STORED -> {
                if (!unpublished.isEmpty()) {
                    chat.publish(unpublished.remove(step.number() % unpublished.size()));
                }
            }
            case EDIT -> {
                if (chat.size() > 0) {
                    chat.publish(chat.edit(step.number()));
                }
            }
            case SEE -> view.take(chat.document());
            case CATCH_UP -> view.catchUp(chat);
            case LOSE_DOCUMENT -> chat.loseDocument(step.number());
            case FINISH_REBUILD -> chat.finishRebuild();
        }
    }

    private static List<String> states(List<MessageEvent> messages) {
        return messages.stream()
                .map(message -> Long.toHexString(message.messageId().timestamp() & 0xffff) + "@" + message.revision())
                .toList();
    }

    private static List<UUID> newIds(WatcherView view) {
        return view.changes().stream()
                .filter(WatcherView.Change::isNew)
                .map(WatcherView.Change::message)
                .toList();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> what = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, What.SEND),
                net.jqwik.api.Tuple.of(2, What.STORE),
                net.jqwik.api.Tuple.of(2, What.PUBLISH_STORED),
                net.jqwik.api.Tuple.of(2, What.EDIT),
                net.jqwik.api.Tuple.of(5, What.SEE),
                net.jqwik.api.Tuple.of(2, What.CATCH_UP),
                net.jqwik.api.Tuple.of(1, What.LOSE_DOCUMENT),
                net.jqwik.api.Tuple.of(1, What.FINISH_REBUILD));
        return Combinators.combine(what, Arbitraries.integers().between(0, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    @Example
    void aHoleIsReadFromHistory() throws InterruptedException {
        ModelChat chat = new ModelChat();
        SimulatedChatView view = new SimulatedChatView("bob", ModelChat.ID);
        chat.publish(chat.store());
        view.take(chat.document());
        view.catchUp(chat);
        for (int i = 0; i < 20; i++) {
            chat.publish(chat.store());
        }
        view.take(chat.document());
        assertThat(view.isWhole()).isFalse();
        view.catchUp(chat);
        assertThat(states(view.messages())).isEqualTo(states(chat.history()));
    }
}
