package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.gateway.board.ManagerView.ManagerPrescription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// Where one ticket stands, for whoever asks: all that the services know of it together, without what was prescribed.
public record TicketOverview(@JsonUnwrapped FullTicket ticket, List<ManagerPrescription> prescriptions) {

    /// As the board has it.
    public static TicketOverview of(Row row) {
        return new TicketOverview(FullTicket.of(row),
                row.prescriptions().stream().map(ManagerPrescription::of).toList());
    }
}
