package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.gateway.board.ManagerView.ManagerPrescription;
import org.carequeue.gateway.board.ReceptionView.ReceptionTicket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// Where one ticket stands, for whoever looks for it: what the front desk may know of it.
public record FoundTicket(@JsonUnwrapped ReceptionTicket ticket, List<ManagerPrescription> prescriptions) {

    /// As the board has it.
    public static FoundTicket of(Row row) {
        return new FoundTicket(ReceptionTicket.of(row),
                row.prescriptions().stream().map(ManagerPrescription::of).toList());
    }
}
