package org.carequeue.bridge.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.telemetry.Traces;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/// Turns requests into commands for the desk, and outcomes into replies. Never blocks.
///
/// A request that names positions is answered after this service has read that far itself: whoever has seen an effect
/// in one service finds it in the next.
public final class DeskHttp<S, C, E> {

    /// How long a request waits for events that are on their way.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String service;
    private final Set<String> upstream;
    private final Desk<S, C, E> desk;
    private final Traces traces;

    /// @param service this service
    /// @param upstream the services whose events it reads; it waits for no others
    public DeskHttp(String service, Set<String> upstream, Desk<S, C, E> desk, Traces traces) {
        this.service = service;
        this.upstream = Set.copyOf(upstream);
        this.desk = desk;
        this.traces = traces;
    }

    /// Has a command decided.
    ///
    /// @param status of the reply when it is carried out
    public Uni<Response> command(C command, CommandHeaders headers, int status) {
        var order = headers.order(command);
        var step = traces.decide(command, order.traceparent());
        return whenRead(headers)
                .chain(() -> Uni.createFrom().completionStage(() -> desk.submit(order.within(step.traceparent()))))
                .onTermination().invoke((_, failure, _) -> step.end(failure))
                .map(reply -> response(reply, status));
    }

    /// Asks the committed state.
    public <T> Uni<T> query(Function<S, T> query, CommandHeaders headers) {
        return whenRead(headers).chain(() -> Uni.createFrom().completionStage(() -> desk.read(query)));
    }

    private Uni<Void> whenRead(CommandHeaders headers) {
        var waits = KnownPosition.parse(headers.positions).stream()
                .filter(position -> upstream.contains(position.service()))
                .map(position -> desk.whenRead(position.service(), position.log(), position.sequence()))
                .filter(read -> !read.isDone())
                .toList();
        if (waits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().completionStage(CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)))
                .ifNoItem().after(PATIENCE).fail()
                .onFailure(TimeoutException.class).transform(_ -> {
                    waits.forEach(read -> read.cancel(false));
                    return new RefusedException(BridgeProblem.NOT_READ_YET.because(
                            "This service has not heard yet of what you have just seen. Please try again in a moment."));
                });
    }

    private Response response(Reply reply, int status) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(KnownPosition.HEADER, new KnownPosition(service, reply.log(), reply.sequence()))
                .entity(reply.json())
                .build();
    }
}
