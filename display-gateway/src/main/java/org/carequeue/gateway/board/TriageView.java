package org.carequeue.gateway.board;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.gateway.board.ReceptionView.ReceptionSettings;
import org.carequeue.gateway.board.ReceptionView.ReceptionTicket;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The triage desk: what the front desk hears of patients, and what they come with. Nothing of prescriptions, not even that
/// there are any.
final class TriageView implements StaffView {

    record TriageTicket(@JsonUnwrapped ReceptionTicket ticket, @Nullable String complaint) {
    }

    @Override
    public Object ticket(Row row) {
        return new TriageTicket(ReceptionTicket.of(row), row.complaint());
    }

    @Override
    public @Nullable Object prescription(Row row, Prescription prescription) {
        return null;
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return ReceptionSettings.of(settings);
    }

    @Override
    public boolean hearsWaitingOrder() {
        return true;
    }
}
