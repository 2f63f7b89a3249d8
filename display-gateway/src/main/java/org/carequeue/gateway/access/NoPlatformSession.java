package org.carequeue.gateway.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// Keeps the platform from giving browsers tokens of the sign-in server: there is a session of ours instead.
@Singleton
@Alternative
@Priority(1)
class NoPlatformSession implements TokenStateManager {

    private static final String NOTHING = "none";

    /// What stands in a cookie that is taken out of the answer again.
    @Override
    public Uni<String> createTokenState(RoutingContext routing, OidcTenantConfig config, AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        return Uni.createFrom().item(NOTHING);
    }

    /// Whoever brings such a cookie has it from nowhere.
    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext routing, OidcTenantConfig config, String state,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<Void> deleteTokens(RoutingContext routing, OidcTenantConfig config, String state,
            OidcRequestContext<Void> context) {
        return Uni.createFrom().voidItem();
    }
}
