package org.carequeue.gateway.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.carequeue.events.Called;
import org.carequeue.events.Calling;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Consultation;
import org.carequeue.events.Eligibility;
import org.carequeue.events.Level;
import org.carequeue.events.Prescription;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.VisitTimes;
import org.carequeue.gateway.board.ManagerView.ManagerPrescription;
import org.carequeue.gateway.board.Row.LastLevel;
import org.carequeue.gateway.board.Row.LastMove;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The front desk: where everybody stands, and how far each prescription is. Not what was prescribed, nor what doctors have
/// noted of a patient, nor why somebody was called.
final class ReceptionView implements StaffView {

    /// A [FullTicket] without its note and its explanation.
    record ReceptionTicket(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, VisitStatus status,
            Priority priority, Duration target, boolean triaged, @Nullable Instant assessedAt, @JsonUnwrapped Called called,
            @JsonUnwrapped Consultation consultation, @JsonUnwrapped Eligibility eligibility, VisitTimes times,
            @Nullable LastMove lastMove, @Nullable LastLevel lastLevel) {

        static ReceptionTicket of(Row row) {
            var full = FullTicket.of(row);
            return new ReceptionTicket(full.id(), full.number(), full.serviceLine(), full.issuedAt(), full.status(),
                    full.priority(), full.target(), full.triaged(), full.assessedAt(), full.called(), full.consultation(),
                    full.eligibility(), full.times(), full.lastMove(), full.lastLevel());
        }
    }

    record ReceptionSettings(int version, List<ServiceLine> serviceLines, List<Room> rooms, List<Level> levels,
            Calling calling) {

        static ReceptionSettings of(ClinicSettings settings) {
            return new ReceptionSettings(settings.version(), settings.serviceLines(), settings.rooms(),
                    settings.scale().levels(), settings.calling());
        }
    }

    @Override
    public Object ticket(Row row) {
        return ReceptionTicket.of(row);
    }

    @Override
    public Object prescription(Row row, Prescription prescription) {
        return ManagerPrescription.of(prescription);
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return ReceptionSettings.of(settings);
    }

    @Override
    public boolean hearsWaitingOrder() {
        return true;
    }

    @Override
    public boolean hearsIntake() {
        return true;
    }

    @Override
    public boolean hearsScreens() {
        return true;
    }
}
