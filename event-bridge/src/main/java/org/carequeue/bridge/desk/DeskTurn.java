package org.carequeue.bridge.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/// The desk's work without thread and disk: decides the tasks of one turn and collects their effect.
final class DeskTurn<S, C, E> {

    private final String source;
    private final Rules<S, C, E> rules;
    private final EventTypes types;
    private final EventCodec codec;
    private final Clock clock;
    private final Ids ids;
    private final Outcomes outcomes = new Outcomes();
    private S state;
    private String log = "";
    private long head;
    private Instant now = Instant.EPOCH;
    /// The last event's time. Unlike `now` it follows from the journal alone.
    private Instant latest = Instant.EPOCH;

    DeskTurn(String source, Rules<S, C, E> rules, EventTypes types, Clock clock, Ids ids) {
        this.source = source;
        this.rules = rules;
        this.types = types;
        this.codec = new EventCodec(types);
        this.clock = clock;
        this.ids = ids;
        this.state = rules.initial();
    }

    S state() {
        return state;
    }

    long head() {
        return head;
    }

    void beginAt(String ofLog) {
        log = ofLog;
    }

    /// Goes on from what was saved, instead of from nothing.
    void resume(S saved, Saved beside) {
        state = saved;
        head = beside.bookmark().sequence();
        latest = beside.latest();
        now = latest;
        beside.outcomes().forEach(outcomes::put);
    }

    Instant latest() {
        return latest;
    }

    List<Outcome> outcomes() {
        return outcomes.all();
    }

    /// Where a replayed line's parts go.
    Turn.Replay<E> replayInto(Map<String, Position> positions) {
        return new Turn.Replay<>() {
            @Override
            public void event(Envelope<E> event) {
                if (event.sequence() != head + 1) {
                    throw new IllegalStateException("event " + event.sequence() + " stands after " + head);
                }
                head = event.sequence();
                now = event.time().isAfter(now) ? event.time() : now;
                latest = now;
                rules.evolve(state, event.data());
            }

            @Override
            public void position(String service, Position position) {
                positions.put(service, position);
            }

            @Override
            public void outcome(Outcome outcome) {
                outcomes.put(outcome);
            }
        };
    }

    void endOfLine(long sequence) {
        if (sequence != head) {
            throw new IllegalStateException("a line that ends at " + sequence + " holds events up to " + head);
        }
    }

    /// @param positions what was committed before this turn
    /// @param answers takes what is to be told once the effect is on disk
    Turn decide(List<Task<S, C, E>> tasks, Map<String, Position> positions, List<Runnable> answers) {
        var turn = new Turn();
        // Never backwards: a wait that is negative would be one that no rule foresaw.
        var clockTime = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        now = clockTime.isAfter(now) ? clockTime : now;
        for (var task : tasks) {
            switch (task) {
                case Task.Command<S, C, E> command -> command(turn, command, answers);
                case Task.Batch<S, C, E> batch -> batch(turn, batch, positions, answers);
                case Task.Query<S, C, E, ?> _ -> {
                }
            }
        }
        return turn;
    }

    private void command(Turn turn, Task.Command<S, C, E> task, List<Runnable> answers) {
        var order = task.order();
        var fingerprint = order.key() == null ? "" : Outcomes.fingerprint(order.command());
        var earlier = order.key() == null ? null : outcomes.find(order.key(), now);
        if (earlier != null) {
            answers.add(() -> repeat(earlier, fingerprint, task));
            return;
        }
        Decision<E> decision;
        try {
            decision = rules.decide(state, order.command(),
                    new Circumstances(now, order.actor(), order.workplace()));
        } catch (RuntimeException e) {
            answers.add(() -> task.fail(e));
            return;
        }
        switch (decision) {
            case Decision.Refused<E>(var refusal) -> answers.add(() -> task.fail(new RefusedException(refusal)));
            case Decision.Accepted<E>(var events, var result) -> {
                events.forEach(event -> happen(turn, event, order.actor(), order.workplace(), order.traceparent()));
                var reply = new Reply(withPosition(json(result)), log, head, false);
                if (order.key() != null) {
                    var outcome = new Outcome(order.key(), fingerprint, head, now, reply.json());
                    outcomes.put(outcome);
                    turn.remember(outcome);
                }
                answers.add(() -> task.reply().complete(reply));
            }
        }
    }

    private void repeat(Outcome earlier, String fingerprint, Task.Command<S, C, E> task) {
        if (earlier.fingerprint().equals(fingerprint)) {
            task.reply().complete(new Reply(earlier.reply(), log, earlier.sequence(), true));
        } else {
            task.fail(new RefusedException(new Refusal("idempotency-key-reused", Refusal.Kind.CONTRADICTION,
                    "This Idempotency-Key was sent before with another request. Use a new one for a new request.",
                    "Idempotency-Key")));
        }
    }

    private void batch(Turn turn, Task.Batch<S, C, E> task, Map<String, Position> positions,
            List<Runnable> answers) {
        for (var event : task.events()) {
            List<E> effects;
            try {
                if (!isNew(event, turn.positions().getOrDefault(event.service(), positions.get(event.service())))) {
                    continue;
                }
                effects = rules.react(state, event, new Circumstances(now, event.actor(), event.workplace()));
            } catch (RuntimeException e) {
                // What came before in this batch stands, with its position; the rest is asked for again.
                answers.add(() -> task.fail(e));
                return;
            }
            effects.forEach(effect -> happen(turn, effect, event.actor(), event.workplace(), event.traceparent()));
            turn.read(event.service(), event.position());
        }
        answers.add(() -> task.done().complete(null));
    }

    private static boolean isNew(Envelope<?> event, @Nullable Position taken) {
        if (taken == null ? event.sequence() == 1
                : taken.log().equals(event.log()) && event.sequence() == taken.sequence() + 1) {
            return true;
        }
        if (taken != null && taken.log().equals(event.log()) && event.sequence() <= taken.sequence()) {
            return false;
        }
        throw new IllegalStateException("event " + event.sequence() + " of log " + event.log() + " does not follow "
                + taken);
    }

    private void happen(Turn turn, E event, String actor, String workplace, @Nullable String traceparent) {
        rules.evolve(state, event);
        head++;
        latest = now;
        var id = ids.next();
        var envelope = new Envelope<>(id, source, log, head, types.nameOf(event), now, actor, workplace, traceparent,
                event);
        turn.add(new CommittedEvent(head, id, codec.encode(envelope)));
    }

    private static String json(Object result) {
        try {
            return BridgeJson.mapper().writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that has no JSON form: " + result.getClass(), e);
        }
    }

    /// The result's object with `log` and `sequence` as its last members.
    private String withPosition(String object) {
        var open = object.substring(0, object.length() - 1);
        return open + (open.length() > 1 ? "," : "") + "\"log\":\"" + log + "\",\"sequence\":" + head + "}";
    }
}
