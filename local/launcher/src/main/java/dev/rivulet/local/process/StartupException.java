package dev.rivulet.local.process;

/** Why the stack does not run, in one line, with what to do about it. */
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartupException(String line) {
        super(line, null, false, false);
    }
}
