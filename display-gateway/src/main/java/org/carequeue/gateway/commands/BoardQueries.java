package org.carequeue.gateway.commands;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.KnownPosition;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;
import org.carequeue.gateway.board.Board;
import org.carequeue.gateway.board.FoundTicket;
import org.carequeue.gateway.board.Row;
import org.carequeue.gateway.board.Sought;
import org.carequeue.gateway.board.Waits;
import org.carequeue.gateway.fanout.Sequencer;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// What the board itself answers. Whoever has had a command answered finds its effect here: the board first reads as
/// far as the owners' replies have told of.
public final class BoardQueries {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Sequencer sequencer;
    private final KnownPositions positions;

    /// @param positions what must have been read
    public BoardQueries(Sequencer sequencer, KnownPositions positions) {
        this.sequencer = sequencer;
        this.positions = positions;
    }

    /// @param overview what whoever asks may know of it
    <T> Uni<T> ticket(String text, Function<Row, T> overview) {
        TicketReference reference;
        try {
            reference = TicketReference.parse(text);
        } catch (IllegalArgumentException malformed) {
            return Uni.createFrom().failure(new RefusedException(OwnerProblems.malformedTicket("ticket")));
        }
        return whenRead(positions.replied()).chain(() -> ask(board -> overview.apply(meant(board, reference))));
    }

    private static Row meant(Board board, TicketReference reference) {
        return switch (board.match(reference)) {
            case TicketMatch.One(var id) -> board.find(id).orElseThrow();
            case TicketMatch.None _ -> throw new RefusedException(OwnerProblems.ticketNotFound(reference));
            case TicketMatch.Several several -> throw new RefusedException(OwnerProblems.ambiguousTicket(reference, several));
        };
    }

    /// All that somebody can mean who has typed this, or had a scanner type it.
    Uni<List<FoundTicket>> search(String typed) {
        Sought sought;
        try {
            sought = Sought.read(typed);
        } catch (IllegalArgumentException malformed) {
            return Uni.createFrom().failure(new RefusedException(OwnerProblems.malformedTicket("typed")));
        }
        return whenRead(positions.replied())
                .chain(() -> ask(board -> board.find(sought).stream().map(FoundTicket::of).toList()));
    }

    /// They are answered also while another service than their owner is not heard of.
    Uni<ClinicSettings> settings() {
        var owners = positions.replied().stream().filter(position -> position.service().equals(Services.TICKET)).toList();
        return whenRead(owners).chain(() -> ask(Board::settings))
                .map(known -> known.orElseThrow(() -> new RefusedException(OwnerProblems.settingsUnknown())));
    }

    /// How long it would take whoever takes a ticket now, as it was reckoned last.
    Uni<Waits.OfLines> waits() {
        return ask(Board::waits);
    }

    /// The settings, where there are some already; for whoever can do without.
    public Uni<Optional<ClinicSettings>> knownSettings() {
        return ask(Board::settings);
    }

    /// Whether a number stands on the public screens as called to this place, as far as the board has read.
    ///
    /// @param ready whether what is meant is a medicine that is fetched there
    public Uni<Boolean> isCalled(TicketId ticket, String place, boolean ready) {
        return ask(board -> board.isCalled(ticket, place, ready));
    }

    private Uni<Void> whenRead(Collection<KnownPosition> told) {
        var read = sequencer.whenRead(told);
        if (read.isDone()) {
            return Uni.createFrom().voidItem();
        }
        return here(Uni.createFrom().completionStage(read).ifNoItem().after(PATIENCE).fail())
                .onFailure(TimeoutException.class).transform(_ -> {
                    read.cancel(false);
                    return new RefusedException(OwnerProblems.notReadYet());
                });
    }

    private <T> Uni<T> ask(Function<Board, T> question) {
        return here(Uni.createFrom().completionStage(() -> sequencer.ask(question)));
    }

    /// Goes on where the request came in: the sequencer's thread has others to serve.
    private static <T> Uni<T> here(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
