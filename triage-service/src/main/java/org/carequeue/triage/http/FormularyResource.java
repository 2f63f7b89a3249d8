package org.carequeue.triage.http;

import static org.carequeue.events.Roles.DOCTOR;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.TypedText;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageProblems;
import org.carequeue.triage.model.TriageState;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/// Finds medicines as somebody types. A question, and a POST because what is prescribed stands in no address.
@Path("/formulary")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class FormularyResource {

    private final DeskHttp<TriageState, TriageCommand, ClinicEvent> http;

    FormularyResource(DeskHttp<TriageState, TriageCommand, ClinicEvent> http) {
        this.http = http;
    }

    /// @param typed what somebody has typed so far, at most [#LONGEST] characters
    record Sought(@Nullable String typed) {

        private static final int LONGEST = 200;

        /// @throws RefusedException with `malformed-medicine`, where no medicine can be called so
        String text() {
            var text = typed == null ? "" : typed;
            TypedText.LINE.fault("What is looked for", text, LONGEST).ifPresent(fault -> {
                throw new RefusedException(TriageProblems.malformedMedicine(fault));
            });
            return text;
        }
    }

    @POST
    @RolesAllowed(DOCTOR)
    @Path("/search")
    public Uni<List<FormularyMedicine>> search(@BeanParam CommandHeaders headers, @Nullable Sought sought) {
        var typed = sought == null ? "" : sought.text();
        return http.query(TriageState::formulary, headers).map(formulary -> formulary.search(typed));
    }
}
