package org.carequeue.gateway.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.identity.IdentityProviderManager;

/// Connects the gateway with the clinic's sign-in server, where there is one. Where there is none, the platform's part of it is
/// switched off, and none of it is asked.
class IssuerWiring {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    /// A key that nobody knows has the server's keys asked for again, so often at most.
    private static final Duration KEYS_AGAIN = Duration.ofMinutes(1);

    @Produces
    @Singleton
    Issuer issuer(AccessSettings settings, OidcAuthenticationMechanism mechanism, IdentityProviderManager identities,
            TenantIdentityProvider tokens, TenantConfigBean tenants) {
        return new Issuer(settings.oidc(), mechanism, identities, tokens, tenants, Clock.systemUTC());
    }

    @Produces
    @Singleton
    IssuerSessions sessions(AccessDesk desk, Issuer issuer, AccessSettings settings, MeterRegistry meters) {
        return new IssuerSessions(desk, issuer, settings.oidc().unchecked(), meters);
    }

    @Produces
    @Singleton
    IssuerKeys keys(Issuer issuer, AccessSettings settings, Directory directory) {
        return new IssuerKeys(issuer, settings.oidc(), directory);
    }

    /// Before anything of the platform's looks for it.
    void connect(@Observes Oidc platform, AccessSettings settings) {
        if (!settings.oidc().isOn()) {
            return;
        }
        whyNot(settings).ifPresent(sentence -> {
            throw new ConfigurationException(sentence);
        });
        platform.create(server(settings.oidc()));
    }

    /// What is wrong with the settings, as a sentence for whoever starts the gateway.
    static Optional<String> whyNot(AccessSettings settings) {
        var oidc = settings.oidc();
        if (settings.mode() == AccessSettings.Mode.OPEN) {
            return Optional
                    .of("CAREQUEUE_OIDC_ISSUER has people sign in, and with open access nobody does: leave one of them out.");
        }
        if (settings.demoPassword().isPresent()) {
            return Optional.of("A demo has people of its own: leave CAREQUEUE_OIDC_ISSUER out.");
        }
        if (oidc.clientId().isEmpty()) {
            return Optional
                    .of("CAREQUEUE_OIDC_ISSUER needs CAREQUEUE_OIDC_CLIENT_ID, by which the sign-in server knows the gateway.");
        }
        if (oidc.clientSecret().isPresent() && oidc.clientSecretFile().isPresent()) {
            return Optional.of(
                    "CAREQUEUE_OIDC_CLIENT_SECRET and CAREQUEUE_OIDC_CLIENT_SECRET_FILE both say the secret: leave one out.");
        }
        return oidc.issuer().filter(issuer -> !isSafe(issuer))
                .map(issuer -> "CAREQUEUE_OIDC_ISSUER begins with https://, or with "
                        + "http:// where the sign-in server is on this machine: " + issuer + " is neither.");
    }

    /// Whoever listens on the way to it, or answers in its place, could be anybody here.
    private static boolean isSafe(String issuer) {
        try {
            var address = URI.create(issuer);
            return address.getHost() != null && ("https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && InetAddress.getByName(address.getHost()).isLoopbackAddress());
        } catch (IllegalArgumentException | UnknownHostException notOne) {
            return false;
        }
    }

    private static OidcTenantConfig server(AccessSettings.Oidc settings) {
        var client = settings.clientId().orElseThrow();
        var server = OidcTenantConfig.builder().authServerUrl(settings.issuer().orElseThrow()).clientId(client)
                // Browsers by a code, and programs by a token.
                .applicationType(ApplicationType.HYBRID).connectionTimeout(CONNECTING);
        settings.clientSecret().ifPresent(server::credentials);
        if (settings.clientSecretFile().isPresent()) {
            server.credentials().clientSecret().provider(ClientSecretFile.KEY).endCredentials();
        }
        server.token().issuer(settings.issuer().orElseThrow()).audience(client).lifespanGrace((int) Issuer.CLOCKS.toSeconds())
                .forcedJwkRefreshInterval(KEYS_AGAIN).allowJwtIntrospection(false).allowOpaqueTokenIntrospection(false).end();
        var signIn = server.authentication().redirectPath(Issuer.BACK).cookiePath(Issuer.PATH).restorePathAfterRedirect(false)
                .removeRedirectParameters(false).pkceRequired().nonceRequired().failOnMissingStateParam()
                .userInfoRequired(false).addOpenidScope().scopes("profile").forwardParams("ui_locales");
        settings.prompt().ifPresent(prompt -> signIn.extraParam("prompt", prompt));
        if (settings.isAnew()) {
            // Then its token has to say when that was (OpenID Connect Core 1.0, 3.1.2.1).
            signIn.extraParam("max_age", "0");
        }
        signIn.end();
        return server.build();
    }
}
