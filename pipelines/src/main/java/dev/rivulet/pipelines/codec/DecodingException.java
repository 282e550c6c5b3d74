package dev.rivulet.pipelines.codec;

/** The bytes of a record are not what a decoder expects. The message is stored with the dead letter. */
public final class DecodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason for the operator; must not contain data of the record */
    public DecodingException(String reason) {
        super(reason);
    }

    /** @param reason for the operator; must not contain data of the record */
    public DecodingException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
