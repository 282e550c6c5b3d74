package dev.rivulet.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Ends with 0 when the address of its one argument answers 200 within three seconds, else with 1. A container engine
 * runs it every few seconds in the service's image, so it uses what starts quickest: no HTTP client, no logging.
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
