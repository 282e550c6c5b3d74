package dev.rivulet.aggregator.route;

import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/**
 * Buffering and committing under every order of events: nothing that is committed is lost, nothing is sent by an
 * instance that lost the partition, each epoch keeps the order of a chat, and in the end all is sent and committed.
 */
class AggregatorModelTest {

    @Property(tries = 1_000)
    void losesNothingAndKeepsTheOrder(@ForAll("chains") ActionChain<AggregatorModel> chain) {
        chain.withInvariant("nothing below the watermark is lost", AggregatorModel::nothingIsLostBelowWhatIsCommitted)
                .run()
                .recover();
    }

    @Provide
    Arbitrary<ActionChain<AggregatorModel>> chains() {
        return ActionChain.startWith(AggregatorModel::new)
                .withAction(8, ofNumber("publish", (world, chat) -> world.publish(chat, false)))
                .withAction(3, ofNumber("change", (world, chat) -> world.publish(chat, true)))
                .withAction(1, ofNumber("repeat", AggregatorModel::repeat))
                .withAction(
                        10, ofNumber("receive", (world, n) -> world.instance(n).receive(1 + n)))
                .withAction(
                        6,
                        ofNumber(
                                "complete a group",
                                (world, n) -> world.instance(n).complete()))
                .withAction(6, ofNumber("send", (world, n) -> world.instance(n).send()))
                .withAction(
                        5,
                        ofNumber("acknowledge", (world, n) -> world.instance(n).acknowledge()))
                .withAction(1, ofNumber("fail", (world, n) -> world.instance(n).fail(false)))
                .withAction(
                        1,
                        ofNumber(
                                "fail, though it arrived",
                                (world, n) -> world.instance(n).fail(true)))
                .withAction(
                        4, ofNumber("commit", (world, n) -> world.instance(n).commit()))
                .withAction(
                        3, ofNumber("rewind", (world, n) -> world.instance(n).rewind()))
                .withAction(1, ofNumber("move", (world, n) -> world.move(n % 2, true)))
                .withAction(1, ofNumber("move, too slowly", (world, n) -> world.move(n % 2, false)))
                .withAction(1, ofNumber("lose", (world, n) -> world.lose(n % 2)))
                .withAction(1, ofNumber("crash", (world, n) -> world.crash(n, n > 1)))
                .withMaxTransformations(120);
    }

    private static Action.Independent<AggregatorModel> ofNumber(String name, Step step) {
        return () -> Arbitraries.integers()
                .between(0, 3)
                .map(number -> Transformer.mutate(
                        name + " " + number, (Consumer<AggregatorModel>) world -> step.enterRoute(world, number)));
    }

    private interface Step {
        void enterRoute(AggregatorModel world, int number);
    }
}
