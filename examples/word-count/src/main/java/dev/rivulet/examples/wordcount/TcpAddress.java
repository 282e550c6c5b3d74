package dev.rivulet.examples.wordcount;

import dev.rivulet.gateway.FrameFormat;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/** Addresses as arguments, and the frames that this example sends to them: 4 bytes of length, then text. */
final class TcpAddress {
    static final FrameFormat FRAMES = new FrameFormat(4, ByteOrder.BIG_ENDIAN, 65_536);

    private TcpAddress() {}

    static InetSocketAddress of(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("Not HOST:PORT: " + hostAndPort);
        }
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }
}
