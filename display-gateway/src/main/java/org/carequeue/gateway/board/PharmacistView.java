package org.carequeue.gateway.board;

import java.time.Duration;
import java.util.List;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Level;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// The pharmacist: all of every prescription, and of a ticket what tells how soon its patient will come.
final class PharmacistView implements StaffView {

    record PharmacistTicket(TicketId id, TicketNumber number, @Nullable String room, Priority priority,
            VisitStatus status) {

        static PharmacistTicket of(Row row) {
            return new PharmacistTicket(row.id(), row.number(), row.room(), row.priority(), row.status());
        }
    }

    /// @param undoWithin for how long a step may be undone
    /// @param pharmacy who checks, how long a claim holds, and what is promised
    record PharmacistSettings(int version, List<String> counters, List<Level> levels, Duration undoWithin,
            PharmacySettings pharmacy) {
    }

    @Override
    public Object ticket(Row row) {
        return PharmacistTicket.of(row);
    }

    @Override
    public Object prescription(Row row, Prescription prescription) {
        return FullPrescription.of(prescription);
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return new PharmacistSettings(settings.version(), settings.counters(), settings.scale().levels(),
                settings.calling().undoWithin(), settings.pharmacy());
    }
}
