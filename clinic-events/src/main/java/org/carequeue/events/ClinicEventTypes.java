package org.carequeue.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketIssued;

/// What each event is called on the wire and in the journals: as its record, in lower case, the words joined by hyphens.
/// A name, once written, never changes its meaning, so a record that is given another name keeps this one here.
public final class ClinicEventTypes {

    private static final Map<Class<? extends ClinicEvent>, String> OTHERWISE = Map.of(TicketIssued.class, "new-ticket",
            PriorityChanged.class, "priority-update");

    private static final Map<Class<? extends ClinicEvent>, String> NAMES = records(ClinicEvent.class).collect(
            Collectors.toUnmodifiableMap(type -> type, type -> OTHERWISE.getOrDefault(type, inHyphens(type.getSimpleName()))));

    /// Wire name to record, in the order in which they stand in [ClinicEvent].
    public static final Map<String, Class<? extends ClinicEvent>> BY_NAME = Collections.unmodifiableMap(
            records(ClinicEvent.class).collect(Collectors.toMap(ClinicEventTypes::nameOf, type -> type, (one, other) -> {
                throw new IllegalStateException("of the same name: " + one + ", " + other);
            }, LinkedHashMap::new)));

    private ClinicEventTypes() {
    }

    /// The wire name of an event.
    public static String nameOf(ClinicEvent event) {
        return nameOf(event.getClass());
    }

    /// The wire name of events of one record.
    ///
    /// @throws IllegalArgumentException of what is no event's record
    public static String nameOf(Class<? extends ClinicEvent> type) {
        var name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type + " is no event");
        }
        return name;
    }

    /// The records below a sealed interface.
    public static <E extends ClinicEvent> Stream<Class<? extends E>> records(Class<E> type) {
        return Arrays.stream(type.getPermittedSubclasses()).map(below -> below.asSubclass(type)).flatMap(
                below -> below.isRecord() ? Stream.of(below) : records(below));
    }

    private static String inHyphens(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
