package dev.rivulet.auth.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.Configs;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(Configs.of(Map.of("rivulet.auth.trusted-proxies", "127.0.0.1,10.0.0.0/8,fd00::/8")));

    @Test
    void withoutAProxyItIsTheOtherEnd() {
        assertThat(client("203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void untrustedPeersAreNotBelieved() {
        assertThat(client("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
    }

    @Test
    void behindAProxyItIsWhomTheProxySaw() {
        assertThat(client("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client("127.0.0.1", "2001:db8::7")).isEqualTo("2001:db8::7");
        assertThat(client("fd00::1", "::ffff:198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void forgedEntriesAreIgnored() {
        assertThat(client("127.0.0.1", "192.0.2.99", "10.1.2.3", "198.51.100.1", "10.0.0.5"))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void invalidAddressesAreIgnored() {
        for (String odd : List.of("", "unknown", "localhost", "1.2.3", "198.51.100.1:80, x")) {
            assertThat(client("127.0.0.1", "192.0.2.99", odd)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aProxyWithoutTheHeaderIsTheClient() {
        assertThat(client("10.0.0.5")).isEqualTo("10.0.0.5");
    }

    @Test
    void noProxyIsTrustedWithoutConfiguration() {
        TrustedProxies none = new TrustedProxies(Configs.of(Map.of("rivulet.auth.trusted-proxies", " ,")));
        assertThat(NetUtil.toAddressString(none.client(
                        NetUtil.createInetAddressFromIpAddressString("127.0.0.1"), List.of("198.51.100.1"))))
                .isEqualTo("127.0.0.1");
    }

    private String client(String peer, String... forwardedFor) {
        return NetUtil.toAddressString(proxies.client(
                NetUtil.createInetAddressFromIpAddressString(peer),
                Stream.of(forwardedFor).toList()));
    }
}
