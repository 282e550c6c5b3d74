package dev.rivulet.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
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

    private final DemoApi api;
    private final Path file;
    private final Map<String, Account> accounts;
    private final SecureRandom random = new SecureRandom();

    DemoUsers(DemoApi api, Path file) throws IOException {
        this.api = api;
        this.file = file;
        this.accounts = Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : new TreeMap<>();
    }

    DemoSession signIn(String name) throws IOException, InterruptedException {
        Account known = accounts.get(name);
        if (known != null) {
            Optional<DemoSession> session = api.signIn(known.username(), known.password());
            if (session.isPresent()) {
                return session.get();
            }
        }
        Account made = register(name);
        accounts.put(name, made);
        save();
        return api.signIn(made.username(), made.password()).orElseThrow();
    }

    Account account(String name) {
        return accounts.get(name);
    }

    private Account register(String name) throws IOException, InterruptedException {
        String password = newPassword();
        for (int namesake = 1; namesake <= MOST_NAMESAKES; namesake++) {
            String username = namesake == 1 ? name : name + "-" + namesake;
            if (api.register(username, password)) {
                return new Account(username, password);
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
