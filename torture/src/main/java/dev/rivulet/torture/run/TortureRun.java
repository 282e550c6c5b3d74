package dev.rivulet.torture.run;

import dev.rivulet.client.ApiEndpoints;
import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RetryPolicy;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.History;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.fault.FaultInjector;
import dev.rivulet.torture.kafka.BrokerFaults;
import dev.rivulet.torture.kafka.ConsumerGroups;
import dev.rivulet.torture.kafka.TopicFollower;
import dev.rivulet.torture.kafka.TopicScan;
import dev.rivulet.torture.ledger.AllChecks;
import dev.rivulet.torture.ledger.Evidence;
import dev.rivulet.torture.ledger.Ledger;
import dev.rivulet.torture.ledger.Violation;
import dev.rivulet.torture.load.TestChat;
import dev.rivulet.torture.load.TestUsers;
import dev.rivulet.torture.load.WriterPool;
import dev.rivulet.torture.stack.Supervisor;
import dev.rivulet.torture.stack.TortureStack;
import dev.rivulet.torture.watch.DocumentLog;
import dev.rivulet.torture.watch.SimulatedFrontend;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One run on a started stack: users write and watch during faults, and then the evidence is checked. */
public final class TortureRun implements AutoCloseable {

    private static final int PEOPLE = 6;
    /** Without retries: the writers decide when to repeat a request, and the ledger counts what is acknowledged. */
    private static final ClientOptions OPTIONS =
            new ClientOptions(RetryPolicy.NONE, Duration.ofSeconds(5), "rivulet-torture");

    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final Duration HEALING = Duration.ofMinutes(3);

    private final TortureStack stack;
    private final Limits limits;
    private final long seed;
    private final Consumer<String> progress;
    private final Ledger ledger = new Ledger();
    private final DocumentLog documents;
    private final List<SimulatedFrontend> watchers = new ArrayList<>();
    private final Supervisor supervisor;
    private final ConsumerGroups groups;
    private final BrokerFaults brokerFaults;
    private final TopicFollower topicFollower;
    private TestUsers users;
    private FaultInjector chaos;

    /**
     * When the faults end.
     * @param kills the number of processes to kill
     * @param most the maximum duration
     */
    public record Limits(int kills, Duration most) {}

    public TortureRun(TortureStack stack, Limits limits, long seed, Consumer<String> progress) throws IOException {
        this.stack = stack;
        this.limits = limits;
        this.seed = seed;
        this.progress = progress;
        documents = new DocumentLog(stack.folder().resolve("documents.log"));
        supervisor = new Supervisor(stack, progress);
        groups = new ConsumerGroups(stack.kafkaAddress());
        brokerFaults = new BrokerFaults(stack.kafkaAddress());
        topicFollower = new TopicFollower(stack.kafkaAddress());
    }

    public List<Violation> call() throws IOException, InterruptedException {
        openTown();
        watch();
        WriterPool load = new WriterPool(users, ledger, seed);
        load.start();
        torture();
        List<Violation> broken = new ArrayList<>(heal());
        load.stop();
        broken.addAll(compare());
        return broken;
    }

    private void openTown() throws InterruptedException {
        URI auth = URI.create(stack.instance("auth-service").address());
        List<RivuletClient> clients = stack.named("chat-service").stream()
                .map(instance -> ApiEndpoints.services(auth, URI.create(instance.address())))
                .map(endpoints -> new RivuletClient(endpoints, OPTIONS))
                .toList();
        users = new TestUsers(IntStream.range(0, PEOPLE)
                .mapToObj(i -> new TestUser(clients, stack.firestoreProject(), "person-" + (i + 1), seed + i))
                .toList());
        users.open(ledger);
        progress.accept(users.chats().size() + " chats, " + users.features());
    }

    private void watch() throws IOException {
        for (TestUser user : users.watchers()) {
            var proxy = stack.proxyFor(user.name(), user::firestoreAuthorization);
            SimulatedFrontend watcher = new SimulatedFrontend(user, stack.firestoreProject(), proxy, documents);
            watchers.add(watcher);
            watcher.start();
        }
    }

    private void torture() throws InterruptedException {
        chaos = new FaultInjector(
                stack, supervisor, topicFollower, brokerFaults, groups, watchers, users.chats(), seed, progress);
        long deadline = System.nanoTime() + limits.most().toNanos();
        chaos.runUntil(() -> chaos.kills() >= limits.kills() || System.nanoTime() - deadline > 0);
        progress.accept("%d kills; of faults: %s".formatted(chaos.kills(), chaos.done()));
    }

    private List<Violation> heal() throws InterruptedException {
        stack.faultPolicy().clear();
        boolean well = supervisor.awaitAllWell(HEALING);
        supervisor
                .endedByThemselves()
                .forEach((name, times) -> progress.accept(name + " ended by itself, times: " + times));
        return well
                ? List.of()
                : List.of(new Violation(Violation.Kind.NOT_QUIET, null, null, "not everything answers again"));
    }

    private List<Violation> compare() throws InterruptedException {
        Quiescence quiet = new Quiescence(groups::lag, watchers, QUIET);
        progress.accept("Waiting until all is quiet");
        quiet.awaitServices();
        Map<UUID, List<MessageEvent>> histories = histories();
        quiet.awaitWatchers(histories, members());
        Evidence evidence = evidence(histories);
        RunReport.lines(evidence).forEach(progress);
        List<Violation> broken = new ArrayList<>(ledger.broken());
        broken.addAll(quiet.broken());
        broken.addAll(AllChecks.violations(evidence));
        tell(broken, evidence);
        return broken;
    }

    private Map<UUID, List<MessageEvent>> histories() throws InterruptedException {
        Map<UUID, List<MessageEvent>> histories = new HashMap<>();
        for (TestChat chat : users.chats()) {
            histories.put(chat.id(), new History(chat.members().get(0)).all(chat.id()));
        }
        return histories;
    }

    private Map<UUID, List<UUID>> members() {
        Map<UUID, List<UUID>> members = new HashMap<>();
        users.chats()
                .forEach(chat -> members.put(
                        chat.id(), chat.members().stream().map(TestUser::id).toList()));
        return members;
    }

    private Evidence evidence(Map<UUID, List<MessageEvent>> histories) throws InterruptedException {
        TopicScan scan = TopicScan.of(stack.kafkaAddress());
        return new Evidence(
                ledger.acknowledged(),
                histories,
                scan.onMessages(),
                scan.onBatches(),
                watchers.stream().flatMap(watcher -> watcher.views().stream()).toList(),
                FinalDocuments.of(stack, List.copyOf(histories.keySet())),
                OperationCounts.of(stack, users.users().get(0)),
                chaos.poison(),
                scan.dead());
    }

    private void tell(List<Violation> broken, Evidence evidence) {
        for (Violation violation : broken) {
            progress.accept(violation.toString());
            if (violation.message() != null) {
                MessageTrace.of(violation, evidence, documents).forEach(line -> progress.accept("    " + line));
            }
        }
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        watchers.forEach(SimulatedFrontend::close);
        topicFollower.close();
        brokerFaults.close();
        groups.close();
        documents.close();
    }
}
