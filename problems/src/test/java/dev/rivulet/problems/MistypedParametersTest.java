package dev.rivulet.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.problems.Problem.Violation;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.common.util.QuarkusMultivaluedHashMap;
import org.junit.jupiter.api.Test;

class MistypedParametersTest {

    void page(@RestPath("chat_id") UUID chatId, @RestQuery int quantity, @RestQuery String after) {}

    @Test
    void namesEachParameterOfTheWrongType() {
        assertThat(MistypedParameters.of(method(), uri("x", "y", "z")))
                .containsExactly(
                        new Violation("chat_id", "must be a UUID"), new Violation("quantity", "must be an integer"));
        assertThat(MistypedParameters.of(method(), uri(UUID.randomUUID().toString(), "99999999999", "z")))
                .containsExactly(new Violation("quantity", "must be an integer"));
    }

    @Test
    void acceptsParametersOfTheDeclaredType() {
        assertThat(MistypedParameters.of(method(), uri(UUID.randomUUID().toString(), "10", "z")))
                .isEmpty();
    }

    private static Method method() {
        try {
            return MistypedParametersTest.class.getDeclaredMethod("page", UUID.class, int.class, String.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UriInfo uri(String chatId, String quantity, String after) {
        QuarkusMultivaluedHashMap<String, String> path = new QuarkusMultivaluedHashMap<>();
        path.add("chat_id", chatId);
        QuarkusMultivaluedHashMap<String, String> query = new QuarkusMultivaluedHashMap<>();
        query.add("quantity", quantity);
        query.add("after", after);
        return (UriInfo) java.lang.reflect.Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getPathParameters" -> path;
                    case "getQueryParameters" -> query;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
