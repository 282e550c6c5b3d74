package dev.rivulet.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.auth.Configs;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshCookieTest {

    @Test
    void whereTlsIsBrowsersRefuseItWithoutTls() {
        NewCookie cookie = cookie("true");

        assertThat(cookie.getName()).isEqualTo("__Secure-rivulet_refresh");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/api/auth");
    }

    /** Browsers ignore a cookie with that prefix that is not secure. */
    @Test
    void withoutTlsItHasNoPrefix() {
        NewCookie cookie = cookie("false");

        assertThat(cookie.getName()).isEqualTo("rivulet_refresh");
        assertThat(cookie.isSecure()).isFalse();
    }

    private static NewCookie cookie(String secure) {
        return new RefreshCookie(Configs.of(Map.of("rivulet.auth.cookie.secure", secure)))
                .holding(TokenSecret.random(), Duration.ofMinutes(1));
    }
}
