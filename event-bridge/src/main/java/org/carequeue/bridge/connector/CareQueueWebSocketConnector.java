package org.carequeue.bridge.connector;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.random.RandomGenerator;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import org.carequeue.bridge.access.Passes;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.http.SocketsFirst;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.bridge.tls.PeerTls;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.vertx.core.Vertx;

/// Reactive Messaging over the bridge's WebSocket protocol: a channel that carries another service's events, in order,
/// as batches (`List<Envelope<…>>`). A batch is acknowledged when its effect is on disk; one that is not is delivered
/// again.
@ApplicationScoped
@Connector(CareQueueWebSocketConnector.NAME)
@ConnectorAttribute(name = "service", type = "string", direction = ConnectorAttribute.Direction.INCOMING, mandatory = true, description = "The service that is read, `ticket-service`")
@ConnectorAttribute(name = "url", type = "string", direction = ConnectorAttribute.Direction.INCOMING, mandatory = true, description = "Its events endpoint, `ws://127.0.0.1:8081/events`")
public class CareQueueWebSocketConnector implements InboundConnector, HealthReporter {

    /// The connector's name in channel configurations.
    public static final String NAME = "carequeue-websocket";

    private final Vertx vertx;
    private final String reader;
    private final Instance<ReaderPositions> positions;
    private final Instance<EventTypes> types;
    private final RandomGenerator random;
    private final Links links;
    private final Traces traces;
    private final Passes passes;
    private final PeerTls tls;
    private final List<ClientWire> wires = new CopyOnWriteArrayList<>();

    CareQueueWebSocketConnector(Vertx vertx, @ConfigProperty(name = "quarkus.application.name") String reader,
            Instance<ReaderPositions> positions, Instance<EventTypes> types, RandomGenerator random, Links links,
            Traces traces, Passes passes, PeerTls tls) {
        this.passes = passes;
        this.tls = tls;
        this.vertx = vertx;
        this.reader = reader;
        this.positions = positions;
        this.types = types;
        this.random = random;
        this.links = links;
        this.traces = traces;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        var service = config.getValue("service", String.class);
        var url = URI.create(config.getValue("url", String.class));
        links.begin(service);
        return Multi.createFrom().<Message<List<Envelope<Object>>>> emitter(emitter -> {
            var setup = new ReaderLink.Setup(reader, service, positions.get(), new EventCodec(types.get()),
                    new BackOff(random), links);
            var wire = new ClientWire(reader, service, url, vertx, passes, tls);
            var link = new ReaderLink(setup, wire, (batch, applied, failed) -> {
                var received = traces.receive(batch);
                emitter.emit(Message.of(received.events(), () -> {
                    received.end(null);
                    applied.run();
                    return CompletableFuture.completedStage(null);
                }, failure -> {
                    received.end(failure);
                    failed.accept(failure);
                    return CompletableFuture.completedStage(null);
                }));
            });
            wires.add(wire);
            wire.begin(link);
            emitter.onTermination(wire::end);
        }, BackPressureStrategy.BUFFER);
    }

    /// Has every log read on from where [ReaderPositions] says now. To be called by a reader that has gone back, because it
    /// makes anew what it had made of the logs; one that goes forward need not.
    public void readAnew() {
        wires.forEach(ClientWire::readAnew);
    }

    /// Nothing is read any more before the desk ends.
    void stopping(@Observes @Priority(SocketsFirst.FIRST) ShutdownEvent event) {
        wires.forEach(ClientWire::end);
    }

    /// Ready once every service that is read has been caught up with; one that goes away afterwards degrades this one and
    /// does not make it unready. A link that has stopped for good does.
    @Override
    public HealthReport getReadiness() {
        var report = HealthReport.builder();
        for (var link : links.all()) {
            report.add(link.service(), link.isReady(), link.inWords());
        }
        return report.build();
    }

    /// A peer is never a reason to restart this application.
    @Override
    public HealthReport getLiveness() {
        return HealthReport.OK_INSTANCE;
    }
}
