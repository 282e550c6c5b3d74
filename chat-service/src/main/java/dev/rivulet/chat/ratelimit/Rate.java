package dev.rivulet.chat.ratelimit;

import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * So many at once, and as many again within a time, evenly. Written {@code 20 per 10s}: 20 at once, then 2 a second.
 *
 * @param many at least 1
 */
public record Rate(int many, Duration within) {

    public Rate {
        if (many < 1 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("not a rate: " + many + " within " + within);
        }
    }

    static Rate parse(String text) {
        String[] parts = text.split(" per ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not of the form 20 per 10s: " + text);
        }
        return new Rate(Integer.parseInt(parts[0]), Duration.parse("PT" + parts[1]));
    }

    /** Reads {@code 20 per 10s}. */
    public static class Text implements Converter<Rate> {
        private static final long serialVersionUID = 1;

        @Override
        public Rate convert(String text) {
            return parse(text);
        }
    }
}
