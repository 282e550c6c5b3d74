package dev.rivulet.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Exits with 0 if the address in its only argument answers 200 within three seconds, otherwise with 1. Container
 * engines run it every few seconds in the service's image, so it must start fast: no HTTP client, no logging.
 */
public final class Probe {

    private static final int TIMEOUT_MILLIS = 3_000;

    private Probe() {}

    public static void main(String[] arguments) {
        System.exit(arguments.length == 1 && answers(URI.create(arguments[0])) ? 0 : 1);
    }

    static boolean answers(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
