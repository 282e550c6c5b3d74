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

@RequestScoped
public class ClientAddress {
    private static final int USER_AGENT_LENGTH = 200;

    private final CurrentVertxRequest current;
    private final TrustedProxies proxies;

    ClientAddress(CurrentVertxRequest current, TrustedProxies proxies) {
        this.current = current;
        this.proxies = proxies;
    }

    public String address() {
        return NetUtil.toAddressString(inetAddress());
    }

    /** The unit of rate limits: an IPv4 address, or an IPv6 /64, because clients get whole networks. */
    public String network() {
        InetAddress address = inetAddress();
        return address instanceof Inet6Address v6 ? networkOf(v6) : NetUtil.toAddressString(address);
    }

    /** Client-controlled text: printable, up to {@value #USER_AGENT_LENGTH} characters. */
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
        // A socket's address is numeric, so nothing is resolved.
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
