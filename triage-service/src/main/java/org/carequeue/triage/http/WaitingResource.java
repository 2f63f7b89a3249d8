package org.carequeue.triage.http;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.RECEPTION;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
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
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, MANAGER })
    public Uni<List<VisitView>> waiting(@BeanParam CommandHeaders headers) {
        return http.query(state -> state.next(desk.time().now()).inTheClinic(Integer.MAX_VALUE).stream().map(VisitView::of)
                .toList(), headers);
    }
}
