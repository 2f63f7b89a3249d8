package org.carequeue.statistics.http;

import static org.carequeue.events.Roles.MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.statistics.question.Question;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.question.StatisticsProblems;
import org.carequeue.statistics.replay.Changes;
import org.carequeue.statistics.replay.WhatIf;
import org.carequeue.statistics.store.Store;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What a day would have been like, for managers.
@Path("/statistics/what-if")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(MANAGER)
@RunOnVirtualThread
class WhatIfResource {

    /// A day's rows are held in memory, and played twice within a second.
    private static final int MOST_PATIENTS = 10_000;

    private final Store store;
    private final Questions questions;

    WhatIfResource(Store store, Questions questions) {
        this.store = store;
        this.questions = questions;
    }

    /// Plays a day again; the latest one, where none is said.
    @GET
    public WhatIf play(@RestQuery @Nullable String day, @RestQuery @Nullable String policy,
            @RestQuery @Nullable String roomOrder, @RestQuery @Nullable String rooms) {
        var changes = Changes.of(policy, roomOrder, rooms);
        return Asking.ask(() -> {
            var latest = questions.latestDay().orElseThrow(() -> new RefusedException(StatisticsProblems.nothingToPlay()));
            var date = day == null ? latest : Question.day("day", day);
            var kept = store.day(date, MOST_PATIENTS + 1)
                    .orElseThrow(() -> new RefusedException(StatisticsProblems.nothingToPlay()));
            if (kept.visits().size() > MOST_PATIENTS) {
                throw new RefusedException(StatisticsProblems.dayTooBusy(MOST_PATIENTS));
            }
            return WhatIf.of(date, kept.visits(), kept.settings(), date.isBefore(latest) ? null : upTo(), changes)
                    .orElseThrow(() -> new RefusedException(StatisticsProblems.nothingToPlay()));
        });
    }

    private long upTo() {
        return store.upTo().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
