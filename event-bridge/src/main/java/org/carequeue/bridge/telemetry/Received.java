package org.carequeue.bridge.telemetry;

import java.util.List;

import org.carequeue.bridge.event.Envelope;
import org.jspecify.annotations.Nullable;

/// A batch that has come in, with the spans that wait for its effect.
///
/// @param events as they are to be handed on
public record Received<E>(List<Envelope<E>> events, List<Step> steps) {

    /// Its effect is safe, or is not.
    ///
    /// @param failure null when it is
    public void end(@Nullable Throwable failure) {
        steps.forEach(step -> step.end(failure));
    }
}
