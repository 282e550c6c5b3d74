package dev.rivulet.terminal.screen;

/** Where lines appear above the line that the user is typing. Thread-safe. */
public interface Screen {

    /** @param text harmless to a terminal; may contain several lines */
    void print(String text);

    /** Replaces the status line; empty for none. */
    void status(String text);

    /** Ends the program's wait for input. */
    void stop();
}
