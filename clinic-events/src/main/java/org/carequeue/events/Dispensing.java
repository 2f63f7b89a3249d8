package org.carequeue.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.soabase.recordbuilder.core.RecordBuilder;

/// What the pharmacy has made of a prescription so far: what of it is supplied, who has prepared and checked that, and what
/// was said meanwhile.
///
/// @param workedAt when somebody last worked on it since it was claimed or taken over
/// @param supplies what is supplied of each item that somebody has prepared; none stands for everything as it was ordered
/// @param preparedBy who has prepared it
/// @param preparedAt when that began
/// @param checkedBy who has checked what was prepared
/// @param checkedAt when that was
/// @param pause why it waits, where it does
/// @param questions what pharmacist and doctor have asked and answered, the first first, at most 20
/// @param ending why it was declined or cancelled, where somebody did that
/// @param amendment how the order was changed last
/// @param restOf the prescription of which this is the rest that was owed
@RecordBuilder
public record Dispensing(@Nullable Instant workedAt, List<Supply> supplies, @Nullable String preparedBy,
        @Nullable Instant preparedAt, @Nullable String checkedBy, @Nullable Instant checkedAt, @Nullable Pause pause,
        List<Message> questions, @Nullable Ending ending, @Nullable Amendment amendment,
        @Nullable PrescriptionId restOf) {

    /// Nothing has happened yet.
    public static final Dispensing NONE = new Dispensing(null, List.of(), null, null, null, null, null, List.of(), null,
            null, null);
    /// As many questions and answers as one prescription has.
    public static final int MOST_MESSAGES = 20;

    /// Why a prescription waits.
    ///
    /// @param from where it goes on
    /// @param reason why, in somebody's words; none where a question says it
    /// @param until when it is expected to go on
    /// @param by who has said so
    /// @param at when
    public record Pause(PrescriptionStatus from, @Nullable String reason, @Nullable Instant until, String by, Instant at) {

        /// Says since when, not why: reasons are no matter for logs.
        @Override
        public String toString() {
            return "Pause[from=" + from + ", at=" + at + "]";
        }
    }

    /// One question to the doctor, or one answer.
    ///
    /// @param answer whether a doctor says it
    /// @param text in somebody's words
    /// @param by who says it
    /// @param at when
    public record Message(boolean answer, String text, String by, Instant at) {

        /// Says when, not what.
        @Override
        public String toString() {
            return "Message[answer=" + answer + ", at=" + at + "]";
        }
    }

    /// Why nothing is supplied.
    ///
    /// @param from where it stood
    /// @param reason in somebody's words
    /// @param by who has said so
    /// @param at when
    public record Ending(PrescriptionStatus from, String reason, String by, Instant at) {

        /// Says when, not why.
        @Override
        public String toString() {
            return "Ending[from=" + from + ", at=" + at + "]";
        }
    }

    /// That the doctor has changed the order.
    ///
    /// @param count how often, this time included
    /// @param before what was ordered before
    /// @param by who has changed it
    /// @param at when
    public record Amendment(int count, PrescriptionOrder before, String by, Instant at) {
    }

    public Dispensing {
        supplies = supplies == null ? List.of() : List.copyOf(supplies);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    /// As a counter finds it that begins anew: what was said stays, what was done is not taken on trust.
    Dispensing anew() {
        return DispensingBuilder.builder(this).workedAt(null).supplies(List.of()).preparedBy(null).preparedAt(null)
                .checkedBy(null).checkedAt(null).pause(null).build();
    }
}
