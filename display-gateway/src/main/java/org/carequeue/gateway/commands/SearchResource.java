package org.carequeue.gateway.commands;

import static org.carequeue.events.Roles.DOCTOR;
import static org.carequeue.events.Roles.MANAGER;
import static org.carequeue.events.Roles.NURSE;
import static org.carequeue.events.Roles.PHARMACIST;
import static org.carequeue.events.Roles.RECEPTION;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.gateway.board.FoundTicket;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/// Who is meant by what somebody has typed, or had a scanner type. A question, and no GET: what is typed may be the link on a
/// slip, which stands in no address that is written down somewhere.
@Path("/api/search")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SearchResource {

    private final BoardQueries board;

    SearchResource(BoardQueries board) {
        this.board = board;
    }

    /// @param typed as it was
    record SearchForm(@Nullable String typed) {
        /// Says nothing: who reads a log must not be able to follow a patient.
        @Override
        public String toString() {
            return "SearchForm[withheld]";
        }
    }

    /// @param tickets all that can be meant, those first of which something can still become
    record SearchView(List<FoundTicket> tickets) {
    }

    @POST
    @RolesAllowed({ RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER })
    public Uni<SearchView> search(@Nullable SearchForm form) {
        var typed = form == null ? null : form.typed();
        return board.search(typed == null ? "" : typed).map(SearchView::new);
    }
}
