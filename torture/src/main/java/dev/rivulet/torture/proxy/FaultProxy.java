package dev.rivulet.torture.proxy;

import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * A proxy between one client and the Firestore emulator that relays any gRPC call as bytes. Faults are injected into
 * unary calls; streams only break with their connection.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

    private final ManagedChannel emulator;
    private final ScheduledExecutorService later;
    private final BilledOperations billed = new BilledOperations();
    private final CallRelay relay;
    private final int port;
    private Server server;

    /**
     * @param client the client's name
     * @param port to listen on, 0 for a free one
     * @param address the emulator's, {@code host:port}
     * @param authorization replaces the client's {@code Authorization}; null to keep it
     */
    public FaultProxy(
            String client,
            int port,
            String address,
            FaultPolicy faultPolicy,
            WriteTrap trap,
            Supplier<String> authorization)
            throws IOException {
        emulator = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build();
        later = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "delays of " + client));
        relay = new CallRelay(client, emulator, faultPolicy, trap, billed, authorization, later);
        this.port = listen(port);
    }

    private int listen(int wanted) throws IOException {
        server = NettyServerBuilder.forAddress(
                        new InetSocketAddress("127.0.0.1", wanted), InsecureServerCredentials.create())
                .fallbackHandlerRegistry(new EveryMethod())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build()
                .start();
        return server.getPort();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public BilledOperations billed() {
        return billed;
    }

    /** Breaks every connection and rejects new ones. */
    public void disconnect() {
        server.shutdownNow();
    }

    public void connect() throws IOException {
        listen(port);
    }

    @Override
    public void close() {
        server.shutdownNow();
        emulator.shutdownNow();
        later.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final class EveryMethod extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<byte[], byte[]> lookupMethod(String name, String authority) {
            return ServerMethodDefinition.create(ByteMarshaller.method(name), relay);
        }
    }
}
