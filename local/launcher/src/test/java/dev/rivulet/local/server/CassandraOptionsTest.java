package dev.rivulet.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CassandraOptionsTest {

    private static final String ALLOW_MANAGER = "-Djava.security.manager=allow";

    @Test
    void itsOwnJavaNeedsNothingMore() {
        assertThat(CassandraOptions.access(17))
                .doesNotContain(ALLOW_MANAGER)
                .allMatch(option -> option.startsWith("--add-"));
        assertThat(CassandraOptions.needsStandIn(17)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 21, 23})
    void laterOnesMustAllowTheSecurityManager(int feature) {
        assertThat(CassandraOptions.access(feature)).contains(ALLOW_MANAGER);
        assertThat(CassandraOptions.needsStandIn(feature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25})
    void noSecurityManagerOptionFromJdk24(int feature) {
        assertThat(CassandraOptions.access(feature))
                .doesNotContain(ALLOW_MANAGER)
                .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        assertThat(CassandraOptions.needsStandIn(feature)).isTrue();
    }
}
