package org.carequeue.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Says quickly whether two objects of CareQueue hold the same below them, in every field: for tests that compare very
/// often. Where they differ, [SameState] says in which.
final class FieldByField {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            var fields = new ArrayList<Field>();
            for (var one = type; one != Object.class && one != null; one = one.getSuperclass()) {
                for (var field : one.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return fields;
        }
    };

    /// What is being compared already, with what: two objects may know each other.
    private final IdentityHashMap<Object, Object> begun = new IdentityHashMap<>();

    private FieldByField() {
    }

    static boolean same(Object one, Object other) {
        return new FieldByField().isSame(one, other);
    }

    @SuppressWarnings("ReferenceEquality") // What is the same object is the same.
    private boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        if (one == null || other == null || one.getClass() != other.getClass()) {
            // Lists that came about in different ways may be of different classes.
            return one instanceof List<?> first && other instanceof List<?> second && inOrder(first, second);
        }
        return switch (one) {
            case SequencedMap<?, ?> map -> inOrder(map.sequencedEntrySet(), ((SequencedMap<?, ?>) other).sequencedEntrySet());
            case Map<?, ?> map -> byKey(map, (Map<?, ?>) other);
            case Map.Entry<?, ?> entry -> isSame(entry.getKey(), ((Map.Entry<?, ?>) other).getKey())
                    && isSame(entry.getValue(), ((Map.Entry<?, ?>) other).getValue());
            case SequencedCollection<?> collection -> inOrder(collection, (SequencedCollection<?>) other);
            case Set<?> set -> set.equals(other);
            case Enum<?> _ -> false;
            default -> isOurs(one.getClass()) ? byField(one, other) : Objects.equals(one, other);
        };
    }

    /// A function has no state of its own here.
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.carequeue.");
    }

    @SuppressWarnings("ReferenceEquality") // Held against this very object already.
    private boolean byField(Object one, Object other) {
        if (one.getClass().isHidden() || begun.put(one, other) == other) {
            return true;
        }
        try {
            for (var field : FIELDS.get(one.getClass())) {
                if (!isSame(field.get(one), field.get(other))) {
                    return false;
                }
            }
            return true;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean byKey(Map<?, ?> one, Map<?, ?> other) {
        return one.size() == other.size() && one.entrySet().stream()
                .allMatch(entry -> other.containsKey(entry.getKey()) && isSame(entry.getValue(), other.get(entry.getKey())));
    }

    private boolean inOrder(SequencedCollection<?> one, SequencedCollection<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        var second = other.iterator();
        for (var element : one) {
            if (!isSame(element, second.next())) {
                return false;
            }
        }
        return true;
    }
}
