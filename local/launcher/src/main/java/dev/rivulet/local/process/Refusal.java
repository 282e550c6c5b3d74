package dev.rivulet.local.process;

/** Why the stack does not run, in one line for the person who started it, with what to do about it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String line) {
        super(line, null, false, false);
    }
}
