package dev.rivulet.auth.token;

import dev.rivulet.auth.AuthConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key pairs of access tokens: private JWKs (RFC 7517, P-256), one per file in a directory that every instance
 * mounts.
 *
 * <p>The file with the last name signs, once it has been published for a while; all are published. To rotate, add a
 * file with a later name, and remove the old one when the last token that it signed has expired. Files are read on each
 * use, which is rare: {@link #current} per sign-in, {@link #published} per fetch of the key set.
 */
@Startup
@ApplicationScoped
class SigningKeys {
    private static final String SUFFIX = ".jwk";

    private final Path directory;
    private final Duration publicationDelay;
    private final Clock clock;

    SigningKeys(AuthConfig config, Clock clock) {
        directory = config.keys().directory();
        publicationDelay = config.keys().publicationDelay();
        this.clock = clock;
        if (config.keys().generate() && files().isEmpty()) {
            generate(clock.millis());
        }
        // Better not to start than to fail at every sign-in.
        current();
    }

    PublicJsonWebKey current() {
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new IllegalStateException("no signing key (*" + SUFFIX + ") in " + directory.toAbsolutePath());
        }
        List<Path> known = files.stream().filter(this::isKnown).toList();
        return read(known.isEmpty() ? files.get(0) : known.get(known.size() - 1));
    }

    /** Whether it has been published long enough for every verifier to have fetched it. */
    private boolean isKnown(Path file) {
        try {
            return !Files.getLastModifiedTime(file)
                    .toInstant()
                    .isAfter(clock.instant().minus(publicationDelay));
        } catch (IOException e) {
            throw new UncheckedIOException("a signing key's age can't be read", e);
        }
    }

    /** All public keys as a JWK set: any of them may have signed a valid token. */
    String published() {
        JsonWebKeySet set = new JsonWebKeySet();
        files().forEach(file -> set.addJsonWebKey(read(file)));
        return set.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("signing keys can't be listed", e);
        }
    }

    private static PublicJsonWebKey read(Path file) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("not a JWK: " + file, e);
        }
    }

    private void generate(long now) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            key.setAlgorithm("ES256");
            key.setUse("sig");
            Files.createDirectories(directory);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path file = Files.createTempFile(directory, "new", null, ownerOnly);
            Files.writeString(file, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            Files.move(file, directory.resolve(now + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException("the first signing key can't be written", e);
        } catch (JoseException e) {
            throw new IllegalStateException("the first signing key can't be made", e);
        }
    }
}
