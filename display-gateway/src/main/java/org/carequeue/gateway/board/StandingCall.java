package org.carequeue.gateway.board;

import java.util.ArrayList;
import java.util.List;

/// A call that stands on the public screens.
///
/// @param id of the ticket, or of the prescription that can be fetched
/// @param place where to: `room 3`, `counter 1`
/// @param call which of the ticket's calls it is, from 1 on; of a prescription always 1
public record StandingCall(String id, String place, int call) {

    /// Those of one row: its visit's, and one for each medicine that can be fetched.
    public static List<StandingCall> of(Row row) {
        var calls = new ArrayList<StandingCall>(1);
        var visit = row.visit();
        if (visit != null && row.visible() && PublicCalls.isCalled(row)) {
            var place = visit.called().workplace();
            if (place != null) {
                calls.add(new StandingCall(row.id().toString(), place, visit.called().calls()));
            }
        }
        for (var prescription : row.prescriptions()) {
            if (PublicCalls.stands(row, prescription)) {
                calls.add(new StandingCall(prescription.id().toString(), "counter " + prescription.counter(), 1));
            }
        }
        return calls;
    }
}
