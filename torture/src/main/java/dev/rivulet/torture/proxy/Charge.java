package dev.rivulet.torture.proxy;

import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.Write;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;

/** The documents that one message of a call touches. */
record Charge(List<String> written, List<String> read) {

    static final String COMMIT = "google.firestore.v1.Firestore/Commit";
    static final String GET = "google.firestore.v1.Firestore/BatchGetDocuments";
    static final Charge NOTHING = new Charge(List.of(), List.of());

    static Charge ofRequest(String method, byte[] message) {
        if (!method.equals(COMMIT)) {
            return NOTHING;
        }
        try {
            return new Charge(
                    CommitRequest.parseFrom(message).getWritesList().stream()
                            .map(Charge::document)
                            .toList(),
                    List.of());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Charge ofResponse(String method, byte[] message) {
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

    private static Charge reads(String document) {
        return new Charge(List.of(), List.of(document));
    }

    private static String document(Write write) {
        return write.getOperationCase() == Write.OperationCase.DELETE
                ? write.getDelete()
                : write.getUpdate().getName();
    }

    boolean writesChat() {
        return written.stream().anyMatch(document -> document.contains("/documents/chats/"));
    }
}
