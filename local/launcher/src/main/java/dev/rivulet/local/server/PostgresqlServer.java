package dev.rivulet.local.server;

import dev.rivulet.local.files.Directories;
import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL with one database and one role of the same name and a generated password. */
public final class PostgresqlServer implements Part {

    private static final String AUTH = "auth";

    private final PostgresqlBinaries binaries;
    private final Path folder;
    private final GeneratedPassword password;
    private final int port;
    private final boolean durable;

    public PostgresqlServer(PostgresqlBinaries binaries, Path data, int port, boolean durable) {
        this.binaries = binaries;
        this.folder = data.resolve("postgresql");
        this.password = new GeneratedPassword(data.resolve("postgresql-password"));
        this.port = port;
        this.durable = durable;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://" + address() + "/" + AUTH,
                "QUARKUS_DATASOURCE_USERNAME",
                AUTH,
                "QUARKUS_DATASOURCE_PASSWORD",
                password.value());
    }

    @Override
    public ChildCommand command() throws IOException, InterruptedException {
        Path programs = binaries.unpack();
        if (Files.notExists(folder)) {
            create(programs);
        }
        refuseOtherVersion();
        UnprivilegedUser.own(folder);
        Files.writeString(folder.resolve("pg_hba.conf"), "host " + AUTH + " " + AUTH + " 127.0.0.1/32 scram-sha-256\n");
        List<String> words = new ArrayList<>(UnprivilegedUser.prefix(folder));
        words.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", folder.toString()));
        settingsOfServer().forEach(setting -> words.addAll(List.of("-c", setting)));
        // SIGINT is PostgreSQL's fast mode: SIGTERM would wait for its clients to leave.
        return ChildCommand.program("INT", words, Map.of(), folder);
    }

    private List<String> settingsOfServer() {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=60",
                "log_line_prefix=%m "));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings;
    }

    /** Created beside its final place and renamed when complete. */
    private void create(Path programs) throws IOException, InterruptedException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        Directories.delete(unfinished);
        Files.createDirectories(unfinished);
        UnprivilegedUser.own(unfinished);
        List<String> initdb = new ArrayList<>(UnprivilegedUser.prefix(unfinished));
        initdb.addAll(List.of(programs.resolve("bin/initdb").toString(), "-D", unfinished.toString()));
        initdb.addAll(List.of("-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "reject"));
        if (!durable) {
            initdb.add("--no-sync");
        }
        ShortCommand.run(initdb, unfinished.getParent(), "");

        List<String> single = new ArrayList<>(UnprivilegedUser.prefix(unfinished));
        single.addAll(List.of(programs.resolve("bin/postgres").toString(), "--single", "-D", unfinished.toString()));
        // The statements contain the password, which must not be logged.
        single.addAll(List.of("-c", "log_min_error_statement=panic", "postgres"));
        ShortCommand.run(
                single,
                unfinished.getParent(),
                "CREATE ROLE " + AUTH + " LOGIN PASSWORD '" + password.value() + "'\n" + "CREATE DATABASE " + AUTH
                        + " OWNER " + AUTH + "\n");
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherVersion() throws IOException {
        String made = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!binaries.version().startsWith(made + ".")) {
            throw new StartupException("has data of version " + made + " in " + folder + ", but is version "
                    + binaries.version() + " now: start with --fresh, or move that folder away");
        }
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.postgresql(port, AUTH, AUTH);
    }
}
