package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.intake.OpenGroups;
import jakarta.inject.Singleton;
import org.apache.camel.processor.aggregate.DefaultAggregateController;

/** The aggregate EIP's groups, once its route has started. */
@Singleton
class AggregateGroups extends DefaultAggregateController implements OpenGroups {

    @Override
    public void flush() {
        forceCompletionOfAllGroups();
    }
}
