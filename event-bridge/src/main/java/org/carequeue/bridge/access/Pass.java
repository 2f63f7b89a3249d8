package org.carequeue.bridge.access;

import java.security.Principal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Who asks, as the gateway has found out, or as a service says of itself.
///
/// @param subject who, for machines: `person:anna`, `kiosk:3`, `service:triage-service`
/// @param actor the name under which commands are written down; none where the request may say it itself, because nobody
/// signs in here
/// @param called how people read that name; none where there is no other than the actor
/// @param roles what it may be here
public record Pass(String subject, @Nullable String actor, @Nullable String called, Set<String> roles) implements Principal {

    /// The one role that this package knows: a service that reads another one's events.
    public static final String SERVICE = "service";

    public Pass {
        roles = Set.copyOf(roles);
    }

    /// Of somebody who is called as the actor is.
    public Pass(String subject, @Nullable String actor, Set<String> roles) {
        this(subject, actor, null, roles);
    }

    /// Of a service that reads others.
    public static Pass ofService(String name) {
        return new Pass("service:" + name, name, Set.of(SERVICE));
    }

    @Override
    public String getName() {
        return subject;
    }
}
