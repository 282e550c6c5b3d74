package dev.rivulet.operations.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    /** Repeated, because one key in 256 has a coordinate that begins with a zero. */
    @RepeatedTest(300)
    void what_it_signs_is_verified_by_its_public_half() throws Exception {
        PublicJsonWebKey jwk =
                PublicJsonWebKey.Factory.newPublicJwk(SigningKey.random().toJwk());
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload("claims");
        signed.setAlgorithmHeaderValue(jwk.getAlgorithm());
        signed.setKey(jwk.getPrivateKey());

        JsonWebSignature received = new JsonWebSignature();
        received.setCompactSerialization(signed.getCompactSerialization());
        received.setKey(jwk.getPublicKey());

        assertThat(received.verifySignature()).isTrue();
        assertThat(jwk.getKeyId()).isEqualTo(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void a_key_never_shows_itself_in_a_log() {
        SigningKey key = SigningKey.random();
        assertThat(key).hasToString("SigningKey");
    }
}
