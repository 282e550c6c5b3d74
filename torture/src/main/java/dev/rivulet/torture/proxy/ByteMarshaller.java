package dev.rivulet.torture.proxy;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages as they are on the wire: the proxy takes every method there is, of this release and of the next. */
enum ByteMarshaller implements MethodDescriptor.Marshaller<byte[]> {
    AS_THEY_ARE;

    static MethodDescriptor<byte[], byte[]> method(String fullName) {
        return MethodDescriptor.newBuilder(AS_THEY_ARE, AS_THEY_ARE)
                .setFullMethodName(fullName)
                // The one type that promises nothing about the number of messages.
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
