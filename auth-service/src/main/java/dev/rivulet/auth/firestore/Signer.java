package dev.rivulet.auth.firestore;

/** A service account that signs tokens (JWS, RS256). Safe to use from many threads. */
interface Signer {

    /** The service account's e-mail address: the issuer of what it signs. */
    String account();

    /**
     * The claims, signed.
     *
     * @param claims a JSON object
     * @throws dev.rivulet.problems.ProblemException 503 when the signer is away
     */
    String sign(String claims);
}
