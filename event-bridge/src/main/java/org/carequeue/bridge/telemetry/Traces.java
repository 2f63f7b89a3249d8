package org.carequeue.bridge.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.event.Envelope;
import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/// Carries a trace through desks and across the bridge: a command's span goes into the `traceparent` of its events, and
/// whoever receives one of them goes on from there.
///
/// Costs nothing where nobody collects: then no `traceparent` says that it is sampled, and spans are begun for such ones
/// only.
@ApplicationScoped
public class Traces {

    private static final String TRACEPARENT = "traceparent";
    private static final String SAMPLED = "-01";
    private static final TextMapGetter<String> ONE_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return TRACEPARENT.equals(key) ? carrier : null;
        }
    };

    private final Tracer tracer;

    Traces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("org.carequeue.bridge");
    }

    /// Records nothing.
    public static Traces silent() {
        return new Traces(OpenTelemetry.noop());
    }

    /// Whether the request that is under way on this thread is in a span of ours: then what it calls carries that by itself.
    public static boolean areRecorded() {
        return Span.current().getSpanContext().isValid();
    }

    /// Begins the span of a command within the request that is under way on this thread.
    ///
    /// @param traceparent what the request carried: it is handed on where the request is in no span of ours
    public Step decide(Object command, @Nullable String traceparent) {
        var request = Span.current();
        return request.getSpanContext().isSampled()
                ? new Step(span("decide " + command.getClass().getSimpleName(), SpanKind.INTERNAL, Context.current()))
                : Step.unseen(traceparent);
    }

    /// Begins a span for each event that belongs to a sampled trace; to be ended when the batch's effect is safe. The
    /// batch's own events say that they come from these spans, and so will what is done because of them.
    public <E> Received<E> receive(List<Envelope<E>> batch) {
        if (batch.stream().noneMatch(event -> isSampled(event.traceparent()))) {
            return new Received<>(batch, List.of());
        }
        var steps = batch.stream().map(event -> step("receive ", event)).toList();
        var events = new ArrayList<Envelope<E>>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            events.add(batch.get(i).within(steps.get(i).traceparent()));
        }
        return new Received<>(List.copyOf(events), steps);
    }

    /// Begins the span of something that is done for one event.
    public Step step(String what, Envelope<?> event) {
        var traceparent = event.traceparent();
        if (traceparent == null || !isSampled(traceparent)) {
            return Step.unseen(traceparent);
        }
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ONE_HEADER);
        var span = span(what + event.type(), SpanKind.CONSUMER, parent);
        span.setAttribute("carequeue.service", event.service());
        span.setAttribute("carequeue.sequence", event.sequence());
        return new Step(span);
    }

    private Span span(String name, SpanKind kind, Context parent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    }

    private static boolean isSampled(@Nullable String traceparent) {
        return traceparent != null && traceparent.endsWith(SAMPLED);
    }

    /// @param context whose trace it is
    static @Nullable String traceparent(Context context) {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(context, carrier, (headers, name, value) -> {
            if (headers != null) {
                headers.put(name, value);
            }
        });
        return carrier.get(TRACEPARENT);
    }
}
