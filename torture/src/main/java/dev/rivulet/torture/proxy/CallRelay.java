package dev.rivulet.torture.proxy;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Relays each call, or injects the fault drawn for it. */
record CallRelay(
        String client,
        Channel emulator,
        FaultPolicy faultPolicy,
        WriteTrap trap,
        BilledOperations billed,
        Supplier<String> authorization,
        ScheduledExecutorService later)
        implements ServerCallHandler<byte[], byte[]> {

    private static final Set<String> STREAMS =
            Set.of("google.firestore.v1.Firestore/Listen", "google.firestore.v1.Firestore/Write");

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> incoming, Metadata headers) {
        String method = incoming.getMethodDescriptor().getFullMethodName();
        CallFault callFault = STREAMS.contains(method) ? CallFault.TRUTH : faultPolicy.next();
        if (callFault.isRefusal()) {
            incoming.close(Status.fromCode(callFault.status()).withDescription("the proxy refused it"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        if (authorization != null) {
            headers.discardAll(FaultProxy.AUTHORIZATION);
            headers.put(FaultProxy.AUTHORIZATION, authorization.get());
        }
        // In the context of the incoming call, whose deadline and cancellation it inherits.
        ClientCall<byte[], byte[]> outgoing = emulator.newCall(ByteMarshaller.method(method), CallOptions.DEFAULT);
        return new RelayedCall(this, method, callFault, incoming, outgoing).start(headers);
    }
}
