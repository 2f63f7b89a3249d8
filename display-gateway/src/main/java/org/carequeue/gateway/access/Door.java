package org.carequeue.gateway.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.carequeue.bridge.access.Pass;
import org.carequeue.events.Roles;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// Says of each request who asks. Where access is open that is anybody, who may do everything and says a name that nobody
/// looks into.
@Singleton
class Door implements HttpAuthenticationMechanism {

    /// Whoever asks where nobody signs in.
    static final Pass ANYBODY = new Pass("anybody", null,
            Stream.concat(Roles.OF_PEOPLE.stream(), Roles.OF_DEVICES.stream()).collect(Collectors.toUnmodifiableSet()));
    private static final SecurityIdentity OPEN = identity(ANYBODY);
    private static final ChallengeData CHALLENGE = new ChallengeData(401);

    private static SecurityIdentity identity(Pass pass) {
        return QuarkusSecurityIdentity.builder().setPrincipal(pass).addRoles(Set.copyOf(pass.roles())).build();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager identities) {
        return Uni.createFrom().item(OPEN);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().item(CHALLENGE);
    }
}
