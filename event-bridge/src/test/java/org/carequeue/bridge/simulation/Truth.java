package org.carequeue.bridge.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.jspecify.annotations.Nullable;

/// What anybody has been told, and therefore must stay true: events that were published, shown to a reader or found by a
/// restart, replies, acknowledgements and positions. Every new piece of news is held against it at once.
final class Truth {

    /// An event at its place.
    record Known(String id, Ledger.Entry entry) {
    }

    private final Timeline time;
    private final EventCodec codec = new EventCodec(Ledger.TYPES);
    private final Map<String, List<Known>> logs = new HashMap<>();
    private final Map<String, String> logIds = new HashMap<>();
    private final Set<String> effects = new HashSet<>();
    /// The last echo of an upstream service in a log: `triage<ticket`.
    private final Map<String, Ledger.Echoed> lastEcho = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, String> replies = new HashMap<>();

    Truth(Timeline time) {
        this.time = time;
    }

    List<Known> log(String service) {
        return logs.computeIfAbsent(service, _ -> new ArrayList<>());
    }

    long head(String service) {
        return log(service).size();
    }

    /// A desk says that these are committed.
    void published(String service, List<CommittedEvent> events) {
        for (var event : events) {
            holds(service, event);
        }
    }

    /// An event stands there: it must be the one that stood there before, or the next one.
    private void holds(String service, CommittedEvent event) {
        var log = log(service);
        if (event.sequence() <= log.size()) {
            var known = log.get((int) event.sequence() - 1);
            if (!known.id().equals(event.id())) {
                throw time.violated(service + " has another event at " + event.sequence() + ": " + event.id()
                        + " instead of " + known.id());
            }
        } else if (event.sequence() == log.size() + 1) {
            var known = new Known(event.id(), decode(event));
            hasOneEffect(service, known.entry());
            log.add(known);
        } else {
            throw time.violated(service + " has a gap: " + event.sequence() + " after " + log.size());
        }
    }

    private Ledger.Entry decode(CommittedEvent event) {
        try (var json = BridgeJson.mapper().createParser(event.json())) {
            json.nextToken();
            return codec.<Ledger.Entry> decode(json).data();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hasOneEffect(String service, Ledger.Entry entry) {
        var isNew = switch (entry) {
            case Ledger.Posted(var what) -> effects.add(service + " posted " + what);
            case Ledger.Claimed(var slot, _) -> effects.add(service + " claimed " + slot);
            case Ledger.Echoed echo -> {
                var last = lastEcho.put(service + "<" + echo.from(), echo);
                yield echo.equals(expectedAfter(last, echo.from()));
            }
        };
        if (!isNew) {
            throw time.violated(service + " has an effect that it must not have, or has twice: " + entry);
        }
    }

    private static Ledger.Echoed expectedAfter(Ledger.@Nullable Echoed last, String from) {
        for (long sequence = last == null ? 1 : last.sequence();; sequence++) {
            for (var entry : Ledger.echoes(from, sequence)) {
                if (entry instanceof Ledger.Echoed echo && (last == null || echo.sequence() > last.sequence()
                        || echo.part() > last.part())) {
                    return echo;
                }
            }
        }
    }

    /// A service has come up with this journal and this state.
    void opened(String service, String logId, List<CommittedEvent> journal, Ledger.State state) {
        var earlier = logIds.putIfAbsent(service, logId);
        if (earlier != null && !earlier.equals(logId)) {
            throw time.violated(service + " has begun another log");
        }
        if (journal.size() < log(service).size()) {
            throw time.violated(service + " has lost what was known: it has " + journal.size() + " events, "
                    + log(service).size() + " were shown");
        }
        journal.forEach(event -> holds(service, event));
        if (!state.entries.equals(log(service).stream().map(Known::entry).toList())) {
            throw time.violated(service + " has replayed another state than its log");
        }
    }

    /// A reader was handed an event.
    void shown(String reader, Envelope<?> event) {
        var log = log(event.service());
        if (event.sequence() > log.size()
                || !log.get((int) event.sequence() - 1).id().equals(event.id())) {
            throw time.violated(reader + " was shown an event that is not committed: " + event);
        }
    }

    /// A query was answered from a state of so many events.
    void read(String service, int events) {
        if (events > log(service).size()) {
            throw time.violated(service + " shows " + events + " events, " + log(service).size()
                    + " are committed");
        }
    }

    /// A service stands there in the logs that it reads.
    void stands(String reader, Map<String, Position> at) {
        at.forEach((service, position) -> {
            var earlier = positions.put(reader + "<" + service, position.sequence());
            if (earlier != null && earlier > position.sequence()) {
                throw time.violated(reader + " has gone back in " + service + " from " + earlier + " to " + position);
            }
            var log = log(service);
            if (position.sequence() > log.size()
                    || !log.get((int) position.sequence() - 1).id().equals(position.eventId())) {
                throw time.violated(reader + " stands where " + service + " has no such event: " + position);
            }
            var echo = lastEcho.get(reader + "<" + service);
            var next = expectedAfter(echo, service);
            if ((echo != null && echo.sequence() > position.sequence()) || next.sequence() <= position.sequence()) {
                throw time.violated(reader + " stands at " + position.sequence() + " of " + service
                        + " but its last effect is " + echo);
            }
        });
    }

    /// A reader acknowledges what it says is safe.
    void acknowledged(String reader, String service, long sequence, long safe) {
        if (sequence > safe) {
            throw time.violated(reader + " acknowledges " + sequence + " of " + service + ", and only " + safe
                    + " is safe");
        }
    }

    /// A client was told that its command is carried out.
    void replied(String service, String key, Ledger.Request request, Reply reply) {
        var earlier = replies.putIfAbsent(key, reply.json());
        if (earlier != null && !earlier.equals(reply.json())) {
            throw time.violated("the key " + key + " was answered with " + earlier + " and then with " + reply.json());
        }
        var log = log(service);
        var isThere = switch (request) {
            case Ledger.Post(var what) -> reply.sequence() <= log.size()
                    && log.get((int) reply.sequence() - 1).entry().equals(new Ledger.Posted(what));
            case Ledger.Echo _ -> true;
            case Ledger.Claim(var slot, var by) -> reply.sequence() <= log.size()
                    && log.stream().limit(reply.sequence()).anyMatch(known -> known.entry()
                            .equals(new Ledger.Claimed(slot, by)));
        };
        if (!isThere) {
            throw time.violated(service + " has answered " + reply.json() + " to " + request
                    + ", and its log has nothing of it");
        }
    }
}
