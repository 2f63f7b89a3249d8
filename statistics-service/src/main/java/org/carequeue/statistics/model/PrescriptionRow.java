package org.carequeue.statistics.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// What is kept of one prescription: nothing of what stands on it. Times are milliseconds since 1970 in UTC.
///
/// @param clinic whose it is
/// @param id the prescription's id
/// @param ticket for which it was written
/// @param day the operating day on which that was issued
/// @param weekday of that day, 1 for Monday
/// @param hour of submission by the clinic's clock, 0 to 23
/// @param rest whether it is what another one owed
/// @param submittedAt when a doctor submitted it, or when the rest was owed
/// @param level how urgent it is
/// @param levelRank that level's place in the scale, 0 the most urgent
/// @param status as [org.carequeue.events.PrescriptionStatus] has it on the wire
/// @param room where it was written
/// @param counter where it is prepared
/// @param claimedAt when somebody began
/// @param readyAt when it could be fetched
/// @param notCollectedAt when a day ended at which nobody had fetched it
/// @param handedOverAt when the patient got it
/// @param items how many medicines
/// @param prescriber who wrote it, as far as the clinic keeps that
/// @param dispenser who handed it over, as far as the clinic keeps that
public record PrescriptionRow(String clinic, String id, String ticket, LocalDate day, int weekday, int hour, boolean rest,
        long submittedAt, String level, int levelRank, String status, @Nullable String room, @Nullable String counter,
        @Nullable Long claimedAt, @Nullable Long readyAt, @Nullable Long notCollectedAt, @Nullable Long handedOverAt,
        int items, @Nullable String prescriber, @Nullable String dispenser) {

    /// What names a prescription.
    public record Key(String clinic, String id) {
    }

    /// Its own.
    public Key key() {
        return new Key(clinic, id);
    }

    /// The same, by this doctor.
    PrescriptionRow by(@Nullable String otherPrescriber) {
        return new PrescriptionRow(clinic, id, ticket, day, weekday, hour, rest, submittedAt, level, levelRank, status, room,
                counter, claimedAt, readyAt, notCollectedAt, handedOverAt, items, otherPrescriber, dispenser);
    }

    /// The same by another clock: the clinic's zone was not known when it was written.
    PrescriptionRow at(int otherHour) {
        return new PrescriptionRow(clinic, id, ticket, day, weekday, otherHour, rest, submittedAt, level, levelRank, status,
                room, counter, claimedAt, readyAt, notCollectedAt, handedOverAt, items, prescriber, dispenser);
    }
}
