package dev.rivulet.torture.proxy;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A call in progress. Relays messages without flow control: they are few and small. */
final class RelayedCall {

    /** Status codes that leave open whether the call was applied. */
    private static final Set<Status.Code> OPEN = EnumSet.of(
            Status.Code.UNAVAILABLE,
            Status.Code.CANCELLED,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.UNKNOWN,
            Status.Code.INTERNAL);

    private final CallRelay relay;
    private final String method;
    private final CallFault callFault;
    private final ServerCall<byte[], byte[]> incoming;
    private final ClientCall<byte[], byte[]> outgoing;
    private final List<BilledDocuments> asked = new ArrayList<>();
    private final List<BilledDocuments> got = new ArrayList<>();
    private volatile boolean callerIsDead;

    RelayedCall(
            CallRelay relay,
            String method,
            CallFault callFault,
            ServerCall<byte[], byte[]> incoming,
            ClientCall<byte[], byte[]> outgoing) {
        this.relay = relay;
        this.method = method;
        this.callFault = callFault;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    ServerCall.Listener<byte[]> start(Metadata headers) {
        outgoing.start(new FromEmulator(), headers);
        outgoing.request(1);
        incoming.request(1);
        return new FromClient();
    }

    private boolean writesChat() {
        return asked.stream().anyMatch(BilledDocuments::writesChat);
    }

    private void pass(byte[] message) {
        outgoing.sendMessage(message);
        incoming.request(1);
    }

    private void later(Runnable step) {
        if (callFault.delay().isZero()) {
            step.run();
            return;
        }
        try {
            var unused = relay.later().schedule(step, callFault.delay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            outgoing.cancel("the proxy ends", e);
        }
    }

    private final class FromClient extends ServerCall.Listener<byte[]> {

        @Override
        public void onMessage(byte[] message) {
            asked.add(BilledDocuments.ofRequest(method, message));
            if (writesChat() && relay.trap().passes(WriteTrap.Point.BEFORE_WRITE, relay.client())) {
                callerIsDead = true;
                asked.clear();
                outgoing.cancel("the caller was killed", null);
                return;
            }
            later(() -> pass(message));
        }

        @Override
        public void onHalfClose() {
            if (!callerIsDead) {
                later(outgoing::halfClose);
            }
        }

        @Override
        public void onCancel() {
            outgoing.cancel("the caller has left", null);
        }
    }

    private final class FromEmulator extends ClientCall.Listener<byte[]> {

        @Override
        public void onHeaders(Metadata headers) {
            if (callFault.isTruth()) {
                incoming.sendHeaders(headers);
            }
        }

        @Override
        public void onMessage(byte[] message) {
            got.add(BilledDocuments.ofResponse(method, message));
            if (isDone() && relay.trap().passes(WriteTrap.Point.AFTER_WRITE, relay.client())) {
                callerIsDead = true;
            }
            if (callFault.isTruth() && !callerIsDead && !incoming.isCancelled()) {
                incoming.sendMessage(message);
            }
            outgoing.request(1);
        }

        /** Whether the response to a commit confirms it. */
        private boolean isDone() {
            return writesChat() && callFault.isTruth();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            boolean told = callFault.isTruth() && status.isOk() && !callerIsDead && !incoming.isCancelled();
            if (status.isOk() || OPEN.contains(status.getCode())) {
                asked.forEach(charge -> relay.billed().add(charge, told));
            }
            got.forEach(charge -> relay.billed().add(charge, told));
            if (callerIsDead || incoming.isCancelled() || callFault.status() == null) {
                return;
            }
            Status said = callFault.isTruth() || !status.isOk()
                    ? status
                    : Status.fromCode(callFault.status()).withDescription("the proxy says so");
            incoming.close(said, trailers);
            if (told && writesChat()) {
                relay.trap().passes(WriteTrap.Point.AFTER_ANSWER, relay.client());
            }
        }
    }
}
