package dev.rivulet.pipelines;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Pipelines that run together. The name is the consumer group and the prefix of internal topics, so progress and state
 * survive an upgrade only under the same name.
 */
public final class Application {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");

    private final String name;
    private final List<Pipeline> pipelines;
    private final Map<String, Optional<StreamPartitioner<String, Object>>> stores;

    private Application(String name, List<Pipeline> pipelines) {
        this.name = name;
        this.pipelines = pipelines;
        stores = storesOf(pipelines);
    }

    /** @throws IllegalArgumentException if a name is invalid, or two pipelines or state computations share a name */
    public static Application of(String name, Pipeline... pipelines) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of an application: " + name);
        }
        if (pipelines.length == 0) {
            throw new IllegalArgumentException("Application " + name + " has no pipelines");
        }
        Set<String> names = new HashSet<>();
        for (Pipeline pipeline : pipelines) {
            if (!names.add(pipeline.name())) {
                throw new IllegalArgumentException("Two pipelines have the name " + pipeline.name());
            }
        }
        return new Application(name, List.of(pipelines));
    }

    public String name() {
        return name;
    }

    public Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        pipelines.forEach(pipeline -> pipeline.addTo(builder));
        return builder.build();
    }

    /**
     * How keys are placed in the partitions of a store; empty for Kafka's default, a hash.
     *
     * @throws IllegalArgumentException if no state computation has this name
     */
    public Optional<StreamPartitioner<String, Object>> placement(String store) {
        Optional<StreamPartitioner<String, Object>> placement = stores.get(store);
        if (placement == null) {
            throw new IllegalArgumentException("Application " + name + " has no state computation " + store);
        }
        return placement;
    }

    private static Map<String, Optional<StreamPartitioner<String, Object>>> storesOf(List<Pipeline> pipelines) {
        Map<String, Optional<StreamPartitioner<String, Object>>> all = new HashMap<>();
        for (Pipeline pipeline : pipelines) {
            pipeline.stores().forEach((store, placement) -> {
                if (all.put(store, placement) != null) {
                    throw new IllegalArgumentException("Two state computations have the name " + store);
                }
            });
        }
        return all;
    }
}
