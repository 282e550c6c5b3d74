package dev.rivulet.auth.firestore;

/** A service account that signs tokens (JWS, RS256). Thread-safe. */
interface Signer {

    /** The service account's e-mail address: the issuer of what it signs. */
    String account();

    /**
     * @param claims a JSON object
     * @throws dev.rivulet.problems.ProblemException 503 if the signer is unavailable
     */
    String sign(String claims);
}
