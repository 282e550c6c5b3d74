package dev.rivulet.terminal.text;

import java.util.Map;
import java.util.UUID;

/** Colours that are readable on dark and light backgrounds, or none. */
public final class Palette {
    private static final int[] NAMES = {31, 32, 34, 35, 36};

    private final boolean colours;

    public Palette(boolean colours) {
        this.colours = colours;
    }

    /** No colours if NO_COLOR is set (no-color.org) or the terminal has none. */
    public static Palette of(Map<String, String> environment) {
        return new Palette(
                environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM")));
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String error(String text) {
        return styled("31", text);
    }

    /** The same colour for a user at all times. */
    public String name(UUID user, String text) {
        return styled("1;" + NAMES[Math.floorMod(user.hashCode(), NAMES.length)], text);
    }

    private String styled(String code, String text) {
        return colours ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
