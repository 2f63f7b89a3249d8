package org.carequeue.bridge.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Looks for what a record that was read lacks and must have. Jackson puts null where a field was left out, whatever the record
/// says of it; that would be noticed far from where it came in, by whoever shows it for example.
///
/// Asked of what other services say. What a journal holds was taken before, and is not asked again.
public final class Missing {

    /// By reflection once for each record; a field that may be null counts only for what is in it.
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).filter(component -> !component.getType().isPrimitive())
                    .map(component -> {
                        component.getAccessor().setAccessible(true);
                        return new Part(component.getName(), component.getAccessor(),
                                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                                isWhole(component.getType()));
                    }).filter(part -> !(part.isWhole() && part.mayBeNull())).toList();
        }
    };

    /// @param isWhole whether nothing can be missing in what is there
    private record Part(String name, Method accessor, boolean mayBeNull, boolean isWhole) {
    }

    private Missing() {
    }

    /// A text, a time, a number, one of a few words: each reader asks it of every event, so what need not be asked is not.
    private static boolean isWhole(Class<?> type) {
        return Modifier.isFinal(type.getModifiers()) && !type.isRecord();
    }

    /// The first field that is null and must not be, such as `visit.urgency`; null where nothing is missing.
    public static @Nullable String in(Object value) {
        return switch (value) {
            case Record read -> inRecord(read);
            case Collection<?> read -> inAll(read);
            case Map<?, ?> read -> inAll(read.values());
            default -> null;
        };
    }

    private static @Nullable String inRecord(Record read) {
        for (var part : PARTS.get(read.getClass())) {
            var value = value(read, part);
            var missing = value == null ? "" : part.isWhole() ? null : in(value);
            if (missing != null && (value != null || !part.mayBeNull())) {
                return missing.isEmpty() ? part.name() : part.name() + "." + missing;
            }
        }
        return null;
    }

    private static @Nullable Object value(Record read, Part part) {
        try {
            return part.accessor().invoke(read);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor that cannot be called: " + part.accessor(), e);
        }
    }

    private static @Nullable String inAll(Collection<?> values) {
        for (var value : values) {
            var missing = value == null ? "one of them" : in(value);
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }
}
