package org.carequeue.gateway.board;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.gateway.board.DoctorView.DoctorTicket;

/// A client that knows nothing of audiences: everything, until there is sign-in.
final class UnionView implements StaffView {

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
        return settings;
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }

    @Override
    public boolean hearsWaitingOrder() {
        return true;
    }

    @Override
    public boolean hearsScreens() {
        return true;
    }

    @Override
    public boolean hearsIntake() {
        return true;
    }
}
