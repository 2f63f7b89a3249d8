package org.carequeue.triage.http;

import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageState;
import org.carequeue.triage.model.VisitView;

import io.smallrye.mutiny.Uni;

/// Who waits.
@Path("/waiting")
@Produces(MediaType.APPLICATION_JSON)
class WaitingResource {

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> http;
    private final Desk<TriageState, TriageCommand, ClinicEvent> desk;

    WaitingResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> http,
            Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        this.http = http;
        this.desk = desk;
    }

    @GET
    public Uni<List<VisitView>> waiting(@BeanParam CommandHeaders headers) {
        return http.query(state -> state.next(desk.time().now()).inTheClinic(Integer.MAX_VALUE).stream().map(VisitView::of)
                .toList(), headers);
    }
}
