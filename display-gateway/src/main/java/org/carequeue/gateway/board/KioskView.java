package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.events.ClinicSettings;

/// The kiosk: what the screen hears, and what a patient can come for.
final class KioskView extends ScreenView {

    record KioskSettings(int version, List<KioskLine> serviceLines) {
    }

    /// By which rule its patients are called is nothing for a kiosk.
    record KioskLine(String code, char letter, String name) {
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return new KioskSettings(settings.version(), settings.serviceLines().stream()
                .map(line -> new KioskLine(line.code(), line.letter(), line.name())).toList());
    }
}
