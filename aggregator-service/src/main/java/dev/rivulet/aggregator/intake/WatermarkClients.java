package dev.rivulet.aggregator.intake;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;

/** Hands Camel the consumer that commits by watermark; named in the endpoint's URI. */
@Singleton
@Named("watermarkClients")
class WatermarkClients extends DefaultKafkaClientFactory {

    private final Intake intake;
    private final Bundler bundler;
    private final OpenGroups groups;
    private final IntakeConfig config;
    private final IntakeState state;

    WatermarkClients(Intake intake, Bundler bundler, OpenGroups groups, IntakeConfig config, IntakeState state) {
        this.intake = intake;
        this.bundler = bundler;
        this.groups = groups;
        this.config = config;
        this.state = state;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Consumer getConsumer(Properties properties) {
        return new WatermarkConsumer(properties, intake, bundler, groups, config, state);
    }
}
