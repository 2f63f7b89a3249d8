package org.carequeue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedMap;

import org.assertj.core.api.recursive.comparison.ComparingFields;
import org.jspecify.annotations.Nullable;

/// Holds two states against each other as they stand in memory: every field, private ones too, of whatever is below
/// them. So a field is looked at that its owner does not hand out, or keep in snapshots, or compare in `equals`.
final class SameState {

    private SameState() {
    }

    /// @throws AssertionError when they differ; it names the fields
    static void holds(Object actual, Object expected) {
        assertThat(actual).usingRecursiveComparison().withIntrospectionStrategy(new FieldsInOrder())
                .withStrictTypeChecking().isEqualTo(expected);
    }

    /// Fields as they are, where getters of the same name might say less; and the order of what has one, because a rule
    /// may go by it: AssertJ by itself takes a `LinkedHashMap` for a map like any other.
    private static final class FieldsInOrder extends ComparingFields {

        private record Entry(@Nullable Object key, @Nullable Object value) {
        }

        @Override
        public @Nullable Object getChildNodeValue(String field, Object instance) {
            return inOrder(super.getChildNodeValue(field, instance));
        }

        private static @Nullable Object inOrder(@Nullable Object value) {
            return switch (value) {
                case SequencedMap<?, ?> map -> {
                    List<Entry> entries = new ArrayList<>();
                    map.forEach((key, one) -> entries.add(new Entry(key, inOrder(one))));
                    yield entries;
                }
                case Map<?, ?> map -> {
                    Map<@Nullable Object, @Nullable Object> entries = new HashMap<>();
                    map.forEach((key, one) -> entries.put(key, inOrder(one)));
                    yield entries;
                }
                case SequencedCollection<?> collection -> {
                    List<@Nullable Object> elements = new ArrayList<>();
                    collection.forEach(one -> elements.add(inOrder(one)));
                    yield elements;
                }
                case null, default -> value;
            };
        }
    }
}
