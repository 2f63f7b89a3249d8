package org.carequeue.statistics.question;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// How the open day stands.
///
/// @param day the operating day
/// @param waiting how many wait for their first call
/// @param longestWait of those
/// @param called how many are on their way to a room
/// @param inConsultation how many are with a doctor
/// @param away how many are parked or skipped
/// @param roomsInUse how many rooms have somebody
/// @param prescriptionsOpen how many the pharmacy has still to do with
/// @param prescriptionsReady how many of those can be fetched
/// @param countersInUse how many counters work on one
public record Now(LocalDate day, int waiting, @Nullable Duration longestWait, int called, int inConsultation, int away,
        int roomsInUse, int prescriptionsOpen, int prescriptionsReady, int countersInUse) {
}
