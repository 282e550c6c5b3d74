package dev.rivulet.client.http;

/** Supplies one user's access tokens. Implementations are thread-safe. */
public interface TokenSource {

    /**
     * A token that has not expired.
     *
     * @throws ApiException if there is none and none can be obtained
     */
    String accessToken() throws InterruptedException;

    /**
     * A token to use instead of one that a service refused. Returning the same token reports the refusal to the caller.
     */
    String replace(String refused) throws InterruptedException;

    /** A token that is never renewed. */
    static TokenSource fixed(String token) {
        return new TokenSource() {
            @Override
            public String accessToken() {
                return token;
            }

            @Override
            public String replace(String refused) {
                return token;
            }
        };
    }
}
