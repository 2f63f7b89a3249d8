package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.TraceCollector;
import org.carequeue.system.clinic.TraceCollector.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenFromOutsideIT {

    @TempDir
    Path folder;

    @Test
    void one_trace_goes_from_the_press_to_the_screens_across_the_bridge() {
        try (var collector = new TraceCollector();
                var clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_OTLP_ENDPOINT",
                        collector.address().toString(), "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"))) {
            clinic.rest().post("/api/tickets", "{}").expect(201);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var press = only(collector.spans(), span -> span.name().equals("POST /api/tickets"));
                var trace = collector.spans().stream().filter(span -> span.trace().equals(press.trace())).toList();
                var issue = only(trace, span -> span.service().equals("ticket-service")
                        && span.name().equals("POST /tickets"));
                assertThat(path(trace, issue)).endsWith(press);
                var decided = only(trace, span -> span.name().equals("decide IssueTicket"));
                assertThat(path(trace, decided)).contains(issue);
                var opened = only(trace, span -> span.service().equals("triage-service")
                        && span.name().equals("receive new-ticket"));
                assertThat(opened.parent()).isEqualTo(decided.id());
                var shown = only(trace, span -> span.service().equals("display-gateway")
                        && span.name().equals("show visit-opened"));
                assertThat(path(trace, shown)).contains(opened, decided, issue, press);
            });
        }
    }

    private static Seen only(List<Seen> spans, Predicate<Seen> wanted) {
        var found = spans.stream().filter(wanted).toList();
        assertThat(found).as("of %s", spans).hasSize(1);
        return found.getFirst();
    }

    /// The spans around one, from the inside to the first.
    private static List<Seen> path(List<Seen> spans, Seen from) {
        var all = new ArrayList<Seen>();
        for (var next = from; next != null;) {
            all.add(next);
            var parent = next.parent();
            next = spans.stream().filter(span -> span.id().equals(parent)).findFirst().orElse(null);
        }
        return all;
    }
}
