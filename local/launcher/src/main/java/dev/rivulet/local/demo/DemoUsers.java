package dev.rivulet.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.client.RivuletClient;
import dev.rivulet.client.auth.AuthSession;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** The demo users, which are the same in every run on the same data. */
final class DemoUsers {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Without characters that look alike, because people type it. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 12;
    private static final int MOST_NAMESAKES = 99;

    record Account(String username, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return username;
        }
    }

    private final RivuletClient client;
    private final Path file;
    private final Map<String, Account> accounts;
    private final SecureRandom random = new SecureRandom();

    DemoUsers(RivuletClient client, Path file) throws IOException {
        this.client = client;
        this.file = file;
        this.accounts = Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : new TreeMap<>();
    }

    AuthSession signIn(String name) throws IOException, InterruptedException {
        Account known = accounts.get(name);
        if (known != null) {
            try {
                return client.signIn(known.username(), known.password());
            } catch (ApiException refused) {
                if (!refused.is("wrong-credentials")) {
                    throw refused;
                }
            }
        }
        Account made = register(name);
        accounts.put(name, made);
        save();
        return client.signIn(made.username(), made.password());
    }

    Account account(String name) {
        return accounts.get(name);
    }

    private Account register(String name) throws InterruptedException {
        String password = newPassword();
        for (int namesake = 1; namesake <= MOST_NAMESAKES; namesake++) {
            String username = namesake == 1 ? name : name + "-" + namesake;
            try {
                client.auth().register(username, password);
                return new Account(username, password);
            } catch (ApiException refused) {
                if (!refused.is("username-taken")) {
                    throw refused;
                }
            }
        }
        throw new StartupException("The demo found no free name for " + name);
    }

    private String newPassword() {
        StringBuilder password = new StringBuilder();
        random.ints(PASSWORD_LENGTH, 0, ALPHABET.length()).forEach(at -> password.append(ALPHABET.charAt(at)));
        return password.toString();
    }

    private void save() throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        JSON.writeValue(file.toFile(), accounts);
    }
}
