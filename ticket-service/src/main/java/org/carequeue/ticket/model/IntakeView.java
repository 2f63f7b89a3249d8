package org.carequeue.ticket.model;

import java.util.List;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;

/// Which service lines give numbers now.
///
/// @param lines each of the clinic's, in the order of the settings
public record IntakeView(List<LineIntake> lines) {

    static IntakeView of(ClinicSettings settings, List<LineIntake> known) {
        return new IntakeView(settings.serviceLines().stream().map(line -> Intake.of(known, line.code())).toList());
    }
}
