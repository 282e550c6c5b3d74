package dev.rivulet.gateway;

import java.io.IOException;

/** The peer sent a frame that is too long or incomplete; nothing after it can be understood. */
public final class FrameException extends IOException {
    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
