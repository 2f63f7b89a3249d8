package org.carequeue.gateway.board;

import java.time.Instant;
import java.util.List;

import org.carequeue.events.Called;
import org.carequeue.events.Calling;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Level;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.Prescribing;
import org.carequeue.events.Prescription;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Row.LastMove;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The pharmacist: all of every prescription, and of a ticket what tells how soon its patient will come, or whose turn it
/// is where counters serve a service line.
final class PharmacistView implements StaffView {

    record PharmacistTicket(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, Priority priority,
            VisitStatus status, @JsonUnwrapped Called called, @Nullable String onlyRoom, @Nullable LastMove lastMove) {

        static PharmacistTicket of(Row row) {
            var full = FullTicket.of(row);
            return new PharmacistTicket(full.id(), full.number(), full.serviceLine(), full.issuedAt(), full.priority(),
                    full.status(), full.called(), full.eligibility().onlyRoom(), full.lastMove());
        }
    }

    /// @param clinic its name as people read it, for labels
    /// @param calling for how long a move or a step may be undone, and how often patients are called
    /// @param pharmacy who checks, how long a claim holds, and what is promised
    record PharmacistSettings(int version, String clinic, List<ServiceLine> serviceLines, List<Room> rooms,
            List<String> counters, List<Level> levels, Calling calling, PharmacySettings pharmacy,
            Prescribing prescribing) {
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
        return new PharmacistSettings(settings.version(), settings.calledBy(), settings.serviceLines(), settings.rooms(),
                settings.counters(), settings.scale().levels(), settings.calling(), settings.pharmacy(),
                settings.prescribing());
    }

    @Override
    public boolean hearsWaitingOrder() {
        return true;
    }

    @Override
    public boolean hearsScreens() {
        return true;
    }
}
