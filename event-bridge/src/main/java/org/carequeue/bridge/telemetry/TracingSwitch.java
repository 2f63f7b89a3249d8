package org.carequeue.bridge.telemetry;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/// Traces are recorded when there is somebody to take them: naming the collector in `CAREQUEUE_OTLP_ENDPOINT` is all that
/// has to be set.
public final class TracingSwitch implements ConfigSourceFactory {

    /// Above the defaults of this jar, below an application's own settings and the environment.
    private static final int ORDINAL = 110;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var endpoint = endpoint(context.getValue("carequeue.otlp.endpoint"));
        return List.of(new PropertiesConfigSource(endpoint.isEmpty()
                ? Map.of("quarkus.otel.sdk.disabled", "true")
                : Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.endpoint", endpoint),
                "carequeue tracing", ORDINAL));
    }

    private static String endpoint(@Nullable ConfigValue value) {
        return value == null || value.getValue() == null ? "" : value.getValue().strip();
    }
}
