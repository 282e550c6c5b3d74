package dev.rivulet.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorDownloadTest {

    private static final byte[] CONTENT = "a jar, let us say".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/emulator-v1.jar", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bringsTheFileWithThePinnedContent() throws Exception {
        Path jar = download("/emulator-v1.jar", sha256(CONTENT)).into(home.resolve("cache"));

        assertThat(jar).hasFileName("emulator-v1.jar").hasBinaryContent(CONTENT);
    }

    @Test
    void refusesAnyOtherContentAndLeavesNothing() throws Exception {
        Path cache = home.resolve("cache");
        String other = sha256("something else".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> download("/emulator-v1.jar", other).into(cache))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(other);

        assertThat(cache).isEmptyDirectory();
    }

    private EmulatorDownload download(String path, String sha256) {
        return new EmulatorDownload(URI.create(address() + path), sha256);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
