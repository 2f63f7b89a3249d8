package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.events.Calling;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Level;
import org.carequeue.events.Prescribing;
import org.carequeue.events.Prescription;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The doctor: all of every ticket on the board, and of what was prescribed for it.
final class DoctorView implements StaffView {

    record DoctorTicket(@JsonUnwrapped FullTicket ticket, @Nullable String complaint) {

        static DoctorTicket of(Row row) {
            return new DoctorTicket(FullTicket.of(row), row.complaint());
        }
    }

    record DoctorSettings(int version, List<ServiceLine> serviceLines, List<Room> rooms, List<Level> levels,
            Calling calling, Prescribing prescribing) {
    }

    @Override
    public Object ticket(Row row) {
        return DoctorTicket.of(row);
    }

    @Override
    public Object prescription(Row row, Prescription prescription) {
        return FullPrescription.of(prescription);
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return new DoctorSettings(settings.version(), settings.serviceLines(), settings.rooms(),
                settings.scale().levels(), settings.calling(), settings.prescribing());
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
