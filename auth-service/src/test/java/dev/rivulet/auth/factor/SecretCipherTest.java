package dev.rivulet.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCipherTest {
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    Path directory;

    @Test
    void whatWasSealedIsOpenedForItsUserOnly() {
        SecretCipher cipher = new SecretCipher(config("true"), Clock.systemUTC());
        String sealed = cipher.seal(ANN, SECRET).text();
        assertThat(cipher.open(ANN, sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> cipher.open(BOB, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedTextIsRefused() {
        SecretCipher cipher = new SecretCipher(config("true"), Clock.systemUTC());
        String sealed = cipher.seal(ANN, SECRET).text();
        String other = cipher.seal(BOB, SECRET).text();
        String mixed = other.substring(0, other.indexOf('.')) + sealed.substring(sealed.indexOf('.'));
        assertThatThrownBy(() -> cipher.open(BOB, mixed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterARotationTheNewKeySealsAndTheOldOneStillOpens() throws IOException {
        SecretCipher cipher = new SecretCipher(config("true"), Clock.systemUTC());
        SecretCipher.Sealed old = cipher.seal(ANN, SECRET);
        Path first = Files.list(directory).findFirst().orElseThrow();
        Files.writeString(directory.resolve("9999999999999.secret-key"), """
                {"kty":"oct","kid":"new","k":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}""");

        SecretCipher.Sealed renewed = cipher.seal(ANN, SECRET);

        assertThat(renewed.keyId()).isEqualTo("new").isEqualTo(cipher.currentKeyId());
        assertThat(cipher.open(ANN, old.text())).isEqualTo(SECRET);
        Files.delete(first);
        assertThat(cipher.open(ANN, renewed.text())).isEqualTo(SECRET);
        assertThatThrownBy(() -> cipher.open(ANN, old.text())).hasMessageContaining("is gone");
    }

    @Test
    void withoutAKeyThereAreNoSecondFactors() {
        assertThat(new SecretCipher(config("false"), Clock.systemUTC()).isAvailable())
                .isFalse();
    }

    @Test
    void aShortKeyIsRefusedAtTheStart() throws IOException {
        Files.writeString(directory.resolve("1.secret-key"), "{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAEC\"}");
        assertThatThrownBy(() -> new SecretCipher(config("false"), Clock.systemUTC()))
                .hasMessageContaining("256 bits");
    }

    private AuthConfig config(String generate) {
        return Configs.of(Map.of(
                "rivulet.auth.keys.directory",
                directory.toString(),
                "rivulet.auth.keys.generate",
                generate,
                "rivulet.auth.keys.publication-delay",
                "0s"));
    }
}
