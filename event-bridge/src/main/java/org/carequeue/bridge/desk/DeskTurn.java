package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.event.WellFormed;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/// The desk's work without thread and disk: decides the tasks of one turn and collects their effect.
final class DeskTurn<S, C, E> {

    /// No event that a command leads to is larger, in bytes of its JSON: what services downstream make of it, and what
    /// stands around it in a frame, is to fit [Protocol#LARGEST_EVENT].
    static final int LARGEST_DECIDED = 256 * 1024;
    /// No turn writes more, in bytes: 512 commands of the largest events would not fit a line of the journal. What finds no
    /// room is asked again.
    static final int LARGEST_TURN = 48 * 1024 * 1024;

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
    private volatile Instant latest = Instant.EPOCH;

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

    /// By which time it would decide now. Any thread may ask.
    DeskTime time() {
        var clockTime = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var last = latest;
        return new DeskTime(clockTime.isAfter(last) ? clockTime : last, clockTime);
    }

    List<Outcome> outcomes() {
        return outcomes.all();
    }

    /// Where a replayed line's parts go.
    Turn.Replay<E> replayInto(Map<String, Position> positions) {
        return new Turn.Replay<>() {
            private final List<Envelope<E>> line = new ArrayList<>();

            @Override
            public void event(Envelope<E> event) {
                line.add(event);
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

            /// Whoever has caused the outcome's last event has sent the command. Of one without events nobody knows: it has
            /// changed nothing, and changes nothing when it is decided again.
            @Override
            public void earlierOutcome(Outcome outcome) {
                line.stream().filter(event -> event.sequence() == outcome.sequence()).findFirst()
                        .ifPresent(last -> outcomes.put(new Outcome(
                                Outcomes.id(Order.sender(last.actor(), last.workplace()), outcome.id()), outcome.fingerprint(),
                                outcome.sequence(), outcome.at(), outcome.reply())));
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
        // Never before the last event: a wait that is negative would be one that no rule foresaw. A clock that was ahead
        // for a moment in which nothing happened has done no harm.
        now = time().now();
        for (var task : tasks) {
            switch (task) {
                case Task.Command<S, C, E> command -> command(turn, command, answers);
                case Task.Batch<S, C, E> batch -> batch(turn, batch, positions, answers);
                case Task.ReadAnew<S, C, E>(var service, var log, var done) -> {
                    turn.read(service, Position.start(log));
                    answers.add(() -> done.complete(null));
                }
                case Task.Query<S, C, E, ?> _ -> {
                }
            }
        }
        return turn;
    }

    /// What a command leads to, as it will be written.
    ///
    /// @param outcome null without a key
    /// @param outcomeJson its JSON, empty without a key
    private record Effect<E>(List<E> events, List<CommittedEvent> encoded, Reply reply, @Nullable Outcome outcome,
            byte[] outcomeJson) {

        boolean isWellFormed() {
            return WellFormed.isJson(outcomeJson) && encoded.stream().map(CommittedEvent::json).allMatch(WellFormed::isJson);
        }

        long bytes() {
            return outcomeJson.length + encoded.stream().mapToLong(event -> event.json().length).sum();
        }
    }

    private void command(Turn turn, Task.Command<S, C, E> task, List<Runnable> answers) {
        Effect<E> effect;
        try {
            var order = task.order();
            var key = order.key();
            var id = key == null ? null : Outcomes.id(order.sender(), key);
            var fingerprint = key == null ? "" : Outcomes.fingerprint(order.command());
            var earlier = id == null ? null : outcomes.find(id, now);
            if (earlier != null) {
                answers.add(() -> repeat(earlier, fingerprint, task));
                return;
            }
            effect = effect(turn, order, id, fingerprint);
        } catch (RuntimeException e) {
            // Nothing has changed yet: this one alone is refused.
            answers.add(() -> task.fail(e));
            return;
        }
        happen(turn, effect.events(), effect.encoded());
        if (effect.outcome() != null) {
            outcomes.put(effect.outcome());
            turn.remember(effect.outcomeJson());
        }
        answers.add(() -> task.reply().complete(effect.reply()));
    }

    /// Decides a command and encodes all that will be written of it, so that what cannot be written changes nothing.
    ///
    /// @throws RefusedException when it is not to be carried out
    private Effect<E> effect(Turn turn, Order<C> order, @Nullable String id, String fingerprint) {
        return switch (rules.decide(state, order.command(),
                new Circumstances(now, order.actor(), order.called(), order.workplace()))) {
            case Decision.Refused<E>(var refusal) -> throw new RefusedException(refusal);
            case Decision.Accepted<E>(var events, var result) -> {
                var encoded = encode(events, order.actor(), order.workplace(), order.traceparent());
                var sequence = head + encoded.size();
                var reply = new Reply(withPosition(new String(json(result), UTF_8), sequence), log, sequence, false);
                var outcome = id == null ? null
                        : new Outcome(id, fingerprint, sequence, now, kept(result, reply));
                var effect = new Effect<>(events, encoded, reply, outcome, outcome == null ? new byte[0] : json(outcome));
                check(turn, effect);
                yield effect;
            }
        };
    }

    /// What of a reply is stored.
    private String kept(Object result, Reply reply) {
        var kept = rules.kept(result);
        return kept == result ? reply.json() : withPosition(new String(json(kept), UTF_8), reply.sequence());
    }

    private static void check(Turn turn, Effect<?> effect) {
        if (!effect.isWellFormed()) {
            throw new RefusedException(BridgeProblem.MALFORMED_TEXT
                    .because("There are characters in this that cannot be kept. Please type it again."));
        }
        if (isLargerThan(LARGEST_DECIDED, effect.encoded()) || effect.bytes() > LARGEST_TURN) {
            throw new RefusedException(BridgeProblem.TOO_LARGE.because("This is too long to be kept. Please shorten it."));
        }
        if (turn.bytes() + effect.bytes() > LARGEST_TURN) {
            throw new RefusedException(busy());
        }
    }

    /// For whoever finds no room in a turn or in the queue.
    static Refusal busy() {
        return BridgeProblem.BUSY.because("Too much is going on at once. Please try again in a moment.");
    }

    private void repeat(Outcome earlier, String fingerprint, Task.Command<S, C, E> task) {
        if (earlier.fingerprint().equals(fingerprint)) {
            task.reply().complete(new Reply(rules.again(task.order().command(), earlier.reply()), log, earlier.sequence(),
                    true));
        } else {
            task.fail(new RefusedException(BridgeProblem.IDEMPOTENCY_KEY_REUSED.in("Idempotency-Key",
                    "This Idempotency-Key was sent before with another request. Use a new one for a new request.")));
        }
    }

    private void batch(Turn turn, Task.Batch<S, C, E> task, Map<String, Position> positions,
            List<Runnable> answers) {
        for (var event : task.events()) {
            List<E> effects;
            List<CommittedEvent> encoded;
            try {
                if (!isNew(event, turn.positions().getOrDefault(event.service(), positions.get(event.service())))) {
                    continue;
                }
                // What follows from an event does not happen before it, whatever this machine's clock says.
                now = event.time().isAfter(now) ? event.time() : now;
                effects = rules.react(state, event, new Circumstances(now, event.actor(), event.workplace()));
                encoded = encode(effects, event.actor(), event.workplace(), event.traceparent());
                if (isLargerThan(Protocol.LARGEST_EVENT, encoded)) {
                    throw new IllegalStateException("what follows from event " + event.sequence() + " of "
                            + event.service() + " is too large to be sent on");
                }
                if (turn.bytes() + encoded.stream().mapToLong(one -> one.json().length).sum() > LARGEST_TURN) {
                    throw new RefusedException(busy());
                }
            } catch (RuntimeException e) {
                // What came before in this batch stands, with its position; the rest is asked for again.
                answers.add(() -> task.fail(e));
                return;
            }
            happen(turn, effects, encoded);
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

    /// The events as they will stand in the log if they happen next.
    private List<CommittedEvent> encode(List<E> events, String actor, String workplace, @Nullable String traceparent) {
        var encoded = new ArrayList<CommittedEvent>(events.size());
        for (var event : events) {
            var sequence = head + encoded.size() + 1;
            var id = ids.next();
            encoded.add(new CommittedEvent(sequence, id, codec.encode(new Envelope<>(id, source, log, sequence,
                    types.nameOf(event), now, actor, workplace, traceparent, event))));
        }
        return encoded;
    }

    private static boolean isLargerThan(int bytes, List<CommittedEvent> encoded) {
        return encoded.stream().anyMatch(event -> event.json().length > bytes);
    }

    private void happen(Turn turn, List<E> events, List<CommittedEvent> encoded) {
        events.forEach(event -> rules.evolve(state, event));
        encoded.forEach(turn::add);
        head += encoded.size();
        latest = encoded.isEmpty() ? latest : now;
    }

    private static byte[] json(Object value) {
        try {
            return BridgeJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that has no JSON form: " + value.getClass(), e);
        }
    }

    /// The result's object with `log` and `sequence` as its last members.
    private String withPosition(String object, long sequence) {
        var open = object.substring(0, object.length() - 1);
        return open + (open.length() > 1 ? "," : "") + "\"log\":\"" + log + "\",\"sequence\":" + sequence + "}";
    }
}
