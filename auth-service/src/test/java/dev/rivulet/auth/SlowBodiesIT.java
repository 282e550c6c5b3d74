package dev.rivulet.auth;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slow request body occupies a connection, but no request thread. */
@RunningAuthService
class SlowBodiesIT {
    /** More than the number of request threads. */
    private static final int MANY = 300;

    @Test
    void halfABodyTakesNoThread() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                slow.add(halfABody(i % 2 == 0 ? "Content-Length: 100" : "Transfer-Encoding: chunked"));
            }
            given().get("/.well-known/jwks.json").then().statusCode(200);
            for (Socket each : slow) {
                each.setSoTimeout(1);
                assertThatThrownBy(each.getInputStream()::read)
                        .as("no answer yet, and still connected")
                        .isInstanceOf(SocketTimeoutException.class);
            }
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    private static Socket halfABody(String length) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream()
                .write(
                        "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n1\r\n{"
                                .formatted(length)
                                .getBytes(US_ASCII));
        return socket;
    }
}
