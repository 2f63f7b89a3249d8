package org.carequeue.statistics.question;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The answer to a [Question]. docs/STATISTICS.md defines each figure, once.
///
/// @param from the first operating day
/// @param to the last one
/// @param by what the groups are told apart by
/// @param upTo when the last event was that is counted, of each service
/// @param totalsUpTo up to which day there are totals alone: of what they do not say, such as medians and hours, nothing of
///        these days is part of the answer; none where all days of the period have their rows
/// @param groups in their order: days and hours as they pass, levels the most urgent first
public record Figures(LocalDate from, LocalDate to, String by, Map<String, Instant> upTo,
        @Nullable LocalDate totalsUpTo, List<Group> groups) {

    public Figures {
        upTo = Map.copyOf(upTo);
        groups = List.copyOf(groups);
    }

    /// One group.
    ///
    /// @param key which: `2026-11-22`, `8`, `general`; what is of none is `-`
    /// @param visits none where visits are not told apart so
    /// @param prescriptions none where prescriptions are not
    public record Group(String key, @Nullable OfVisits visits, @Nullable OfPrescriptions prescriptions) {
    }

    /// How long something took.
    ///
    /// @param measured of how many that is known
    /// @param median none where it is known of none
    /// @param p90 what nine of ten did not exceed
    public record Times(int measured, @Nullable Duration median, @Nullable Duration p90) {

        /// Of these, each in milliseconds.
        public static Times of(Collection<Long> took) {
            var sorted = took.stream().sorted().toList();
            return new Times(sorted.size(), nearestRank(sorted, 50), nearestRank(sorted, 90));
        }

        private static @Nullable Duration nearestRank(List<Long> sorted, int percent) {
            return sorted.isEmpty() ? null
                    : Duration.ofMillis(sorted.get(Measures.nearestRank(sorted.size(), percent) - 1));
        }
    }

    /// @param issued how many numbers were given out
    /// @param called how many patients were called
    /// @param seen how many came to a doctor
    /// @param finished how many consultations were finished
    /// @param open how many visits still go on
    /// @param left how many left before a doctor saw them
    /// @param leftShare of those issued
    /// @param noShows how many were called and never came
    /// @param noShowShare of those called
    /// @param notMeasured how many nobody closed
    /// @param withinTarget which share of the waits was no longer than the level's target
    /// @param toCall from issue to the first call
    /// @param doorToDoctor from issue to the consultation's start
    /// @param response from the first call to the consultation's start
    /// @param consultation with a doctor, without time away
    /// @param stay from issue to the last event
    /// @param callsAgain how often a patient was called once more, on average
    /// @param finishedPerHour in the hours in which any were finished
    /// @param load of all consultations together
    public record OfVisits(int issued, int called, int seen, int finished, int open, int left, @Nullable Double leftShare,
            int noShows, @Nullable Double noShowShare, int notMeasured, @Nullable Double withinTarget, Times toCall,
            Times doorToDoctor, Times response, Times consultation, Times stay, @Nullable Double callsAgain,
            @Nullable Double finishedPerHour, Duration load) {
    }

    /// @param submitted how many doctors wrote
    /// @param rests how many were owed beside these
    /// @param handedOver how many of all patients got
    /// @param notCollected how many lay ready when a day ended
    /// @param declined how many the pharmacy did not supply
    /// @param cancelled how many were taken back
    /// @param toReady from submission to ready, of those that doctors wrote
    /// @param toHandOver from ready to hand-over
    /// @param items how many medicines
    /// @param supplied of how many patients got all as ordered
    /// @param partial of how many a part
    /// @param substituted of how many another make
    /// @param refused of how many nothing
    public record OfPrescriptions(int submitted, int rests, int handedOver, int notCollected, int declined, int cancelled,
            Times toReady, Times toHandOver, int items, int supplied, int partial, int substituted, int refused) {
    }
}
