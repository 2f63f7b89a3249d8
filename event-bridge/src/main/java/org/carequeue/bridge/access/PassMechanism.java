package org.carequeue.bridge.access;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.properties.UnlessBuildProperty;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// Looks for a pass in `Authorization: Bearer`. Without one, or with one that is not believed, nobody asks, who may ask for
/// health and meters alone. Who answers browsers knows them in another way.
@Singleton
@UnlessBuildProperty(name = "carequeue.http.browsers", stringValue = "true", enableIfMissing = true)
class PassMechanism implements HttpAuthenticationMechanism {

    private static final int UNAUTHORIZED = 401;
    private static final ChallengeData CHALLENGE = new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", Bearer.SCHEME);

    private final Passes passes;
    private final String service;

    PassMechanism(Passes passes, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.passes = passes;
        this.service = service;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager identities) {
        return Uni.createFrom().item(Bearer.tokenOf(routing.request().headers()).flatMap(token -> passes.read(token, service))
                .map(PassMechanism::identity).orElse(null));
    }

    private static SecurityIdentity identity(Pass pass) {
        return QuarkusSecurityIdentity.builder().setPrincipal(pass).addRoles(pass.roles()).build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().item(CHALLENGE);
    }
}
