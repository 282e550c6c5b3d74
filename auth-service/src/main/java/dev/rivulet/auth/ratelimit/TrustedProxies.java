package dev.rivulet.auth.ratelimit;

import dev.rivulet.auth.AuthConfig;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Finds the client of a request behind proxies. Proxies append to {@code X-Forwarded-For} and clients control its
 * beginning, so it is read from the end, as far as the proxies are trusted.
 */
@ApplicationScoped
class TrustedProxies {
    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(AuthConfig config) {
        networks = config.trustedProxies().stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(TrustedProxies::rule)
                .toList();
    }

    /**
     * The last address in the chain that is not a trusted proxy.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the addresses of {@code X-Forwarded-For} in their order
     */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        for (int i = forwardedFor.size() - 1; i >= 0 && isTrusted(client); i--) {
            // Never resolves a name.
            InetAddress before = NetUtil.createInetAddressFromIpAddressString(
                    forwardedFor.get(i).strip());
            if (before == null) {
                break;
            }
            client = before;
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }

    private static IpSubnetFilterRule rule(String network) {
        int slash = network.indexOf('/');
        String address = slash < 0 ? network : network.substring(0, slash);
        int all = NetUtil.isValidIpV6Address(address) ? 128 : 32;
        int prefix = slash < 0 ? all : Integer.parseInt(network.substring(slash + 1));
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }
}
