package org.carequeue.gateway.commands;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// What the pharmacy does.
@Path("/api/prescriptions")
@Tag(name = "Prescriptions", description = "From their submission to their hand-over")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class PrescriptionsResource {

    private final Owners owners;

    PrescriptionsResource(Owners owners) {
        this.owners = owners;
    }

    @GET
    @Operation(operationId = "listPrescriptions", summary = "What the pharmacy has to do", description = "In the order of work.")
    @APIResponse(responseCode = "200", ref = "PrescriptionList")
    public Uni<Response> queue(@Context HttpServerRequest request) {
        return Relay.pass(owners.prescriptions(), request, null, "prescriptions");
    }

    @GET
    @Path("{prescription}")
    @Operation(operationId = "getPrescription", summary = "One prescription", description = "With what was ordered, and for whom.")
    @APIResponse(responseCode = "200", ref = "FoundPrescription")
    public Uni<Response> prescription(@PathParam("prescription") String prescription,
            @Context HttpServerRequest request) {
        return Relay.pass(owners.prescriptions(), request, null, "prescriptions", prescription);
    }

    @POST
    @Path("{prescription}/claim")
    @Operation(operationId = "claimPrescription", summary = "Take it on", description = "Of two who claim it, one gets it and the other a 409. The body says at which counter, or the workplace does.")
    @RequestBody(ref = "Claim")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> claim(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "claim");
    }

    @POST
    @Path("{prescription}/release")
    @Operation(operationId = "releasePrescription", summary = "Give it back", description = "Anybody may claim it again. What is ready is not given back, but taken over.")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> release(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "release");
    }

    @POST
    @Path("{prescription}/take-over")
    @Operation(operationId = "takeOverPrescription", summary = "Go on with what another counter has", description = "Of two who take it over from one version, one gets it and the other a 409. What is ready is called to the new counter.")
    @RequestBody(ref = "TakeOver")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> takeOver(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "take-over");
    }

    @POST
    @Path("{prescription}/ready")
    @Operation(operationId = "markReady", summary = "It can be fetched", description = "The screen calls the patient to the counter.")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> ready(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "ready");
    }

    @POST
    @Path("{prescription}/hand-over")
    @Operation(operationId = "handOver", summary = "The patient has it", description = "This happens once, whoever asks and however often. A number that is not the prescription's is a 409.")
    @RequestBody(ref = "HandOver")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> handOver(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "hand-over");
    }

    @POST
    @Path("{prescription}/undo")
    @Operation(operationId = "undoStep", summary = "The last step was a mistake", description = "Claim, ready, hand-over and return, the last one first, each for as long as the settings say.")
    @RequestBody(ref = "UndoStep")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> undo(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "undo");
    }

    @POST
    @Path("{prescription}/put-away")
    @Operation(operationId = "putAway", summary = "Put away what was cancelled", description = "What a counter had begun when it was cancelled stays on its list until then.")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> putAway(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "put-away");
    }

    @POST
    @Path("{prescription}/return")
    @Operation(operationId = "returnToShelf", summary = "Nobody fetches it", description = "It is put back, and may not be handed over any more.")
    @APIResponse(responseCode = "200", ref = "Prescription")
    public Uni<Response> returnToShelf(@PathParam("prescription") String prescription, @Context HttpServerRequest request,
            byte[] body) {
        return Relay.pass(owners.prescriptions(), request, body, "prescriptions", prescription, "return");
    }
}
