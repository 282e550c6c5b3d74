package dev.rivulet.gateway;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameFormatTest {

    @Test
    void framesOfEveryFormatAreReadBack() throws IOException {
        for (int header : List.of(1, 2, 4)) {
            for (ByteOrder order : List.of(BIG_ENDIAN, LITTLE_ENDIAN)) {
                FrameFormat format = new FrameFormat(header, order, header == 1 ? 255 : 65_535);
                byte[] longest = "x".repeat(format.maxBytes()).getBytes(UTF_8);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                format.write(longest, out);
                format.write(new byte[0], out);
                var in = new ByteArrayInputStream(out.toByteArray());
                assertThat(format.read(in)).hasValue(longest);
                assertThat(format.read(in)).hasValue(new byte[0]);
                assertThat(format.read(in)).isEmpty();
            }
        }
    }

    @Test
    void theByteOrderIsThatOfTheHeader() throws IOException {
        assertThat(written(new FrameFormat(2, BIG_ENDIAN, 10))).containsExactly(0, 2, 'h', 'i');
        assertThat(written(new FrameFormat(4, LITTLE_ENDIAN, 10))).containsExactly(2, 0, 0, 0, 'h', 'i');
    }

    @Test
    void aFrameBeyondTheLimitIsRefusedBeforeItIsRead() {
        FrameFormat format = new FrameFormat(4, BIG_ENDIAN, 10);
        byte[] fourGigabytes = {-1, -1, -1, -1};
        assertThatThrownBy(() -> format.read(new ByteArrayInputStream(fourGigabytes)))
                .isInstanceOf(FrameException.class)
                .hasMessage("A frame of 4294967295 bytes exceeds the limit of 10");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> format.write(new byte[11], out)).isInstanceOf(FrameException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void aStreamThatEndsWithinAFrameIsAnError() {
        FrameFormat format = new FrameFormat(2, BIG_ENDIAN, 10);
        for (byte[] cut : List.of(new byte[] {0}, new byte[] {0, 3}, new byte[] {0, 3, 'h', 'i'})) {
            assertThatThrownBy(() -> format.read(new ByteArrayInputStream(cut))).isInstanceOf(FrameException.class);
        }
    }

    @Test
    void impossibleFormatsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameFormat(3, BIG_ENDIAN, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameFormat(1, BIG_ENDIAN, 256));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameFormat(2, BIG_ENDIAN, 65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameFormat(4, BIG_ENDIAN, 0));
        assertThat(new FrameFormat(4, BIG_ENDIAN, Integer.MAX_VALUE)).isNotNull();
    }

    private static byte[] written(FrameFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write("hi".getBytes(UTF_8), out);
        return out.toByteArray();
    }
}
