package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Optional;

import org.carequeue.bridge.access.Pass;

/// A session as each request meets it. Used by all event loops.
final class LiveSession {

    private final Session session;
    private volatile Person person;
    private volatile Pass pass;
    /// When something was last done in it. What only time changes is no event: after a restart it counts from there.
    private volatile Instant used;

    LiveSession(Session session, Person person, Instant used) {
        this.session = session;
        this.used = used;
        is(person);
    }

    /// From now on; other roles apply to the next request.
    void is(Person changed) {
        person = changed;
        pass = new Pass("person:" + changed.name(), changed.name(), changed.displayName(), changed.roles());
    }

    Session session() {
        return session;
    }

    Person person() {
        return person;
    }

    Pass pass() {
        return pass;
    }

    /// Why it is over by now, if it is; the desk hears of it within half a minute.
    Optional<SessionEnd> ending(AccessSettings settings, Instant now) {
        if (!now.isBefore(session.until())) {
            return Optional.of(SessionEnd.TOO_OLD);
        }
        return now.isBefore(used.plus(settings.idle())) ? Optional.empty() : Optional.of(SessionEnd.IDLE);
    }

    void use(Instant now) {
        used = now;
    }

    /// For whoever looks at what keeps it from ending.
    Instant used() {
        return used;
    }
}
