package org.carequeue.ticket.model;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.carequeue.events.Calling;
import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.OpeningHours;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PublicScreen;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.StatisticsSettings;
import org.carequeue.events.TriageScale;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Settings as a person writes them: the fields of `GET /settings`, any of which may be left out. docs/SETTINGS.md says
/// what each means.
///
/// @param version which settings they are meant to replace; the service counts it itself
/// @param name blank for none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettingsForm(@Nullable Integer version, @Nullable String clinic, @Nullable ZoneId zone,
        @Nullable LocalTime dayStartsAt, @Nullable AtDayEnd atDayEnd, @Nullable List<String> languages,
        @Nullable List<ServiceLine> serviceLines, @Nullable List<Room> rooms, @Nullable List<String> counters,
        @Nullable TriageScale scale, @Nullable Calling calling, @Nullable PublicScreen screen,
        @Nullable PharmacySettings pharmacy, @Nullable Prescribing prescribing, @Nullable String name,
        @Nullable StatisticsSettings statistics, @Nullable ClinicColours colours, @Nullable OpeningHours hours) {

    /// One that sets nothing.
    public static final SettingsForm EMPTY = new SettingsForm(null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null);

    /// What makes `others` of these settings: all in which they differ, as `others` has it. Laid over these it gives those again.
    public static SettingsForm difference(ClinicSettings these, ClinicSettings others) {
        return new SettingsForm(null, null, other(these, others, ClinicSettings::zone),
                other(these, others, ClinicSettings::dayStartsAt),
                other(these, others, ClinicSettings::atDayEnd), other(these, others, ClinicSettings::languages),
                other(these, others, ClinicSettings::serviceLines), other(these, others, ClinicSettings::rooms),
                other(these, others, ClinicSettings::counters), other(these, others, ClinicSettings::scale),
                other(these, others, ClinicSettings::calling), other(these, others, ClinicSettings::screen),
                other(these, others, ClinicSettings::pharmacy), other(these, others, ClinicSettings::prescribing),
                other(these, others, settings -> Objects.requireNonNullElse(settings.name(), "")),
                other(these, others, ClinicSettings::statistics),
                other(these, others, settings -> Objects.requireNonNullElse(settings.colours(), ClinicColours.USUAL)),
                other(these, others, settings -> Objects.requireNonNullElse(settings.hours(), OpeningHours.ALWAYS)));
    }

    private static <T> @Nullable T other(ClinicSettings these, ClinicSettings others, Function<ClinicSettings, T> field) {
        var value = field.apply(others);
        return value.equals(field.apply(these)) ? null : value;
    }

    /// These settings; what they leave out is as in `others`, and so is the version.
    ///
    /// @throws SettingException when together they make no clinic that could be worked with
    public ClinicSettings over(ClinicSettings others) {
        if (clinic != null && !clinic.equals(others.clinic())) {
            throw new SettingException("clinic", "These are settings of the clinic " + clinic + ", and this is "
                    + others.clinic() + ": a clinic's name is set by CAREQUEUE_CLINIC before its first start");
        }
        var settings = new ClinicSettings(others.version(), others.clinic(), or(zone, others.zone()),
                or(dayStartsAt, others.dayStartsAt()), or(atDayEnd, others.atDayEnd()), or(languages, others.languages()),
                or(serviceLines, others.serviceLines()), or(rooms, others.rooms()), or(counters, others.counters()),
                or(scale, others.scale()), or(calling, others.calling()),
                or(screen, others.screen()), or(pharmacy, others.pharmacy()), or(prescribing, others.prescribing()),
                name == null ? others.name() : name.isBlank() ? null : name.strip(),
                or(statistics, others.statistics()), colours == null ? others.colours() : colours,
                hours == null ? others.hours() : hours);
        SettingsCheck.check(settings);
        return settings;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
