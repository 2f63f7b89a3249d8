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
import org.carequeue.gateway.board.TicketOverview;
import org.carequeue.gateway.fanout.Sequencer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
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
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "general", value = Examples.ISSUE)))
    @APIResponse(responseCode = "201", description = "The ticket", content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "ticket", value = Examples.ISSUED)))
    public Uni<Response> issue(@Context HttpServerRequest request, byte[] body) {
        return sequencer.openTickets() >= mostOpen
                ? Uni.createFrom().failure(new RefusedException(OwnerProblems.clinicFull()))
                : Relay.pass(owners.tickets(), request, body);
    }

    @GET
    @Path("{ticket}")
    @Operation(operationId = "ticket", summary = "Where a ticket stands", description = """
            What all services together know of it. What was prescribed is not said here, only how far it is.""")
    @APIResponse(responseCode = "200", description = "The ticket", content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "ticket", value = Examples.OVERVIEW)))
    public Uni<TicketOverview> ticket(@PathParam("ticket") String ticket) {
        return board.ticket(ticket);
    }

    @PUT
    @Path("{ticket}/priority")
    @Operation(operationId = "setPriority", summary = "Set how urgent it is", description = """
            A level of the clinic's triage scale. Allowed until the day ends: the pharmacy follows.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "high", value = Examples.PRIORITY)))
    @APIResponse(responseCode = "200", description = "The visit as it is now")
    public Uni<Response> prioritise(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body);
    }

    @POST
    @Path("{ticket}/start")
    @Operation(operationId = "startConsultation", summary = "Begin the consultation", description = "The patient sits before the doctor. A ticket that was called belongs to its room.")
    @APIResponse(responseCode = "200", description = "The visit as it is now")
    public Uni<Response> start(@PathParam("ticket") String ticket, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body);
    }

    @POST
    @Path("{ticket}/finish")
    @Operation(operationId = "finishConsultation", summary = "End the consultation", description = "Implies the beginning, where nobody had recorded it. The visit may go on in the pharmacy.")
    @APIResponse(responseCode = "200", description = "The visit as it is now")
    public Uni<Response> finish(@PathParam("ticket") String ticket, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body);
    }

    @POST
    @Path("{ticket}/cancel")
    @Operation(operationId = "cancelTicket", summary = "Give the ticket up", description = "What the pharmacy has not handed over yet is cancelled with it.")
    @APIResponse(responseCode = "200", description = "The visit as it is now")
    public Uni<Response> cancel(@PathParam("ticket") String ticket, @Context HttpServerRequest request, byte[] body) {
        return Relay.pass(owners.visits(), request, body);
    }

    @POST
    @Path("{ticket}/prescriptions")
    @Operation(operationId = "submitPrescription", summary = "Prescribe", description = """
            Submits a prescription for a ticket, until its consultation has ended. Prescriber, room and time are the \
            server's.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "amoxicillin", value = Examples.PRESCRIPTION)))
    @APIResponse(responseCode = "201", description = "The prescription's id and state")
    public Uni<Response> prescribe(@PathParam("ticket") String ticket, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.visits(), request, body);
    }
}
