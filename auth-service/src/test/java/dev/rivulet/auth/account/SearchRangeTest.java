package dev.rivulet.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Simulates the query in memory: Java compares ASCII as collation "C" does. */
class SearchRangeTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abAB.-_09").ofMinLength(3).ofMaxLength(6);
    }

    @Property
    void aRangeHoldsTheNamesWithThePrefixAndNoOthers(@ForAll("names") String name, @ForAll("names") String other) {
        String prefix = other.substring(0, 2);
        boolean has =
                new Username(name).key().startsWith(new Username(other).key().substring(0, 2));
        assertThat(holds(SearchRange.of(prefix, ""), new Username(name).key())).isEqualTo(has);
    }

    @Property
    void pagesContainEachUserOnceInOrder(
            @ForAll @Size(max = 40) Set<@net.jqwik.api.From("names") String> names,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        TreeSet<String> keys = new TreeSet<>();
        names.forEach(name -> keys.add(new Username(name).key()));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        List<String> page;
        do {
            SearchRange range = SearchRange.of("a", cursor);
            page = keys.stream().filter(key -> holds(range, key)).limit(size).toList();
            seen.addAll(page);
            cursor = page.isEmpty() ? cursor : page.get(page.size() - 1);
        } while (!page.isEmpty());
        assertThat(seen)
                .containsExactlyElementsOf(
                        keys.stream().filter(k -> k.startsWith("a")).toList());
    }

    @Property
    void whateverIsHandedOutAsACursorIsTakenAsOne(@ForAll("names") String name) {
        assertThat(new Username(name).key()).matches(UsersResource.PREFIX);
    }

    private static boolean holds(SearchRange range, String key) {
        return key.compareTo(range.from()) >= 0 && key.compareTo(range.to()) < 0 && key.compareTo(range.after()) > 0;
    }
}
