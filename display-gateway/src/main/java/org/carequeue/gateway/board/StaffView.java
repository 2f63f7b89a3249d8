package org.carequeue.gateway.board;

import org.carequeue.events.ClinicSettings;

/// What every role of the staff hears: the settings, and what all are to notice. What it hears of patients each says for
/// itself, so that a new one hears of nobody by accident.
interface StaffView extends View {

    @Override
    Object settings(ClinicSettings settings);

    @Override
    default boolean hearsAlerts() {
        return true;
    }
}
