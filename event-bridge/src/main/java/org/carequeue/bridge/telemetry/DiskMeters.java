package org.carequeue.bridge.telemetry;

import java.io.File;
import java.nio.file.Path;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// How much room is left where an application stores what it must not lose. Asked of the system when somebody collects.
@Singleton
class DiskMeters implements MeterBinder {

    private final File folder;

    DiskMeters(@ConfigProperty(name = "carequeue.data") Path data,
            @ConfigProperty(name = "quarkus.application.name") String name) {
        this.folder = data.resolve(name).toFile();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // Of a folder that is not there yet the system says 0, which would be a full disk.
        Gauge.builder("carequeue.disk.free", folder, own -> own.exists() ? own.getUsableSpace() : Double.NaN)
                .baseUnit("bytes").register(registry);
    }
}
