package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ServiceLine;

/// The kiosk: what the screen hears, and what a patient can come for.
final class KioskView extends ScreenView {

    record KioskSettings(int version, List<ServiceLine> serviceLines) {
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return new KioskSettings(settings.version(), settings.serviceLines());
    }
}
