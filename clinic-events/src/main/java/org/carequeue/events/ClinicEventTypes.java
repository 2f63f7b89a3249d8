package org.carequeue.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All events by their [EventName].
public final class ClinicEventTypes {

    /// Wire name to record, in the order in which they stand in [ClinicEvent].
    public static final Map<String, Class<? extends ClinicEvent>> BY_NAME = Collections.unmodifiableMap(
            records(ClinicEvent.class).collect(Collectors.toMap(ClinicEventTypes::nameOf, type -> type,
                    ClinicEventTypes::twice, LinkedHashMap::new)));

    private ClinicEventTypes() {
    }

    /// The wire name of an event.
    public static String nameOf(ClinicEvent event) {
        return nameOf(event.getClass());
    }

    /// The wire name of events of one record.
    public static String nameOf(Class<? extends ClinicEvent> type) {
        return Objects.requireNonNull(type.getAnnotation(EventName.class), type::getName).value();
    }

    /// The records below a sealed interface.
    public static <E extends ClinicEvent> Stream<Class<? extends E>> records(Class<E> type) {
        return Arrays.stream(type.getPermittedSubclasses()).map(below -> below.asSubclass(type)).flatMap(
                below -> below.isRecord() ? Stream.of(below) : records(below));
    }

    private static <T> T twice(T one, T other) {
        throw new IllegalStateException("%s and %s have the same name".formatted(one, other));
    }
}
