package dev.rivulet.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void theCodesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.stepOf(code, SECRET, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
    }

    @Test
    void aCodeIsGoodOneStepEarlierAndLater() {
        Instant time = Instant.ofEpochSecond(1_111_111_111);
        long step = time.getEpochSecond() / 30;
        for (int late : new int[] {-30, 0, 30}) {
            assertThat(Totp.stepOf("050471", SECRET, time.plusSeconds(late), 0)).hasValue(step);
        }
        for (int late : new int[] {-60, 60}) {
            assertThat(Totp.stepOf("050471", SECRET, time.plusSeconds(late), 0)).isEmpty();
        }
    }

    @Test
    void aUsedStepAndEarlierOnesAreRefused() {
        Instant time = Instant.ofEpochSecond(1_111_111_111);
        long step = time.getEpochSecond() / 30;
        assertThat(Totp.stepOf("050471", SECRET, time, step - 1)).hasValue(step);
        assertThat(Totp.stepOf("050471", SECRET, time, step)).isEmpty();
        assertThat(Totp.stepOf("050471", SECRET, time, step + 1)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void theAddressIsOneThatAppsRead() {
        assertThat(Totp.uri("Rivulet & Co", "ann", SECRET))
                .hasToString("otpauth://totp/Rivulet%20%26%20Co:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Rivulet%20%26%20Co&algorithm=SHA1&digits=6&period=30");
    }
}
