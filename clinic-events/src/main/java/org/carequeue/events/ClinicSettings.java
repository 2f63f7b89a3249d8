package org.carequeue.events;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;

/// The clinic as it set itself up. Settings are events: whoever reads the ticket-service's log has them before the
/// tickets to which they apply.
///
/// @param version counts up with each change; 1 is the first
/// @param clinic short name, part of every event's source
/// @param zone the time zone in which the operating day is reckoned
/// @param dayStartsAt when one operating day ends and the next begins
/// @param atDayEnd what happens to those who still wait then
/// @param languages of pages and announcements, 1 to 6 language tags such as `en`, the first for whoever asks for none
/// @param serviceLines 1 to 20; the first is what a kiosk gives when it asks for none
/// @param rooms where doctors work, 1 to 200
/// @param counters where pharmacists work, 1 to 50
/// @param scale the triage scale
/// @param calling how patients are called
/// @param screen how the public screens are set up
/// @param pharmacy how the pharmacy works
/// @param prescribing in which words doctors prescribe
/// @param name the clinic's name as people read it; none where `clinic` is all that there is
/// @param statistics what the figures keep
/// @param colours the clinic's own; none where it has none
/// @param hours when it gives numbers; none where it does at all times
public record ClinicSettings(int version, String clinic, ZoneId zone, LocalTime dayStartsAt, AtDayEnd atDayEnd,
        List<String> languages, List<ServiceLine> serviceLines, List<Room> rooms, List<String> counters,
        TriageScale scale, Calling calling, PublicScreen screen, PharmacySettings pharmacy,
        Prescribing prescribing, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
        StatisticsSettings statistics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClinicColours colours,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OpeningHours hours) {

    /// The languages in which there are texts, the first for whoever asks for none of them. This is the one list: display-gateway
    /// has a file for each of them in each bundle of texts, and whatever lists languages follows from it.
    public static final List<String> WITH_TEXTS = List.of("en", "es", "pt", "fr", "de", "ar");
    private static final int MOST_LANGUAGES = 6;

    /// What happens to those who still wait when the operating day ends.
    public enum AtDayEnd {
        /// Their visits are closed as "day ended".
        close,
        /// They wait on.
        carry_over
    }

    /// What journals from before it was kept do not have is filled in with the defaults.
    ///
    /// @throws SettingException when a list is empty, too long or names something twice, or when a room takes a service
    /// line that there is not
    @JsonCreator
    public ClinicSettings {
        languages = languages == null ? List.of("en") : List.copyOf(languages);
        calling = calling == null ? Calling.DEFAULTS : calling;
        screen = screen == null ? PublicScreen.DEFAULTS : screen;
        pharmacy = pharmacy == null ? PharmacySettings.DEFAULTS : pharmacy;
        prescribing = prescribing == null ? Prescribing.DEFAULTS : prescribing;
        statistics = statistics == null ? StatisticsSettings.DEFAULTS : statistics;
        colours = colours == null || colours.areUsual() ? null : colours;
        hours = hours == null || hours.areAlways() ? null : hours;
        serviceLines = List.copyOf(serviceLines);
        rooms = List.copyOf(rooms);
        counters = List.copyOf(counters);
        if (!clinic.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new SettingException("clinic", "clinic is a short name of lower-case letters, digits and hyphens");
        }
        unique("serviceLines", serviceLines, 20, ServiceLine::code);
        unique("serviceLines", serviceLines, 20, ServiceLine::letter);
        unique("languages", languages, MOST_LANGUAGES, ClinicSettings::language);
        unique("rooms", rooms, 200, Room::name);
        unique("counters", counters, 50, ClinicSettings::counter);
        if (serviceLines.stream().allMatch(ServiceLine::atCounters)) {
            throw new SettingException("serviceLines", "serviceLines: at least one is served in rooms");
        }
        for (var room : rooms) {
            for (var code : room.serviceLines()) {
                if (serviceLines.stream().noneMatch(line -> line.code().equals(code))) {
                    throw new SettingException("rooms", "rooms: room " + room.name() + " takes the service line " + code
                            + ", which the clinic does not have");
                }
            }
        }
    }

    /// Settings with the usual screens, pharmacy and words.
    public ClinicSettings(int version, String clinic, ZoneId zone, LocalTime dayStartsAt, AtDayEnd atDayEnd,
            List<String> languages, List<ServiceLine> serviceLines, List<Room> rooms, List<String> counters,
            TriageScale scale, Calling calling) {
        this(version, clinic, zone, dayStartsAt, atDayEnd, languages, serviceLines, rooms, counters, scale, calling,
                PublicScreen.DEFAULTS, PharmacySettings.DEFAULTS, Prescribing.DEFAULTS);
    }

    /// Settings of a clinic that is called by its short name.
    public ClinicSettings(int version, String clinic, ZoneId zone, LocalTime dayStartsAt, AtDayEnd atDayEnd,
            List<String> languages, List<ServiceLine> serviceLines, List<Room> rooms, List<String> counters,
            TriageScale scale, Calling calling, PublicScreen screen, PharmacySettings pharmacy, Prescribing prescribing) {
        this(version, clinic, zone, dayStartsAt, atDayEnd, languages, serviceLines, rooms, counters, scale, calling, screen,
                pharmacy, prescribing, null, StatisticsSettings.DEFAULTS, null, null);
    }

    private static <T> void unique(String field, List<T> values, int most, Function<T, Object> key) {
        if (values.isEmpty() || values.size() > most) {
            throw new SettingException(field, field + " has 1 to " + most + " entries, not " + values.size());
        }
        var seen = new HashSet<>();
        for (var value : values) {
            if (!seen.add(key.apply(value))) {
                throw new SettingException(field, field + " has " + key.apply(value) + " twice");
            }
        }
    }

    private static String counter(String name) {
        if (!Room.isName(name)) {
            throw new SettingException("counters", "A counter has 1 to 16 letters and digits, not " + name);
        }
        return name;
    }

    /// Whether this is a language's tag as settings take it.
    public static boolean isLanguage(String tag) {
        return tag.matches("[a-z]{2,3}(-[A-Z]{2})?");
    }

    private static String language(String tag) {
        if (!isLanguage(tag)) {
            throw new SettingException("languages", "A language is a tag such as en or pt-BR, not " + tag);
        }
        return tag;
    }

    /// Whether pages have texts in a language, or in the one of which it is a country's form.
    public static boolean hasTexts(String tag) {
        return WITH_TEXTS.contains(tag.split("-", 2)[0]);
    }

    /// What a clinic has that has set nothing: General `A` and Paediatrics `B`, rooms 1 to 50, counters 1 to 9, the
    /// five-level scale, days from 04:00 to 04:00.
    public static ClinicSettings defaults(ZoneId zone) {
        return new ClinicSettings(1, "clinic", zone, LocalTime.of(4, 0), AtDayEnd.close, List.of("en"),
                List.of(new ServiceLine("general", 'A', "General", null, Names.of("Medicina general", "Medicina geral", "Médecine générale", "Allgemein", "طب عام")),
                        new ServiceLine("paediatrics", 'B', "Paediatrics", null, Names.of("Pediatría", "Pediatria", "Pédiatrie", "Kinder", "طب الأطفال"))),
                names(50).stream().map(Room::named).toList(), names(9), TriageScale.fiveLevels(), Calling.DEFAULTS);
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    /// The service line with this code.
    public Optional<ServiceLine> serviceLine(String code) {
        return serviceLines.stream().filter(line -> line.code().equals(code)).findFirst();
    }

    /// Whether this is one of its rooms or counters, named as commands and events name it.
    public boolean isWorkplace(String name) {
        return Workplace.ROOM.nameIn(name).flatMap(this::room).isPresent()
                || Workplace.COUNTER.nameIn(name).filter(counters::contains).isPresent();
    }

    /// The room of this name.
    public Optional<Room> room(String name) {
        return rooms.stream().filter(room -> room.name().equals(name)).findFirst();
    }

    /// The codes of the service lines whose patients a room takes, its own first; without a list of its own all that are
    /// served in rooms.
    public List<String> serviceLinesOf(Room room) {
        return room.serviceLines().isEmpty() ? codes(line -> !line.atCounters()) : room.serviceLines();
    }

    /// Whether a room takes the patients of a service line, which the clinic may have no more.
    public boolean takes(Room room, String serviceLine) {
        return room.serviceLines().isEmpty() ? !serviceLinesOfCounters().contains(serviceLine)
                : room.serviceLines().contains(serviceLine);
    }

    /// The codes of the service lines whose patients every counter takes.
    public List<String> serviceLinesOfCounters() {
        return codes(ServiceLine::atCounters);
    }

    private List<String> codes(Predicate<ServiceLine> of) {
        return serviceLines.stream().filter(of).map(ServiceLine::code).toList();
    }

    /// When a service line gives numbers: its own hours, or else the clinic's.
    public OpeningHours hoursOf(ServiceLine line) {
        var own = line.hours();
        return own != null ? own : hours != null ? hours : OpeningHours.ALWAYS;
    }

    /// The same settings under another version.
    public ClinicSettings withVersion(int other) {
        return new ClinicSettings(other, clinic, zone, dayStartsAt, atDayEnd, languages, serviceLines, rooms, counters,
                scale, calling, screen, pharmacy, prescribing, name, statistics, colours, hours);
    }

    /// What people read as the clinic's name.
    public String calledBy() {
        return name == null ? clinic : name;
    }
}
