package org.carequeue.statistics.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.carequeue.events.ClinicSettings;
import org.carequeue.statistics.model.VisitRow;
import org.carequeue.statistics.question.Figures.Times;
import org.carequeue.statistics.question.Measures;
import org.jspecify.annotations.Nullable;

/// The waits of a day by level: as they were, played again as it was, and played again otherwise. The second says how far the
/// play is from the day, so that the third is compared with it and not with the first.
///
/// @param day which
/// @param over whether it is; else it is played up to where it has come
/// @param policy by which the day was called, where a service line had none of its own
/// @param roomOrder what rooms with several service lines did
/// @param rooms how many rooms worked
/// @param levels the most urgent first
/// @param all of them together
public record WhatIf(LocalDate day, boolean over, String policy, String roomOrder, int rooms, List<OfLevel> levels,
        OfLevel all) {

    public WhatIf {
        levels = List.copyOf(levels);
    }

    /// @param level its code; `all` for all of them
    /// @param was what happened
    /// @param again what the play makes of the day as it was
    /// @param otherwise what it makes of it as it was asked for
    public record OfLevel(String level, Waits was, Waits again, Waits otherwise) {
    }

    /// @param called how many were called
    /// @param left how many gave up before
    /// @param waiting how many wait still
    /// @param withinTarget which share of those called waited no longer than their level's target
    /// @param toCall from issue to the first call
    public record Waits(int called, int left, int waiting, @Nullable Double withinTarget, Times toCall) {
    }

    /// Plays a day.
    ///
    /// @param rows in the order in which the tickets were issued
    /// @param until where the day has come to, milliseconds since 1970 in UTC; none where it is over
    /// @return nothing where nobody was called and seen to the end
    public static Optional<WhatIf> of(LocalDate date, List<VisitRow> rows, ClinicSettings settings, @Nullable Long until,
            Changes changes) {
        return DayReader.read(rows, settings, until).map(day -> {
            var was = DayReader.was(day, rows);
            var again = Replay.of(day, Changes.NONE);
            var otherwise = changes.equals(Changes.NONE) ? again : Replay.of(day, changes);
            var levels = new LinkedHashMap<String, List<Patient>>();
            day.patients().stream().sorted(Comparator.comparingLong(Patient::targetMs))
                    .forEach(patient -> levels.computeIfAbsent(patient.level().code(), _ -> new ArrayList<>()).add(patient));
            return new WhatIf(date, until == null, settings.calling().policy().wire(), settings.calling().roomOrder().wire(),
                    OtherClinic.rooms(day).size(),
                    levels.entrySet().stream()
                            .map(entry -> level(entry.getKey(), entry.getValue(), was, again, otherwise)).toList(),
                    level("all", day.patients(), was, again, otherwise));
        });
    }

    private static OfLevel level(String code, List<Patient> patients, Replay.Outcome was, Replay.Outcome again,
            Replay.Outcome otherwise) {
        return new OfLevel(code, waits(patients, was), waits(patients, again), waits(patients, otherwise));
    }

    private static Waits waits(List<Patient> patients, Replay.Outcome outcome) {
        var waits = new ArrayList<Long>();
        var called = 0;
        var left = 0;
        var inTime = 0;
        for (var patient : patients) {
            var calledAt = outcome.called().get(patient.ticket());
            if (calledAt != null) {
                called++;
                var wait = calledAt - patient.issuedAt();
                if (wait > Measures.LONGEST_STAY_MS) {
                    continue;
                }
                waits.add(wait);
                if (wait <= Measures.targetMs(patient.targetMs())) {
                    inTime++;
                }
            } else if (outcome.left().contains(patient.ticket())) {
                left++;
            }
        }
        return new Waits(called, left, patients.size() - called - left,
                waits.isEmpty() ? null : (double) inTime / waits.size(), Times.of(waits));
    }
}
