package org.carequeue.bridge.telemetry;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;

/// Something that is under way and that a trace may show.
public final class Step {

    private final @Nullable Span span;
    private final @Nullable String traceparent;

    Step(Span span) {
        this.span = span;
        this.traceparent = Traces.traceparent(Context.root().with(span));
    }

    private Step(@Nullable String traceparent) {
        this.span = null;
        this.traceparent = traceparent;
    }

    /// A step that no trace shows.
    static Step unseen(@Nullable String traceparent) {
        return new Step(traceparent);
    }

    /// W3C trace context for what is done because of this.
    public @Nullable String traceparent() {
        return traceparent;
    }

    /// Hands this on where a trace shows it, so that what nobody sees need not be kept.
    public void ifSeen(Consumer<Step> to) {
        if (span != null) {
            to.accept(this);
        }
    }

    /// It is done.
    ///
    /// @param failure why it is not, where it failed; only its kind is kept, its text may name a patient
    public void end(@Nullable Throwable failure) {
        if (span != null) {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        }
    }
}
