package org.carequeue.gateway.access;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.AddProgram;
import org.carequeue.gateway.access.AccessCommand.RevokeProgram;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/// The programs that have keys: a manager sees to it.
@Path("/api/programs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
@NonBlocking
public class ProgramsResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<AccessState, AccessCommand, AccessEvent> desk;
    private final Directory directory;
    private final ProgramKeys keys;
    private final SessionSockets sockets;
    private final Ids ids;

    ProgramsResource(DeskHttp<AccessState, AccessCommand, AccessEvent> desk, Directory directory, ProgramKeys keys,
            SessionSockets sockets, Ids ids) {
        this.desk = desk;
        this.directory = directory;
        this.keys = keys;
        this.sockets = sockets;
        this.ids = ids;
    }

    /// @param name of the program from now on
    /// @param roles one or more
    record ProgramForm(@Nullable String name, @Nullable Set<String> roles) {
    }

    @GET
    public Uni<List<ProgramView>> all(@BeanParam CommandHeaders headers) {
        return desk.query(state -> state.programs().stream().map(this::view).toList(), headers);
    }

    private ProgramView view(Program program) {
        return ProgramView.of(program, directory.programs().of(program.id()).map(LetIn::seen).orElse(null),
                sockets.has(program.id()));
    }

    /// The key is in the first answer alone: asked for again by the same idempotency key, it is not there.
    @POST
    public Uni<Response> add(@BeanParam CommandHeaders headers, @Nullable ProgramForm form) {
        var name = Needed.field("name", form == null ? null : form.name()).strip();
        var roles = form == null || form.roles() == null ? Set.<String> of() : form.roles();
        return desk.command(new AddProgram(name, roles, ids.next(), keys.fresh()), headers,
                Response.Status.CREATED.getStatusCode());
    }

    @DELETE
    @Path("/{program}")
    public Uni<Response> revoke(@BeanParam CommandHeaders headers, @RestPath String program) {
        return desk.command(new RevokeProgram(program), headers, OK);
    }
}
