package org.carequeue.gateway.commands;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.fanout.Sequencer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// What can be done with a ticket.
@Path("/api/tickets")
@Tag(name = "Tickets", description = "A patient's number, from the kiosk to the end of the visit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class TicketsResource {

    private final Owners owners;
    private final BoardQueries board;
    private final Sequencer sequencer;
    private final int mostOpen;

    TicketsResource(Owners owners, BoardQueries board, Sequencer sequencer,
            @ConfigProperty(name = "carequeue.gateway.most-open-tickets") int mostOpen) {
        this.owners = owners;
        this.board = board;
        this.sequencer = sequencer;
        this.mostOpen = mostOpen;
    }

    @POST
    @Operation(operationId = "issueTicket", summary = "Take a number", description = """
            Gives the next number of a service line, the clinic's first line where none is named. The same \
            Idempotency-Key gives the same ticket again. Only this reply carries the tracking token.""")
    @RequestBody(ref = "IssueTicket")
    @APIResponse(responseCode = "201", ref = "IssuedTicket")
    public Uni<Response> issue(@Context HttpServerRequest request, byte[] body) {
        return sequencer.openTickets() >= mostOpen
                ? Uni.createFrom().failure(new RefusedException(OwnerProblems.clinicFull()))
                : Relay.pass(owners.tickets(), request, body, "tickets");
    }

    @GET
    @Path("{ticket}")
    @Operation(operationId = "getTicket", summary = "Where a ticket stands", description = """
            What all services together know of it. What was prescribed is not said here, only how far it is.""")
    @APIResponse(responseCode = "200", ref = "Ticket")
    public Uni<Response> ticket(@PathParam("ticket") String ticket) {
        return board.ticket(ticket).map(found -> Response.ok(found).build());
    }

    @PUT
    @Path("{ticket}/priority")
    @Operation(operationId = "setPriority", summary = "Set how urgent it is", description = """
            A level of the clinic's triage scale. Allowed until the day ends: the pharmacy follows.""")
    @RequestBody(ref = "SetPriority")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> prioritise(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "priority");
    }

    @POST
    @Path("{ticket}/start")
    @Operation(operationId = "startConsultation", summary = "Begin the consultation", description = "The patient sits before the doctor. A ticket that was called belongs to its room.")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> start(@PathParam("ticket") String ticket, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "start");
    }

    @POST
    @Path("{ticket}/finish")
    @Operation(operationId = "finishConsultation", summary = "End the consultation", description = "Implies the beginning, where nobody had recorded it. The visit may go on in the pharmacy.")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> finish(@PathParam("ticket") String ticket, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "finish");
    }

    @POST
    @Path("{ticket}/cancel")
    @Operation(operationId = "cancelTicket", summary = "Give the ticket up", description = "What the pharmacy has not handed over yet is cancelled with it.")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> cancel(@PathParam("ticket") String ticket, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "cancel");
    }

    @POST
    @Path("{ticket}/recall")
    @Operation(operationId = "recallTicket", summary = "Call once more", description = """
            The patient was called and has not come yet: the call is repeated, and counted.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> recall(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "recall");
    }

    @POST
    @Path("{ticket}/not-present")
    @Operation(operationId = "markNotPresent", summary = "The patient did not come", description = """
            Called as often as the clinic does, the patient is skipped; before that, waits on while others go first for \
            a while.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> notPresent(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "not-present");
    }

    @POST
    @Path("{ticket}/skip")
    @Operation(operationId = "skipTicket", summary = "Skip", description = """
            The patient is not there. For as long as the clinic's settings say, `return` gives the old place back; then \
            the visit ends as a no-show.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> skip(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "skip");
    }

    @POST
    @Path("{ticket}/return")
    @Operation(operationId = "returnTicket", summary = "The patient is back", description = """
            A skipped or parked patient waits on in the old place. 409 `back-too-late` where a skipped one comes \
            back later than the clinic allows.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> comeBack(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "return");
    }

    @POST
    @Path("{ticket}/park")
    @Operation(operationId = "parkTicket", summary = "Park", description = """
            The patient is away with the clinic's knowledge, for an X-ray for example; the room is free. The time away \
            counts neither as waiting nor as consultation.""")
    @RequestBody(ref = "Park")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> park(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "park");
    }

    @POST
    @Path("{ticket}/transfer")
    @Operation(operationId = "transferTicket", summary = "Send elsewhere", description = """
            To another service line, to a certain room, or both. Number and place are kept, the present room is free.""")
    @RequestBody(ref = "Transfer")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> transfer(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "transfer");
    }

    @POST
    @Path("{ticket}/priority/undo")
    @Operation(operationId = "undoTicketPriority", summary = "Take the last level back", description = """
            The patient is as urgent as before; whoever had not been looked at has not been. For a while, once, and until \
            somebody looks at the patient again.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> undoPriority(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "priority", "undo");
    }

    @POST
    @Path("{ticket}/reassess")
    @Operation(operationId = "reassessTicket", summary = "Looked at again", description = """
            Somebody has looked at the patient again, and the priority stays.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> reassess(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "reassess");
    }

    @POST
    @Path("{ticket}/undo")
    @Operation(operationId = "undoMove", summary = "Undo the last move", description = """
            As long as the clinic's settings allow, and once. What the pharmacy has cancelled stays cancelled.""")
    @APIResponse(responseCode = "200", ref = "Visit")
    public Uni<Response> undo(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "undo");
    }

    @POST
    @Path("{ticket}/prescriptions")
    @Operation(operationId = "submitPrescription", summary = "Prescribe", description = """
            Submits a prescription for a ticket, until its consultation has ended. Prescriber, room and time are the \
            server's.""")
    @RequestBody(ref = "Prescribe")
    @APIResponse(responseCode = "201", ref = "SubmittedPrescription")
    public Uni<Response> prescribe(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body, "tickets", ticket, "prescriptions");
    }
}
