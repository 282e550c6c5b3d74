package dev.rivulet.terminal.command;

import dev.rivulet.terminal.talk.Conversation;
import java.time.Duration;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Reads lines until the user leaves. */
public final class InputLoop {
    private static final String EDIT_LAST = "edit-last";
    private static final long BETWEEN_SIGNALS = Duration.ofSeconds(3).toNanos();

    private final LineReader reader;
    private final Conversation conversation;
    private final LineDispatcher dispatcher;
    private long signalled = System.nanoTime() - BETWEEN_SIGNALS;

    public InputLoop(LineReader reader, Conversation conversation, LineDispatcher dispatcher) {
        this.reader = reader;
        this.conversation = conversation;
        this.dispatcher = dispatcher;
        bindUp();
        observeTyping();
    }

    public void run() throws InterruptedException {
        while (!conversation.isEnded()) {
            try {
                dispatcher.dispatch(reader.readLine(conversation.title() + "> "));
            } catch (UserInterruptException e) {
                // Ctrl-C discards a line; on an empty one it leaves.
                if (e.getPartialLine().isEmpty()) {
                    return;
                }
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    /** On an empty line, ↑ offers the last message for editing; otherwise it goes back in the history of lines. */
    private void bindUp() {
        Terminal terminal = reader.getTerminal();
        reader.getWidgets().put(EDIT_LAST, () -> {
            Optional<String> last = conversation.lastOwnText();
            if (reader.getBuffer().length() > 0 || last.isEmpty()) {
                reader.callWidget(LineReader.UP_LINE_OR_HISTORY);
            } else {
                reader.getBuffer().write("/edit " + last.get());
            }
            return true;
        });
        KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
        String up = KeyMap.key(terminal, Capability.key_up);
        keys.bind(new Reference(EDIT_LAST), "\033[A", "\033OA");
        if (up != null) {
            keys.bind(new Reference(EDIT_LAST), up);
        }
    }

    private void observeTyping() {
        Widget insert = reader.getWidgets().get(LineReader.SELF_INSERT);
        reader.getWidgets().put(LineReader.SELF_INSERT, () -> {
            boolean inserted = insert.apply();
            typed(reader.getBuffer().toString());
            return inserted;
        });
    }

    private void typed(String line) {
        long now = System.nanoTime();
        if (!line.startsWith("/") && now - signalled >= BETWEEN_SIGNALS) {
            signalled = now;
            conversation.signalTyping();
        }
    }
}
