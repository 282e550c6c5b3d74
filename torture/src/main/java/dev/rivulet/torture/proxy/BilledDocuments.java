package dev.rivulet.torture.proxy;

import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;

/** The documents that one message of a call writes or reads. Deletions are billed separately and not included. */
record BilledDocuments(List<String> written, List<String> read) {

    static final String COMMIT = "google.firestore.v1.Firestore/Commit";
    static final String GET = "google.firestore.v1.Firestore/BatchGetDocuments";
    static final BilledDocuments NOTHING = new BilledDocuments(List.of(), List.of());

    static BilledDocuments ofRequest(String method, byte[] message) {
        if (!method.equals(COMMIT)) {
            return NOTHING;
        }
        try {
            return new BilledDocuments(
                    CommitRequest.parseFrom(message).getWritesList().stream()
                            .filter(write -> !write.hasDelete())
                            .map(write -> write.getUpdate().getName())
                            .toList(),
                    List.of());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static BilledDocuments ofResponse(String method, byte[] message) {
        if (!method.equals(GET)) {
            return NOTHING;
        }
        try {
            BatchGetDocumentsResponse response = BatchGetDocumentsResponse.parseFrom(message);
            return switch (response.getResultCase()) {
                case FOUND -> reads(response.getFound().getName());
                case MISSING -> reads(response.getMissing());
                case RESULT_NOT_SET -> NOTHING;
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BilledDocuments reads(String document) {
        return new BilledDocuments(List.of(), List.of(document));
    }

    boolean writesChat() {
        return written.stream().anyMatch(document -> document.contains("/documents/chats/"));
    }
}
