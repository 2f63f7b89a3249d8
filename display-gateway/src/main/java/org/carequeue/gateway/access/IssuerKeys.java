package org.carequeue.gateway.access;

import java.time.Instant;
import java.util.Optional;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.guard.LastUsed;

import io.smallrye.mutiny.Uni;

/// Programs that show a token of the sign-in server instead of a key of ours. Looking at a signature costs more than all the rest of
/// a request, so what was found is remembered until the token expires. Used by all event loops.
final class IssuerKeys {

    /// Those that were shown last; another one is looked at again.
    private static final int MOST_REMEMBERED = 4_096;

    private final Issuer issuer;
    private final AccessSettings.Oidc settings;
    private final Directory directory;
    private final LastUsed<String, Shown> remembered = new LastUsed<>(MOST_REMEMBERED);

    IssuerKeys(Issuer issuer, AccessSettings.Oidc settings, Directory directory) {
        this.issuer = issuer;
        this.settings = settings;
        this.directory = directory;
    }

    /// @param until when it is worth nothing any more
    record Shown(Pass pass, Instant until) {
    }

    boolean isOn() {
        return issuer.isOn();
    }

    /// Who shows this, where that is known already.
    Optional<Shown> remembered(String token) {
        return !isOn() ? Optional.empty()
                : Optional.ofNullable(remembered.get(SessionToken.hash(token)))
                        .filter(shown -> directory.now().isBefore(shown.until()));
    }

    /// Who shows this; nobody where it is not the server's, is for another client, has expired, or is under a name that is a device's.
    Uni<Optional<Shown>> showing(String token) {
        return issuer.claimsOf(token).map(claims -> claims.flatMap(this::shown)).invoke(
                found -> found.ifPresent(shown -> remembered.put(SessionToken.hash(token), shown)));
    }

    private Optional<Shown> shown(IssuerClaims claims) {
        return claims.name(settings.nameClaim(), "client_id", "azp").map(name -> new Shown(
                new Pass("issuer:" + claims.text("sub").orElse(name), name, claims.displayName(name),
                        claims.roles(settings.rolesClaim(), AccessRules.ROLES_OF_PROGRAMS)),
                Instant.ofEpochSecond(claims.said().getLong("exp")).plus(Issuer.CLOCKS)));
    }
}
