package org.carequeue.gateway.board;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.gateway.board.Change.PrescriptionChanged;

/// A client that knows nothing of audiences: everything, until there is sign-in.
final class UnionView implements View {

    @Override
    public Object ticket(TicketNews news, Row row) {
        return FullTicket.of(row);
    }

    @Override
    public Object ticket(Row row) {
        return FullTicket.of(row);
    }

    @Override
    public Object prescription(PrescriptionChanged change) {
        return FullPrescription.of(change.now());
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
    public boolean hearsWaitingOrder() {
        return true;
    }

    @Override
    public boolean hearsAlerts() {
        return true;
    }

    @Override
    public boolean hearsServices() {
        return true;
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }
}
