package dev.rivulet.operations.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.Test;

class SecretKeyTest {

    @Test
    void what_it_encrypts_it_decrypts() throws Exception {
        JsonWebKey jwk = JsonWebKey.Factory.newJwk(SecretKey.random().toJwk());
        JsonWebEncryption sealed = new JsonWebEncryption();
        sealed.setAlgorithmHeaderValue("dir");
        sealed.setEncryptionMethodHeaderParameter(jwk.getAlgorithm());
        sealed.setKey(jwk.getKey());
        sealed.setPlaintext("secret");

        JsonWebEncryption received = new JsonWebEncryption();
        received.setCompactSerialization(sealed.getCompactSerialization());
        received.setKey(jwk.getKey());

        assertThat(received.getPlaintextString()).isEqualTo("secret");
        assertThat(jwk.getKeyId()).isNotEmpty();
    }

    @Test
    void each_is_another_and_none_shows_itself_in_a_log() {
        assertThat(SecretKey.random().toJwk()).isNotEqualTo(SecretKey.random().toJwk());
        assertThat(SecretKey.random()).hasToString("SecretKey");
    }
}
