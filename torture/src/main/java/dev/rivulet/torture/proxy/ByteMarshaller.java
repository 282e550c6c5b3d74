package dev.rivulet.torture.proxy;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Passes messages as raw bytes, so that the proxy supports every method, including future ones. */
enum ByteMarshaller implements MethodDescriptor.Marshaller<byte[]> {
    AS_THEY_ARE;

    static MethodDescriptor<byte[], byte[]> method(String fullName) {
        return MethodDescriptor.newBuilder(AS_THEY_ARE, AS_THEY_ARE)
                .setFullMethodName(fullName)
                // The only type that does not imply a number of messages.
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .build();
    }

    @Override
    public InputStream stream(byte[] value) {
        return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
