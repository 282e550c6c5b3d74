package dev.rivulet.local.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The shortest exchange of a server's protocol that proves that it serves; an open port does not. */
public final class ReadinessProbe {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LONGEST_ANSWER = 1 << 20;

    private ReadinessProbe() {}

    /** A CQL OPTIONS frame (protocol 4), answered with SUPPORTED. */
    static boolean cassandra(int port) throws IOException {
        byte[] options = {4, 0, 0, 0, 5, 0, 0, 0, 0};
        try (Socket socket = ask(port, options)) {
            byte[] header = new DataInputStream(socket.getInputStream()).readNBytes(9);
            return header.length == 9 && header[4] == 6;
        }
    }

    static boolean kafka(int port) throws IOException {
        byte[] client = "rivulet".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocate(4 + 10 + client.length + 4)
                .putInt(10 + client.length + 4)
                .putShort((short) 3)
                .putShort((short) 1)
                .putInt(1)
                .putShort((short) client.length)
                .put(client)
                .putInt(0);
        try (Socket socket = ask(port, request.array())) {
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            int length = answer.readInt();
            return length >= 8 && length < LONGEST_ANSWER && answer.readInt() == 1 && answer.readInt() >= 1;
        }
    }

    /** A StartupMessage (protocol 3.0), answered with a request to authenticate. */
    static boolean postgresql(int port, String user, String database) throws IOException {
        byte[] parameters = ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(8 + parameters.length)
                .putInt(8 + parameters.length)
                .putInt(3 << 16)
                .put(parameters);
        try (Socket socket = ask(port, message.array())) {
            return socket.getInputStream().read() == 'R';
        }
    }

    public static boolean http(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    private static Socket ask(int port, byte[] request) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
