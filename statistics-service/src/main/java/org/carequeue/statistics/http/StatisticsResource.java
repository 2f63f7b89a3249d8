package org.carequeue.statistics.http;

import static org.carequeue.events.Roles.MANAGER;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.statistics.question.Distribution;
import org.carequeue.statistics.question.Figures;
import org.carequeue.statistics.question.Now;
import org.carequeue.statistics.question.Question;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.question.Slice;
import org.carequeue.statistics.question.StatisticsProblems;
import org.carequeue.statistics.question.UsualDay;
import org.carequeue.statistics.question.UsualDays;
import org.carequeue.statistics.question.VisitLine;
import org.carequeue.statistics.question.VisitList;
import org.carequeue.statistics.question.Waits;
import org.carequeue.statistics.store.Store;
import org.carequeue.statistics.table.Table;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Figures, for managers.
@Path("/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(MANAGER)
@RunOnVirtualThread
class StatisticsResource {

    private final Questions questions;
    private final VisitList list;
    private final Distribution distribution;
    private final UsualDays usualDays;
    private final Store store;
    private final Clock clock;

    StatisticsResource(Questions questions, VisitList list, Distribution distribution, UsualDays usualDays,
            Store store, Clock clock) {
        this.questions = questions;
        this.list = list;
        this.distribution = distribution;
        this.usualDays = usualDays;
        this.store = store;
        this.clock = clock;
    }

    /// What stands behind the question mark. What is not said is today, and everybody.
    static final class Asked {
        @RestQuery
        @Nullable
        String from;
        @RestQuery
        @Nullable
        String to;
        @RestQuery
        @Nullable
        String by;
        @RestQuery
        @Nullable
        String serviceLine;
        @RestQuery
        @Nullable
        String level;
        @RestQuery
        @Nullable
        String room;
        @RestQuery
        @Nullable
        String counter;
        @RestQuery
        @Nullable
        String person;
        @RestQuery
        @Nullable
        String format;

        private Question question(LocalDate today) {
            return Question.of(from, to, by, serviceLine, level, room, counter, today).ofPerson(person);
        }

        private Form form() {
            return Form.of(format);
        }
    }

    /// Which of these visits.
    static final class Part {
        @RestQuery
        @Nullable
        String weekday;
        @RestQuery
        @Nullable
        String hour;
        @RestQuery
        @Nullable
        String waitFrom;
        @RestQuery
        @Nullable
        String waitTo;
        @RestQuery
        @Nullable
        String outcome;

        private Slice slice() {
            return Slice.of(weekday, hour, waitFrom, waitTo, outcome);
        }
    }

    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Figures.class)))
    public Response figures(@BeanParam Asked asked) {
        var form = asked.form();
        var figures = Asking.ask(() -> questions.answer(asked.question(today())));
        return form.response(figures, Table.of(figures), this::zone);
    }

    @GET
    @Path("/now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Now.class)))
    public Response now() {
        return Response.ok(Asking.ask(() -> questions.now(clock.instant())
                .orElseThrow(() -> new IllegalStateException("no day has been opened yet")))).build();
    }

    @GET
    @Path("/visits")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Visits.class)))
    public Response visits(@BeanParam Asked asked, @BeanParam Part part) {
        var form = asked.form();
        var question = Asking.ask(() -> asked.question(today()));
        var slice = part.slice();
        if (form == Form.JSON) {
            var visits = Asking.ask(() -> list.of(question, slice));
            return Response.ok(new Visits(visits, visits.size() == VisitList.MOST)).build();
        }
        if (Asking.ask(() -> list.count(question, slice)) > VisitList.MOST_IN_A_TABLE) {
            throw new RefusedException(StatisticsProblems.tooManyVisits(VisitList.MOST_IN_A_TABLE));
        }
        return form.response(Table.of(taking -> list.each(question, slice, taking)), this::zone);
    }

    @GET
    @Path("/waits")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Waits.class)))
    public Response waits(@BeanParam Asked asked) {
        var form = asked.form();
        var waits = Asking.ask(() -> distribution.waits(asked.question(today())));
        return form.response(waits, Table.of(waits), this::zone);
    }

    @GET
    @Path("/usual-day")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UsualDay.class)))
    public Response usualDay(@RestQuery @Nullable String day, @RestQuery @Nullable String format) {
        var form = Form.of(format);
        var usual = Asking.ask(() -> usualDays.before(Question.of(day, day, null, null, null, null, null, today()).to()));
        return form.response(usual, Table.of(usual), this::zone);
    }

    private ZoneId zone() {
        return Asking.ask(() -> store.zone().orElse(ZoneOffset.UTC));
    }

    /// @param visits in the order in which they were issued
    /// @param more whether there are more than are listed
    record Visits(List<VisitLine> visits, boolean more) {
        Visits {
            visits = List.copyOf(visits);
        }
    }

    private LocalDate today() throws SQLException {
        return questions.latestDay().orElseGet(() -> LocalDate.now(clock));
    }
}
