package org.carequeue.triage.model;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

/// "I need help now." It is taken whatever state the clinic is in, and stands until somebody says that they go there.
final class HelpRules {

    /// So many stand open at most: more than a clinic has people in its rooms.
    static final int MOST_OPEN = 200;
    /// So many of them from one workplace, so that whoever presses there leaves places for all others.
    static final int MOST_OF_A_WORKPLACE = 20;

    private HelpRules() {
    }

    /// Who presses again is the same person. A ticket that nobody knows keeps no help away: it is left out.
    static Decision<ClinicEvent> request(TriageState state, @Nullable TicketReference ticket, Circumstances by) {
        var whose = ticket == null ? null : state.find(ticket).map(Visit::ticket).orElse(null);
        var open = state.help().stream()
                .filter(one -> one.workplace().equals(by.workplace())
                        && (whose == null ? one.ticket() == null : whose.equals(one.ticket())))
                .findFirst();
        if (open.isPresent()) {
            return Decision.unchanged(HelpView.of(open.get()));
        }
        if (state.help().size() >= MOST_OPEN || state.help().stream()
                .filter(one -> one.workplace().equals(by.workplace())).count() >= MOST_OF_A_WORKPLACE) {
            return Decision.refuse(TriageProblems.tooManyHelpRequests());
        }
        return accept(new HelpRequested(
                new HelpRequest(state.helpRequests() + 1, by.workplace(), whose, by.now(), null, null)));
    }

    static Decision<ClinicEvent> acknowledge(TriageState state, long id, Circumstances by) {
        var open = state.help(id).orElse(null);
        if (open != null) {
            return accept(new HelpAcknowledged(open.acknowledged(by.actor(), by.now())));
        }
        return Decision.refuse(id >= 1 && id <= state.helpRequests() ? TriageProblems.helpAlreadyAcknowledged()
                : TriageProblems.helpRequestNotFound());
    }

    private static Decision<ClinicEvent> accept(ClinicEvent.HelpEvent event) {
        return Decision.accept(event, HelpView.of(event.help()));
    }
}
