package org.carequeue.gateway.commands;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.http.KnownPosition;
import org.carequeue.events.Services;
import org.carequeue.gateway.fanout.Sequencer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The highest position in each log that the gateway knows of: from the events it has read, and from the owners'
/// replies, which are often ahead of them.
public final class KnownPositions {

    private static final Logger LOG = Logger.getLogger(KnownPositions.class);

    private final Sequencer sequencer;
    private final Map<String, KnownPosition> replied = new ConcurrentHashMap<>();

    /// @param sequencer knows what was read
    public KnownPositions(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /// Takes the header of an owner's reply.
    void note(@Nullable String header) {
        try {
            KnownPosition.parse(header).forEach(position -> replied.merge(position.service(), position,
                    (before, now) -> before.log().equals(now.log()) && before.sequence() > now.sequence() ? before
                            : now));
        } catch (RefusedException malformed) {
            LOG.warnf("a reply with a malformed position: position=%s", header);
        }
    }

    /// A service's log is another one, or was put back to an earlier state: what was known of it holds no longer.
    public void forget(String service) {
        replied.remove(service);
    }

    /// What owners' replies have told of.
    Collection<KnownPosition> replied() {
        return List.copyOf(replied.values());
    }

    /// All of it, as a header of a request.
    String header() {
        return Services.NAMES.stream().map(this::highest).filter(position -> !position.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String highest(String service) {
        var fromReply = replied.get(service);
        var read = sequencer.positionOf(service).map(position -> known(service, position)).orElse(null);
        if (fromReply == null || read == null) {
            return fromReply != null ? fromReply.toString() : read != null ? read.toString() : "";
        }
        var isAhead = read.log().equals(fromReply.log()) && read.sequence() > fromReply.sequence();
        return (isAhead ? read : fromReply).toString();
    }

    private static KnownPosition known(String service, Position position) {
        return new KnownPosition(service, position.log(), position.sequence());
    }
}
