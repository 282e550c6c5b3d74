package dev.rivulet.torture.stack;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.files.Directories;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.stack.Ports;
import dev.rivulet.local.stack.Servers;
import dev.rivulet.torture.proxy.BilledOperations;
import dev.rivulet.torture.proxy.FaultPolicy;
import dev.rivulet.torture.proxy.FaultProxy;
import dev.rivulet.torture.proxy.WriteTrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole system except the page: the packaged services, two instances of those that share work, and a fault proxy
 * between each consumer-service and the emulator.
 */
public final class TortureStack implements AutoCloseable {

    private static final String PROJECT = "RIVULET_FIRESTORE_PROJECT";

    private final Path folder;
    private final Map<String, ManagedProcess> instances = new LinkedHashMap<>();
    private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();
    private final List<FaultProxy> otherProxies = new ArrayList<>();
    private final FaultPolicy faultPolicy;
    private final WriteTrap trap = new WriteTrap();
    private final Part firestore;
    private final Part kafka;
    private volatile boolean ending;

    public TortureStack(Path folder, FaultPolicy faultPolicy, Consumer<String> progress) throws IOException {
        this.folder = folder;
        this.faultPolicy = faultPolicy;
        Files.createDirectories(logs());
        // PostgreSQL may have to run as a user who cannot read another's temporary directory.
        Directories.readableByAll(folder);
        Checkout checkout = Checkout.ofThisProgram();
        Ports ports = Ports.free();
        Servers servers = new Servers(checkout, folder.resolve("data"), ports, true, progress);
        kafka = servers.kafka();
        firestore = servers.firestore();
        Part postgresql = servers.postgresql();
        Part cassandra = servers.cassandra();
        List.of(postgresql, cassandra, kafka, firestore).forEach(server -> add(server.name(), server, () -> {}));

        Services services = new Services(checkout, folder.resolve("data"), postgresql, cassandra, kafka, firestore);
        Ports more = Ports.free();
        Part auth = services.auth(ports.auth());
        add("auth-service", auth, () -> {});
        add("chat-service-1", services.chat(ports.chat(), auth), () -> {});
        add("chat-service-2", services.chat(more.chat(), auth), () -> {});
        add("aggregator-service-1", services.aggregator(ports.aggregator(), "aggregator-service-1"), () -> {});
        add("aggregator-service-2", services.aggregator(more.aggregator(), "aggregator-service-2"), () -> {});
        addConsumer("consumer-service-1", services, ports.consumer(), auth);
        addConsumer("consumer-service-2", services, more.consumer(), auth);
    }

    private void addConsumer(String name, Services services, int port, Part auth) throws IOException {
        FaultProxy proxy = new FaultProxy(name, 0, firestore.address(), faultPolicy, trap, null);
        proxies.put(name, proxy);
        add(name, services.consumer(port, auth, proxy.address()), proxy.billed()::beginLife);
    }

    private void add(String name, Part part, Runnable onStart) {
        instances.put(name, new ManagedProcess(name, part, logs(), onStart));
    }

    public void start() {
        startAll(List.of("postgresql", "cassandra", "kafka", "firestore"));
        try {
            instance("kafka").complete();
        } catch (Exception e) {
            throw new IllegalStateException("The topics can't be made", e);
        }
        startAll(instances.keySet().stream()
                .filter(name -> name.contains("-service"))
                .toList());
    }

    private void startAll(List<String> names) {
        names.forEach(name -> instance(name).start());
        names.forEach(name -> instance(name).awaitAnswer());
    }

    private static void run(Runnable work) {
        new Thread(work, "start").start();
    }

    public ManagedProcess instance(String name) {
        return instances.get(name);
    }

    public List<ManagedProcess> named(String prefix) {
        return instances.values().stream()
                .filter(instance -> instance.name().startsWith(prefix))
                .toList();
    }

    public List<ManagedProcess> all() {
        return List.copyOf(instances.values());
    }

    public BilledOperations billed(String consumer) {
        return proxies.get(consumer).billed();
    }

    /** A proxy to the emulator for a watcher, authenticated by the given authorization. */
    public FaultProxy proxyFor(String watcher, Supplier<String> authorization) throws IOException {
        FaultProxy proxy =
                new FaultProxy(watcher, 0, firestore.address(), new FaultPolicy(0), new WriteTrap(), authorization);
        otherProxies.add(proxy);
        return proxy;
    }

    public FaultPolicy faultPolicy() {
        return faultPolicy;
    }

    public WriteTrap trap() {
        return trap;
    }

    public String firestoreProject() {
        return firestore.settings().get(PROJECT);
    }

    public String firestoreAddress() {
        return firestore.address();
    }

    public String kafkaAddress() {
        return kafka.address();
    }

    public Path folder() {
        return folder;
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    boolean isEnding() {
        return ending;
    }

    @Override
    public void close() {
        ending = true;
        all().forEach(ManagedProcess::thaw);
        stop(named("auth"), named("chat"), named("aggregator"), named("consumer"));
        stop(named("kafka"), named("cassandra"), named("postgresql"), named("firestore"));
        proxies.values().forEach(FaultProxy::close);
        otherProxies.forEach(FaultProxy::close);
    }

    @SafeVarargs
    private static void stop(List<ManagedProcess>... groups) {
        CompletableFuture.allOf(List.of(groups).stream()
                        .flatMap(List::stream)
                        .map(instance -> CompletableFuture.runAsync(instance::end, TortureStack::run))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
