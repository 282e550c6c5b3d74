package dev.rivulet.access.token;

import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** The {@code typ} header of access tokens (RFC 9068, section 4). */
final class TokenType {
    private static final String ACCESS_TOKEN = "at+jwt";
    private static final String PREFIX = "application/";

    private TokenType() {}

    /** Reads the header without verifying the signature, which covers it. */
    static boolean isAccessToken(String token) {
        try {
            Object type = JsonWebStructure.fromCompactSerialization(token)
                    .getHeaders()
                    .getObjectHeaderValue("typ");
            return type instanceof String text && isAccessTokenType(text);
        } catch (JoseException e) {
            return false;
        }
    }

    /** Media types are compared without case, and may omit {@value #PREFIX} (RFC 7515, section 4.1.9). */
    private static boolean isAccessTokenType(String type) {
        return ACCESS_TOKEN.equalsIgnoreCase(type) || (PREFIX + ACCESS_TOKEN).equalsIgnoreCase(type);
    }
}
