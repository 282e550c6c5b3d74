package dev.rivulet.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A download with a pinned checksum. */
record EmulatorDownload(URI source, String sha256) {

    /** As firebase-tools 14 pins it for Java 11 and newer; 61 MiB. */
    static final EmulatorDownload GOOGLE = new EmulatorDownload(
            URI.create(
                    "https://storage.googleapis.com/firebase-preview-drop/emulator/cloud-firestore-emulator-v1.19.8.jar"),
            "9d43599ed6151199e8d604dc87fac51218e49e5f3a48519b1ae560bbe5e3382d");

    private static final int TIMEOUT_MILLIS = 20_000;

    /** Never leaves an incomplete or different file. */
    Path into(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(fileName());
        Path unfinished = Files.createTempFile(folder, fileName(), ".part");
        try {
            String received = receive(unfinished);
            if (!received.equals(sha256)) {
                throw new IOException("its SHA-256 is " + received + " instead of " + sha256);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    String fileName() {
        return Path.of(source.getPath()).getFileName().toString();
    }

    private String receive(Path target) throws IOException {
        URLConnection connection = source.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        MessageDigest digest = sha256Digest();
        try (InputStream in = new DigestInputStream(connection.getInputStream(), digest)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
