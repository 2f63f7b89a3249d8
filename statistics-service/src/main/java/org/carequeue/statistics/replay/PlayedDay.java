package org.carequeue.statistics.replay;

import java.util.List;

import org.carequeue.events.ClinicSettings;
import org.jspecify.annotations.Nullable;

/// What of a day is played again.
///
/// @param settings by which the clinic worked
/// @param patients in the order in which their tickets were issued
/// @param workplaces where somebody called patients, by name
/// @param turnaroundMs how long a room usually took from one patient's end to the next one's call while somebody waited
/// @param until where the day has come to, milliseconds since 1970 in UTC; none for a day that is over
record PlayedDay(ClinicSettings settings, List<Patient> patients, List<WorkedAt> workplaces, long turnaroundMs,
        @Nullable Long until) {

    PlayedDay {
        patients = List.copyOf(patients);
        workplaces = List.copyOf(workplaces);
    }
}
