package org.carequeue.gateway.access;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.AddPerson;
import org.carequeue.gateway.access.AccessCommand.RemovePerson;
import org.carequeue.gateway.access.AccessCommand.SetPassword;
import org.carequeue.gateway.access.AccessCommand.SetRoles;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

/// Who can sign in: a manager sees to it, where that is not the matter of the clinic's sign-in server.
@Path("/api/people")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANAGER)
public class PeopleResource {

    private static final int OK = Response.Status.OK.getStatusCode();

    private final DeskHttp<AccessState, AccessCommand, AccessEvent> desk;
    private final Passwords passwords;
    private final Issuer issuer;

    PeopleResource(DeskHttp<AccessState, AccessCommand, AccessEvent> desk, Passwords passwords, Issuer issuer) {
        this.desk = desk;
        this.issuer = issuer;
        this.passwords = passwords;
    }

    /// @param name by which they sign in
    /// @param displayName as colleagues read it; the same where it is left out
    /// @param roles one or more
    record PersonForm(@Nullable String name, @Nullable String displayName, @Nullable Set<String> roles,
            @Nullable String password) {
        @Override
        public String toString() {
            return "PersonForm[withheld]";
        }
    }

    record PasswordForm(@Nullable String password) {
        @Override
        public String toString() {
            return "PasswordForm[withheld]";
        }
    }

    record RolesForm(@Nullable Set<String> roles) {
    }

    @GET
    @NonBlocking
    public Uni<List<PersonView>> all(@BeanParam CommandHeaders headers) {
        issuer.mustBeOff();
        return desk.query(state -> state.people().stream().map(PersonView::of).toList(), headers);
    }

    @POST
    @RunOnVirtualThread
    public Response add(@BeanParam CommandHeaders headers, @Nullable PersonForm form) {
        issuer.mustBeOff();
        var name = Needed.field("name", form == null ? null : form.name());
        var roles = form == null || form.roles() == null ? Set.<String> of() : form.roles();
        var display = form == null || form.displayName() == null ? name : form.displayName();
        return desk.command(new AddPerson(name, display, roles, hash(form == null ? null : form.password())), headers,
                Response.Status.CREATED.getStatusCode()).await().indefinitely();
    }

    @PUT
    @Path("/{person}/password")
    @RunOnVirtualThread
    public Response setPassword(@BeanParam CommandHeaders headers, @RestPath String person,
            @Nullable PasswordForm form) {
        issuer.mustBeOff();
        return desk.command(new SetPassword(person, hash(form == null ? null : form.password())), headers, OK)
                .await().indefinitely();
    }

    @PUT
    @Path("/{person}/roles")
    @NonBlocking
    public Uni<Response> setRoles(@BeanParam CommandHeaders headers, @RestPath String person, @Nullable RolesForm form) {
        issuer.mustBeOff();
        return desk.command(new SetRoles(person, form == null || form.roles() == null ? Set.of() : form.roles()), headers, OK);
    }

    @DELETE
    @Path("/{person}")
    @NonBlocking
    public Uni<Response> remove(@BeanParam CommandHeaders headers, @RestPath String person) {
        issuer.mustBeOff();
        return desk.command(new RemovePerson(person), headers, OK);
    }

    private String hash(@Nullable String password) {
        return passwords.hashOf("password", password);
    }
}
