package org.carequeue.gateway.board;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicSettings;
import org.jspecify.annotations.Nullable;

/// The kiosk: what the screen hears, and what a patient can come for.
final class KioskView extends ScreenView {

    /// @param zone whose time stands on the slips
    /// @param name the clinic's, where it has one for people
    /// @param colours the clinic's own; none where it has none
    record KioskSettings(int version, List<String> languages, ZoneId zone, List<KioskLine> serviceLines,
            @Nullable String name, @Nullable ClinicColours colours) {
    }

    /// By which rule its patients are called is nothing for a kiosk.
    record KioskLine(String code, char letter, String name, @Nullable Map<String, String> names) {
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return new KioskSettings(settings.version(), settings.languages(), settings.zone(), settings.serviceLines().stream()
                .map(line -> new KioskLine(line.code(), line.letter(), line.name(), line.names())).toList(),
                settings.name(), settings.colours());
    }

    @Override
    public boolean hearsIntake() {
        return true;
    }

    @Override
    public Object waits(Waits waits) {
        return waits.ofLines();
    }
}
