package dev.rivulet.consumer.store;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy to the emulator that makes commits fail: either rejected before they are applied, or applied without a
 * response.
 */
public final class LossyFirestore implements AutoCloseable {

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private final Queue<Status> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final ManagedChannel emulator;
    private final Server server;

    public LossyFirestore(String emulatorHost) throws IOException {
        emulator = Grpc.newChannelBuilder(emulatorHost, InsecureChannelCredentials.create())
                .build();
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .fallbackHandlerRegistry(new HandlerRegistry() {
                    @Override
                    public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
                        return forwarding(name);
                    }
                })
                .build()
                .start();
    }

    public String host() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Rejects the next commit, which is not applied. */
    void refuse(Status.Code code) {
        refusals.add(code.toStatus());
    }

    /** Applies the next commit but drops the response. */
    public void loseAnAnswer() {
        answersToLose.incrementAndGet();
    }

    private ServerMethodDefinition<byte[], byte[]> forwarding(String name) {
        var method = MethodDescriptor.newBuilder(BYTES, BYTES)
                .setFullMethodName(name)
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .build();
        return ServerMethodDefinition.create(
                method,
                (call, headers) -> name.endsWith("/Commit") ? commit(call, headers) : forward(call, headers, false));
    }

    private ServerCall.Listener<byte[]> commit(ServerCall<byte[], byte[]> call, Metadata headers) {
        Status refusal = refusals.poll();
        if (refusal != null) {
            call.close(refusal, new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return forward(call, headers, answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0);
    }

    private ServerCall.Listener<byte[]> forward(ServerCall<byte[], byte[]> call, Metadata headers, boolean silently) {
        ClientCall<byte[], byte[]> onward = emulator.newCall(call.getMethodDescriptor(), CallOptions.DEFAULT);
        onward.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onHeaders(Metadata answer) {
                        if (!silently) {
                            call.sendHeaders(answer);
                        }
                    }

                    @Override
                    public void onMessage(byte[] answer) {
                        if (!silently) {
                            call.sendMessage(answer);
                        }
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        if (!silently) {
                            call.close(status, trailers);
                        }
                    }
                },
                headers);
        onward.request(Integer.MAX_VALUE);
        call.request(Integer.MAX_VALUE);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(byte[] request) {
                onward.sendMessage(request);
            }

            @Override
            public void onHalfClose() {
                onward.halfClose();
            }

            @Override
            public void onCancel() {
                // The request is applied all the same.
                if (!silently) {
                    onward.cancel("The caller is gone", null);
                }
            }
        };
    }

    @Override
    public void close() {
        server.shutdownNow();
        emulator.shutdownNow();
    }
}
