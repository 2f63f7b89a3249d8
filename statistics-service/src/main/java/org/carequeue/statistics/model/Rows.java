package org.carequeue.statistics.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.carequeue.events.ClinicSettings;

/// The rows that a batch of events touches: as they were kept before, where they were, and as they are to be kept.
public final class Rows {

    final Map<VisitRow.Key, VisitRow> visits = new LinkedHashMap<>();
    final Map<String, CallRow> calls = new LinkedHashMap<>();
    final Map<PrescriptionRow.Key, PrescriptionRow> prescriptions = new LinkedHashMap<>();
    final Map<PrescriptionRow.Key, List<ItemRow>> items = new LinkedHashMap<>();
    final List<SettingsRow> settings = new ArrayList<>();
    final List<DayRow> days = new ArrayList<>();
    private final Set<String> takenBack = new HashSet<>();

    /// How a clinic is set up from then on.
    ///
    /// @param since milliseconds since 1970 in UTC
    public record SettingsRow(String clinic, long since, ClinicSettings settings) {
    }

    /// An operating day that has begun.
    ///
    /// @param openedAt milliseconds since 1970 in UTC
    public record DayRow(String clinic, LocalDate day, long openedAt) {
    }

    /// A visit as it was kept before this batch.
    public void known(VisitRow row) {
        visits.put(row.key(), row);
    }

    /// A prescription as it was kept before this batch.
    public void known(PrescriptionRow row) {
        prescriptions.put(row.key(), row);
    }

    /// A call is taken back, whether this batch has made it or an earlier one.
    void takeBack(String event) {
        var own = calls.get(event);
        if (own == null) {
            takenBack.add(event);
        } else {
            calls.put(event, own.takenBack());
        }
    }

    /// What is of a day of which there are totals alone is not kept any more.
    ///
    /// @param upTo the last such day of each clinic
    public void forget(Map<String, LocalDate> upTo) {
        if (upTo.isEmpty()) {
            return;
        }
        visits.values().removeIf(row -> isForgotten(upTo, row.clinic(), row.day()));
        calls.values().removeIf(row -> isForgotten(upTo, row.clinic(), row.day()));
        items.keySet().removeIf(key -> prescriptions.containsKey(key)
                && isForgotten(upTo, key.clinic(), prescriptions.get(key).day()));
        prescriptions.values().removeIf(row -> isForgotten(upTo, row.clinic(), row.day()));
    }

    private static boolean isForgotten(Map<String, LocalDate> upTo, String clinic, LocalDate day) {
        var last = upTo.get(clinic);
        return last != null && !day.isAfter(last);
    }

    public List<VisitRow> visits() {
        return List.copyOf(visits.values());
    }

    public List<CallRow> calls() {
        return List.copyOf(calls.values());
    }

    /// The events of calls of earlier batches that are taken back.
    public Set<String> takenBack() {
        return Set.copyOf(takenBack);
    }

    public List<PrescriptionRow> prescriptions() {
        return List.copyOf(prescriptions.values());
    }

    /// The prescriptions whose medicines are said anew, all of them.
    public Set<PrescriptionRow.Key> itemised() {
        return Set.copyOf(items.keySet());
    }

    public List<ItemRow> items() {
        return items.values().stream().flatMap(List::stream).toList();
    }

    public List<SettingsRow> settings() {
        return List.copyOf(settings);
    }

    public List<DayRow> days() {
        return List.copyOf(days);
    }
}
