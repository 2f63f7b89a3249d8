package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Response.Status;

import org.junit.jupiter.api.Test;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

class MalformedBodyTest {

    private static final HttpProblem OURS = HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);

    private final MalformedBody.BrokenOff brokenOff = new MalformedBody.BrokenOff();

    private int statusOf(Throwable cause) {
        return brokenOff.apply(OURS, ProblemContext.of(cause, "/tickets")).getStatusCode();
    }

    private static IOException at(String type) {
        var failure = new IOException("Connection reset by peer");
        failure.setStackTrace(new StackTraceElement[] { new StackTraceElement(type, "readBlocking", null, -1) });
        return failure;
    }

    @Test
    void a_body_that_the_other_end_broke_off_is_no_error_of_ours_and_everything_else_is() {
        var reads = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream$VertxBlockingInput";

        assertThat(statusOf(at(reads))).isEqualTo(400);
        assertThat(statusOf(at("org.carequeue.bridge.journal.Segment"))).isEqualTo(500);
        assertThat(statusOf(new IllegalStateException(at(reads)))).isEqualTo(500);
    }

    /// The library's logger has 101.
    @Test
    void that_is_said_before_the_problem_is_logged() {
        var logger = new ProblemPostProcessor() {
            @Override
            public HttpProblem apply(HttpProblem problem, ProblemContext context) {
                return problem;
            }

            @Override
            public int priority() {
                return 101;
            }
        };

        assertThat(Stream.of(logger, brokenOff).sorted(ProblemPostProcessor.DEFAULT_ORDERING)).first().isSameAs(brokenOff);
    }
}
