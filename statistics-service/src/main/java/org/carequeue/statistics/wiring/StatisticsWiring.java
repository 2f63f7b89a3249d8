package org.carequeue.statistics.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.connector.CareQueueWebSocketConnector;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.journal.WholeFile;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Services;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.StaffNames;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.report.ReportThread;
import org.carequeue.statistics.report.WeeklyReports;
import org.carequeue.statistics.store.Retention;
import org.carequeue.statistics.store.Store;
import org.carequeue.statistics.store.StoreThread;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/// Opens the database of the statistics-service.
@Dependent
class StatisticsWiring {

    private static final String KEY = "staff.key";
    private static final int KEY_BYTES = 32;

    /// This service's own folder.
    record OwnFolder(Path path) {
    }

    /// The clock has looked at it before anything is written there: whether what lies in it is a demo's.
    @Produces
    @Singleton
    OwnFolder folder(@ConfigProperty(name = "carequeue.data") Path data, @SuppressWarnings("unused") Clock clock) {
        return new OwnFolder(data.resolve(Services.STATISTICS));
    }

    @Produces
    @Singleton
    EventTypes eventTypes() {
        return new EventTypes(ClinicEventTypes.BY_NAME);
    }

    @Produces
    @Singleton
    StaffNames names(OwnFolder folder, RandomGenerator random) {
        var file = folder.path().resolve(KEY);
        try {
            if (!Files.exists(file)) {
                var fresh = new byte[KEY_BYTES];
                random.nextBytes(fresh);
                // Makes the folder as well, which nobody but this service's user reads: the database is in it, too.
                WholeFile.replace(file, out -> out.write(fresh));
            }
            return new StaffNames(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigurationException(Services.STATISTICS + " does not start, its key cannot be used: " + e);
        }
    }

    @Produces
    @Singleton
    AgroalDataSource database(DatabaseSettings settings, OwnFolder folder) {
        return settings.open(folder.path());
    }

    void close(@Disposes AgroalDataSource database) {
        database.close();
    }

    @Produces
    @Singleton
    Store store(AgroalDataSource database, DatabaseSettings settings, StaffNames names) {
        return new Store(database, () -> new Projection(names), settings.connections() - 1);
    }

    @Produces
    @Singleton
    StoreThread thread(Store store, OwnFolder folder,
            @ConfigProperty(name = "carequeue.statistics.keep-years") OptionalInt keepYears, Clock clock,
            @Connector(CareQueueWebSocketConnector.NAME) Instance<CareQueueWebSocketConnector> links) {
        if (keepYears.isPresent() && keepYears.getAsInt() < 1) {
            throw new ConfigurationException(Services.STATISTICS + " keeps rows for 1 year or longer, not for "
                    + keepYears.getAsInt() + ": CAREQUEUE_STATISTICS_KEEP_YEARS.");
        }
        return new StoreThread(store, folder.path(), () -> links.get().readAnew(),
                new Retention(keepYears, clock, Questions::totals));
    }

    void close(@Disposes StoreThread thread) throws InterruptedException {
        thread.close();
    }

    @Produces
    @Singleton
    ReportThread reports(ReportSettings settings, OwnFolder folder, Store store,
            Questions questions, @Connector(CareQueueWebSocketConnector.NAME) Instance<CareQueueWebSocketConnector> links,
            MeterRegistry meters, Vertx vertx, Clock clock) {
        return new ReportThread(settings.plan(folder.path())
                .map(plan -> new WeeklyReports(plan, store, questions, () -> caughtUp(links.get(), meters),
                        settings.reportMail(vertx), clock))
                .orElse(null));
    }

    private static boolean caughtUp(CareQueueWebSocketConnector links, MeterRegistry meters) {
        return links.getReadiness().isOk()
                && meters.find("carequeue.link.lag").gauges().stream().allMatch(lag -> lag.value() == 0);
    }

    void close(@Disposes ReportThread thread) throws InterruptedException {
        thread.close();
    }

    /// Does not wait: the database may be away for long, and comes by itself.
    void open(@Observes StartupEvent started, StoreThread thread, ReportThread reports) {
        thread.begin();
        reports.begin();
    }
}
