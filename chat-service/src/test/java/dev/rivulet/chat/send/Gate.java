package dev.rivulet.chat.send;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of one client to a server. It can be told to stand still at a point: when a request that holds a text is
 * about to blockPolicy the server, or was answered and the client is about to learn of it. From then on nothing passes,
 * on no connection, until it is opened again.
 */
final class Gate implements AutoCloseable {
    /** What a request that is waited for must not pass: itself, or its answer. */
    enum Before {
        REQUEST,
        ANSWER
    }

    private record Stop(Before before, String text, CompletableFuture<Void> reached) {}

    private final InetSocketAddress server;
    private final boolean kafka;
    private final ServerSocket door;
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private volatile Stop stop;
    private volatile boolean shut;

    private Gate(String address, boolean kafka) {
        int colon = address.lastIndexOf(':');
        server = InetSocketAddress.createUnresolved(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        this.kafka = kafka;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    static Gate toCassandra(String address) {
        return new Gate(address, false);
    }

    /** The broker's answers tell its address; they tell this one's instead, or clients would go past it. */
    static Gate toKafka(String address) {
        return new Gate(address, true);
    }

    String address() {
        return server.getHostString() + ":" + door.getLocalPort();
    }

    /** It is to stand still at this point from now on; done when it does. */
    CompletableFuture<Void> stop(Before before, String text) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        stop = new Stop(before, text, reached);
        return reached;
    }

    /** Lets everything pass again, on new connections. */
    void open() {
        stop = null;
        ways.forEach(Way::close);
        shut = false;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ways.forEach(Way::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                try {
                    Way way = new Way(client, new Socket(server.getHostString(), server.getPort()));
                    ways.add(way);
                    inBackground(way::requests);
                    inBackground(way::answers);
                } catch (IOException e) {
                    // The server is away, which the client learns like this.
                    client.close();
                }
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Way {
        private final Socket client;
        private final Socket toServer;
        private volatile boolean asked;

        Way(Socket client, Socket toServer) {
            this.client = client;
            this.toServer = toServer;
        }

        private void requests() {
            pump(client, toServer, true);
        }

        private void answers() {
            pump(toServer, client, false);
        }

        private void pump(Socket from, Socket to, boolean requests) {
            String before = "";
            try (from;
                    to) {
                DataInputStream in = new DataInputStream(from.getInputStream());
                OutputStream out = to.getOutputStream();
                for (String bytes = read(in); bytes != null; bytes = read(in)) {
                    if (requests) {
                        request(before + bytes);
                    } else {
                        answer();
                    }
                    // A text may begin in what was read before.
                    before = bytes.substring(Math.max(0, bytes.length() - 200));
                    if (!shut) {
                        out.write((requests ? bytes : named(bytes)).getBytes(ISO_8859_1));
                    }
                }
            } catch (IOException e) {
                // One of the two has gone, so the other one goes.
            } finally {
                ways.remove(this);
            }
        }

        private void request(String bytes) {
            Stop now = stop;
            if (now != null && bytes.contains(now.text())) {
                asked = true;
                if (now.before() == Before.REQUEST) {
                    stand(now);
                }
            }
        }

        private void answer() {
            Stop now = stop;
            if (now != null && asked) {
                stand(now);
            }
        }

        private void stand(Stop now) {
            shut = true;
            now.reached().complete(null);
        }

        /** Whole answers of Kafka, so that no address is cut in two; of Cassandra whatever there is. */
        private String read(DataInputStream in) throws IOException {
            if (!kafka) {
                byte[] some = new byte[65_536];
                int length = in.read(some);
                return length < 0 ? null : new String(some, 0, length, ISO_8859_1);
            }
            int length = in.readInt();
            return number(length) + new String(in.readNBytes(length), ISO_8859_1);
        }

        private String named(String answer) {
            return kafka
                    ? answer.replace(
                            server.getHostString() + number(server.getPort()),
                            server.getHostString() + number(door.getLocalPort()))
                    : answer;
        }

        private void close() {
            try (client;
                    toServer) {
                ways.remove(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String number(int value) {
        return new String(
                new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value},
                ISO_8859_1);
    }
}
