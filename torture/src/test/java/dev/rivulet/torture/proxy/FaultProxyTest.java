package dev.rivulet.torture.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.Write;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final String CHAT = "projects/p/databases/(default)/documents/chats/c";
    private static final String MARKER = "projects/p/databases/(default)/documents/projections/partition-1";

    private final AtomicInteger commits = new AtomicInteger();
    private final FaultPolicy faultPolicy = new FaultPolicy(1);
    private final WriteTrap trap = new WriteTrap();
    private Server emulator;
    private FaultProxy proxy;
    private ManagedChannel channel;

    private static final MethodDescriptor<CommitRequest, CommitResponse> COMMIT = method(
            "Commit",
            MethodDescriptor.MethodType.UNARY,
            CommitRequest.getDefaultInstance(),
            CommitResponse.getDefaultInstance());
    private static final MethodDescriptor<BatchGetDocumentsRequest, BatchGetDocumentsResponse> GET = method(
            "BatchGetDocuments",
            MethodDescriptor.MethodType.SERVER_STREAMING,
            BatchGetDocumentsRequest.getDefaultInstance(),
            BatchGetDocumentsResponse.getDefaultInstance());

    private static <A extends Message, B extends Message> MethodDescriptor<A, B> method(
            String name, MethodDescriptor.MethodType type, A request, B response) {
        return MethodDescriptor.newBuilder(ProtoUtils.marshaller(request), ProtoUtils.marshaller(response))
                .setFullMethodName("google.firestore.v1.Firestore/" + name)
                .setType(type)
                .build();
    }

    /** Accepts every commit; has no documents. */
    private ServerServiceDefinition firestore() {
        return ServerServiceDefinition.builder("google.firestore.v1.Firestore")
                .addMethod(COMMIT, ServerCalls.asyncUnaryCall((request, answer) -> {
                    commits.incrementAndGet();
                    answer.onNext(CommitResponse.getDefaultInstance());
                    answer.onCompleted();
                }))
                .addMethod(GET, ServerCalls.asyncServerStreamingCall((request, answer) -> {
                    request.getDocumentsList()
                            .forEach(name -> answer.onNext(BatchGetDocumentsResponse.newBuilder()
                                    .setMissing(name)
                                    .build()));
                    answer.onCompleted();
                }))
                .build();
    }

    @BeforeEach
    void start() throws IOException {
        emulator = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(firestore())
                .build()
                .start();
        proxy = new FaultProxy("consumer", 0, "127.0.0.1:" + emulator.getPort(), faultPolicy, trap, null);
        channel = Grpc.newChannelBuilder(proxy.address(), InsecureChannelCredentials.create())
                .build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        proxy.close();
        emulator.shutdownNow();
    }

    @Test
    void passesCallsOnAndCountsThem() {
        commit(CHAT);
        read(CHAT, MARKER);
        assertThat(commits).hasValue(1);
        Awaitility.await().until(() -> proxy.billed().reads().known() == 2);
        assertThat(proxy.billed().writes()).isEqualTo(new BilledOperations.Count(1, 0));
        assertThat(proxy.billed().writesByDocument()).containsEntry(CHAT, 1L);
        assertThat(proxy.billed().readsByDocument()).containsEntry(MARKER, 1L);
    }

    @Test
    void aDeletionIsNoWrite() {
        commit(Write.newBuilder().setDelete(MARKER), CallOptions.DEFAULT);
        commit(CHAT);
        Awaitility.await().until(() -> proxy.billed().writes().known() > 0);
        assertThat(proxy.billed().writesByDocument()).containsOnlyKeys(CHAT);
    }

    @Test
    void aNewProcessRestartsTheCount() {
        commit(CHAT);
        Awaitility.await().until(() -> proxy.billed().writes().known() == 1);
        proxy.billed().beginLife();
        assertThat(proxy.billed().writes()).isEqualTo(new BilledOperations.Count(0, 0));
        assertThat(proxy.billed().writesByDocument()).containsEntry(CHAT, 1L);
    }

    @Test
    void badWeatherRefusesAndLies() {
        faultPolicy.turnBad(100, Duration.ofMinutes(1));
        Set<Status.Code> errors = EnumSet.noneOf(Status.Code.class);
        int tried = 0;
        // Without a response the caller times out with DEADLINE_EXCEEDED.
        while (errors.size() < 4 || commits.get() == 0) {
            tried++;
            try {
                commitImpatiently(CHAT);
            } catch (StatusRuntimeException e) {
                errors.add(e.getStatus().getCode());
            }
        }
        assertThat(errors)
                .containsExactlyInAnyOrder(
                        Status.Code.UNAVAILABLE,
                        Status.Code.RESOURCE_EXHAUSTED,
                        Status.Code.ABORTED,
                        Status.Code.DEADLINE_EXCEEDED);
        // Some writes were applied though reported as failed, and some were not.
        assertThat(commits.get()).isPositive().isLessThan(tried);
        Awaitility.await().until(() -> proxy.billed().writes().most() >= commits.get());
        assertThat(proxy.billed().writes().known()).isLessThan(tried);
    }

    @Test
    void aTrapSpringsAtItsPointAndOnlyForChats() throws Exception {
        List<String> killed = new ArrayList<>();
        commit(MARKER);
        var sprung = trap.set(WriteTrap.Point.AFTER_WRITE, killed::add);
        commit(MARKER);
        assertThat(sprung).isNotDone();
        assertThatThrownBy(() -> commitImpatiently(CHAT)).hasMessageContaining("DEADLINE");
        assertThat(sprung.get(1, TimeUnit.SECONDS)).isEqualTo("consumer");
        assertThat(commits).hasValue(3);

        var before = trap.set(WriteTrap.Point.BEFORE_WRITE, killed::add);
        assertThatThrownBy(() -> commitImpatiently(CHAT)).hasMessageContaining("DEADLINE");
        before.get(1, TimeUnit.SECONDS);
        assertThat(commits).hasValue(3);

        var told = trap.set(WriteTrap.Point.AFTER_ANSWER, killed::add);
        commit(CHAT);
        told.get(1, TimeUnit.SECONDS);
        assertThat(killed).containsExactly("consumer", "consumer", "consumer");
        Awaitility.await()
                .untilAsserted(() -> assertThat(proxy.billed().writes()).isEqualTo(new BilledOperations.Count(3, 1)));
    }

    @Test
    void aDisconnectedClientReconnectsToTheSameAddress() throws IOException {
        proxy.disconnect();
        assertThatThrownBy(() -> commit(CHAT)).hasMessageContaining("UNAVAILABLE");
        proxy.connect();
        commit(CHAT, CallOptions.DEFAULT.withWaitForReady());
        assertThat(commits).hasValue(1);
    }

    private void commit(String document) {
        commit(document, CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS));
    }

    private void commitImpatiently(String document) {
        commit(document, CallOptions.DEFAULT.withDeadlineAfter(500, TimeUnit.MILLISECONDS));
    }

    private void commit(String document, CallOptions options) {
        commit(Write.newBuilder().setUpdate(Document.newBuilder().setName(document)), options);
    }

    private void commit(Write.Builder write, CallOptions options) {
        CommitRequest request = CommitRequest.newBuilder().addWrites(write).build();
        ClientCalls.blockingUnaryCall(channel, COMMIT, options, request);
    }

    private void read(String... documents) {
        BatchGetDocumentsRequest request = BatchGetDocumentsRequest.newBuilder()
                .addAllDocuments(List.of(documents))
                .build();
        ClientCalls.blockingServerStreamingCall(channel, GET, CallOptions.DEFAULT, request)
                .forEachRemaining(response -> assertThat(response.hasFound()).isFalse());
    }
}
