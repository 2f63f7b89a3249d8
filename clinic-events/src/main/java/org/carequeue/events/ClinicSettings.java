package org.carequeue.events;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The clinic as it set itself up. Settings are events: whoever reads the ticket-service's log has them before the
/// tickets to which they apply.
///
/// @param version counts up with each change; 1 is the first
/// @param clinic short name, part of every event's source
/// @param zone the time zone in which the operating day is reckoned
/// @param dayStartsAt when one operating day ends and the next begins
/// @param atDayEnd what happens to those who still wait then
/// @param serviceLines 1 to 20; the first is what a kiosk gives when it asks for none
/// @param rooms where doctors work, 1 to 200
/// @param counters where pharmacists work, 1 to 50
/// @param scale the triage scale
public record ClinicSettings(int version, String clinic, ZoneId zone, LocalTime dayStartsAt, AtDayEnd atDayEnd,
        List<ServiceLine> serviceLines, List<String> rooms, List<String> counters, TriageScale scale) {

    /// What happens to those who still wait when the operating day ends.
    public enum AtDayEnd {
        /// Their visits are closed as "day ended".
        close,
        /// They wait on.
        carry_over
    }

    /// @throws IllegalArgumentException when a list is empty, too long or names something twice
    public ClinicSettings {
        serviceLines = List.copyOf(serviceLines);
        rooms = List.copyOf(rooms);
        counters = List.copyOf(counters);
        if (!clinic.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("clinic is a short name of lower-case letters, digits and hyphens");
        }
        unique("serviceLines", serviceLines, 20, ServiceLine::code);
        unique("serviceLines (letters)", serviceLines, 20, ServiceLine::letter);
        unique("rooms", rooms, 200, ClinicSettings::place);
        unique("counters", counters, 50, ClinicSettings::place);
    }

    private static <T> void unique(String field, List<T> values, int most, Function<T, Object> key) {
        if (values.isEmpty() || values.size() > most) {
            throw new IllegalArgumentException(field + " has 1 to " + most + " entries, not " + values.size());
        }
        var seen = new HashSet<>();
        for (var value : values) {
            if (!seen.add(key.apply(value))) {
                throw new IllegalArgumentException(field + " has " + key.apply(value) + " twice");
            }
        }
    }

    /// Whether a room or counter may be called so.
    public static boolean isPlace(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9 -]{0,15}");
    }

    private static String place(String name) {
        if (!isPlace(name)) {
            throw new IllegalArgumentException("A room or counter has 1 to 16 letters and digits, not " + name);
        }
        return name;
    }

    /// What a clinic has that has set nothing: General `A` and Paediatrics `B`, rooms 1 to 50, counters 1 to 9, the
    /// five-level scale, days from 04:00 to 04:00.
    public static ClinicSettings defaults(ZoneId zone) {
        return new ClinicSettings(1, "clinic", zone, LocalTime.of(4, 0), AtDayEnd.close,
                List.of(new ServiceLine("general", 'A', "General"), new ServiceLine("paediatrics", 'B', "Paediatrics")),
                names(50), names(9), TriageScale.fiveLevels());
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    /// The service line with this code.
    public Optional<ServiceLine> serviceLine(String code) {
        return serviceLines.stream().filter(line -> line.code().equals(code)).findFirst();
    }

    /// The same settings under another version.
    public ClinicSettings withVersion(int other) {
        return new ClinicSettings(other, clinic, zone, dayStartsAt, atDayEnd, serviceLines, rooms, counters, scale);
    }
}
