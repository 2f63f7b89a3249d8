package org.carequeue.bridge.connector;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.carequeue.bridge.connector.PeerStatus.Link;
import org.carequeue.bridge.value.ValueReceived;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How all links of this application stand; tells whoever observes [PeerStatus].
@ApplicationScoped
public class Links implements LinkObserver {

    private static final Logger LOG = Logger.getLogger(Links.class);

    private final Clock clock;
    private final Event<PeerStatus> statusChanged;
    private final Event<ValueReceived> valueReceived;
    private final LinkMeters meters;
    private final Map<String, PeerStatus> byService = new ConcurrentHashMap<>();

    Links(Clock clock, Event<PeerStatus> statusChanged, Event<ValueReceived> valueReceived, LinkMeters meters) {
        this.clock = clock;
        this.statusChanged = statusChanged;
        this.valueReceived = valueReceived;
        this.meters = meters;
    }

    /// The links' present status.
    public Collection<PeerStatus> all() {
        return byService.values();
    }

    void begin(String service) {
        byService.put(service, new PeerStatus(service, Link.NOT_CONNECTED, false, clock.instant(), "not connected yet"));
    }

    @Override
    public void connected(String service) {
        LOG.infof("connected: service=%s", service);
        change(service, Link.CONNECTED, false, null);
    }

    @Override
    public void caughtUp(String service) {
        change(service, Link.CONNECTED, true, null);
    }

    @Override
    public void lost(String service, String why) {
        change(service, Link.NOT_CONNECTED, false, why);
    }

    @Override
    public void stopped(String service, String why) {
        change(service, Link.STOPPED, false, why);
    }

    @Override
    public void progress(String service, long applied, long head) {
        meters.of(service).progress(applied, head);
    }

    @Override
    public void value(String service, String name, String json) {
        tell(() -> valueReceived.fire(new ValueReceived(service, name, json)));
    }

    /// A link goes on whatever those do who listen to it.
    private static void tell(Runnable observers) {
        try {
            observers.run();
        } catch (RuntimeException e) {
            LOG.error("an observer failed", e);
        }
    }

    private void change(String service, Link link, boolean caughtUp, @Nullable String trouble) {
        var known = byService.get(service);
        var changed = byService.compute(service, (_, before) -> new PeerStatus(service, link,
                caughtUp || (before != null && before.caughtUp()),
                before != null && before.connected() == (link == Link.CONNECTED) ? before.since() : clock.instant(),
                trouble));
        if (changed != null) {
            meters.of(service).connected(changed.connected());
            if (changed.isNewTrouble(known)) {
                LOG.infof("not connected: service=%s cause=%s", service, trouble);
            }
            tell(() -> statusChanged.fire(changed));
        }
    }
}
