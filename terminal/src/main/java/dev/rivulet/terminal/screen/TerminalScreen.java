package dev.rivulet.terminal.screen;

import java.util.List;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/** The terminal in which the user types. */
public final class TerminalScreen implements Screen {
    private final Terminal terminal;
    private final LineReader reader;

    public TerminalScreen(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    @Override
    public void print(String text) {
        reader.printAbove(AttributedString.fromAnsi(text));
    }

    @Override
    public synchronized void status(String text) {
        Status status = Status.getStatus(terminal);
        if (status != null) {
            status.update(
                    text.isEmpty() ? List.of() : List.of(new AttributedString(text, AttributedStyle.DEFAULT.faint())));
        }
    }

    @Override
    public void stop() {
        terminal.raise(Terminal.Signal.INT);
    }
}
