package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.TraceCollector;
import org.carequeue.system.clinic.TraceCollector.Seen;
import org.carequeue.system.documents.Asked;
import org.carequeue.system.documents.Document;
import org.carequeue.system.documents.Observability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenFromOutsideIT {

    private static final Pattern SAMPLE = Pattern.compile("^([a-z_0-9]+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=(\"[^\"]*\")");
    /// What Prometheus makes of a histogram beside the name that the document gives.
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    @TempDir
    static Path folder;

    private static TraceCollector collector;
    private static RunningClinic clinic;

    @BeforeAll
    static void start() {
        collector = new TraceCollector();
        clinic = RunningClinic.startWithStatistics(folder, Map.of("CAREQUEUE_OTLP_ENDPOINT", collector.address().toString(),
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"));
    }

    @AfterAll
    static void stop() {
        try {
            clinic.close();
        } finally {
            collector.close();
        }
    }

    @Test
    void the_meters_are_those_of_the_document() {
        clinic.rest().persist("/api/tickets", "{}", "meters").expect(201);
        var metered = new TreeSet<String>();
        published().metrics().stream().filter(name -> name.startsWith("carequeue_"))
                .forEach(name -> metered.add(PART.matcher(name).replaceFirst("")));
        assertThat(metered).isEqualTo(Document.firstColumn("docs/OBSERVING.md", "Meters"));
    }

    @Test
    void dashboard_and_rules_ask_for_what_is_published() {
        clinic.rest().persist("/api/tickets", "{}", "asked-for").expect(201);
        var published = published();
        assertThat(Observability.expressions()).hasSizeGreaterThan(50).allSatisfy((place, expression) -> {
            var asked = Asked.by(expression);
            assertThat(asked.metrics()).as(place).isNotEmpty();
            assertThat(published.metrics()).as(place).containsAll(asked.metrics());
            assertThat(published.labels()).as(place).containsAll(asked.labels());
            assertThat(published.picked()).as(place).containsAll(asked.picked());
        });
    }

    /// What a collector has of all services: each sample, and that it came about, with the service's name.
    private static Asked published() {
        var all = new Asked(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (var service : Service.values()) {
            var instance = "instance=\"" + service.folder() + "\"";
            Stream.concat(Stream.of("up 1"), clinic.operator(service).text("/q/metrics").lines())
                    .map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
                        all.metrics().add(sample.group(1));
                        LABEL.matcher(instance + "," + sample.group(2)).results().forEach(label -> {
                            all.labels().add(label.group(1));
                            all.picked().add(sample.group(1) + "{" + label.group() + "}");
                        });
                    });
        }
        return all;
    }

    @Test
    void no_meter_tells_a_tracking_link() {
        var path = clinic.rest().persist("/api/tickets", "{}", "tracked").expect(201).text("trackingPath");
        assertThat(clinic.rest().text(path)).contains("<html");
        for (var service : Service.values()) {
            var meters = clinic.operator(service).text("/q/metrics");
            assertThat(meters).contains("jvm_memory_used_bytes")
                    .doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    @Test
    void one_trace_goes_from_the_press_to_the_screens_across_the_bridge() {
        var traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        clinic.rest().post("/api/tickets", "{}", "traceparent", "00-" + traceId + "-00f067aa0ba902b7-01").expect(201);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var trace = collector.spans().stream().filter(span -> span.trace().equals(traceId)).toList();
            var press = only(trace, span -> span.name().equals("POST /api/tickets"));
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
