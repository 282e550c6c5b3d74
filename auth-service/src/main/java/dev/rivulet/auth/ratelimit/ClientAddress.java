package dev.rivulet.auth.ratelimit;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whoever sent the request that is being answered. */
@RequestScoped
public class ClientAddress {
    private static final int USER_AGENT_LENGTH = 200;

    private final CurrentVertxRequest current;
    private final TrustedProxies proxies;

    ClientAddress(CurrentVertxRequest current, TrustedProxies proxies) {
        this.current = current;
        this.proxies = proxies;
    }

    /** The address, as text. */
    public String address() {
        return NetUtil.toAddressString(inetAddress());
    }

    /** What is limited as one: an IPv4 address, or a whole /64 of IPv6, as everybody is given more than one of them. */
    public String network() {
        InetAddress address = inetAddress();
        return address instanceof Inet6Address v6 ? networkOf(v6) : NetUtil.toAddressString(address);
    }

    /** What the client says that it is: anything at all, printable, up to {@value #USER_AGENT_LENGTH} characters. */
    public String userAgent() {
        String text = Optional.ofNullable(request().getHeader("User-Agent")).orElse("");
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return printable.substring(0, Math.min(USER_AGENT_LENGTH, printable.length()));
    }

    private InetAddress inetAddress() {
        HttpServerRequest request = request();
        List<String> forwardedFor = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .toList();
        // An address of a socket is always numeric, so nothing is resolved here.
        InetAddress peer = NetUtil.createInetAddressFromIpAddressString(
                request.connection().remoteAddress().hostAddress());
        return proxies.client(peer, forwardedFor);
    }

    private static String networkOf(Inet6Address address) {
        try {
            byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16);
            return NetUtil.toAddressString(InetAddress.getByAddress(network)) + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
