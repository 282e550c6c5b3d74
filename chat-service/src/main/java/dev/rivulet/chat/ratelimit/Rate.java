package dev.rivulet.chat.ratelimit;

import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A token bucket, written {@code 20 per 10s}: 20 at once, then 2 a second.
 *
 * @param count at least 1
 */
public record Rate(int count, Duration period) {

    public Rate {
        if (count < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("not a rate: " + count + " within " + period);
        }
    }

    static Rate parse(String text) {
        String[] parts = text.split(" per ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not of the form 20 per 10s: " + text);
        }
        return new Rate(Integer.parseInt(parts[0]), Duration.parse("PT" + parts[1]));
    }

    public static class Text implements Converter<Rate> {
        private static final long serialVersionUID = 1;

        @Override
        public Rate convert(String text) {
            return parse(text);
        }
    }
}
