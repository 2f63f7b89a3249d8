package org.carequeue.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.carequeue.gateway.access.AccessCommand.RenewSession;
import org.carequeue.gateway.access.IssuerFailure.Kind;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Sessions of those whom the sign-in server vouches for. What it says is good for some minutes; then it is asked again, by a token
/// that is held here, in memory alone: other roles apply from then on, and who is not to come in any more is out. While it does not
/// answer a session goes on, for a time that is set: a clinic does not stand still because of it, and nobody stays for ever. After a
/// start of the gateway nothing is held, which counts as if the server did not answer from then on.
///
/// Used by all event loops.
final class IssuerSessions {

    /// Of a crowd that was signed in at once, so many are asked about at once.
    private static final int MOST_UNDER_WAY = 16;
    /// After it has not answered, at most.
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final Logger LOG = Logger.getLogger(IssuerSessions.class);

    private final AccessDesk desk;
    private final Issuer issuer;
    private final Duration unchecked;
    private final Duration again;
    private final Instant begun;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Counter done;
    private final Counter refused;
    private final Counter away;

    /// @param unchecked so long a session goes on about which nobody could be asked
    IssuerSessions(AccessDesk desk, Issuer issuer, Duration unchecked, MeterRegistry meters) {
        this.desk = desk;
        this.issuer = issuer;
        this.unchecked = unchecked;
        this.again = min(AGAIN, unchecked.dividedBy(8));
        this.begun = desk.directory().now();
        this.done = counter(meters, "done");
        this.refused = counter(meters, "refused");
        this.away = counter(meters, "away");
        desk.directory().watch(id -> {
            if (!desk.directory().isIn(id)) {
                held.remove(id);
            }
        });
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("carequeue.access.renewals").tag("outcome", outcome).register(meters);
    }

    /// @param next when it is asked again
    /// @param checked when it last vouched for them
    private record Held(@Nullable String refreshToken, @Nullable String idToken, Instant next, Instant checked) {

        Held later(Instant then) {
            return new Held(refreshToken, idToken, then, checked);
        }

        @Override
        public String toString() {
            return "Held[withheld]";
        }
    }

    /// A session has just begun.
    ///
    /// @param id the hash of its token
    void hold(String id, IssuerTokens given) {
        var now = desk.directory().now();
        held.put(id, new Held(given.refreshToken(), given.idToken(), next(now, given), now));
        // It may have ended since it began.
        if (!desk.directory().isIn(id)) {
            held.remove(id);
        }
    }

    /// In good time, where what it says is good for long.
    private Instant next(Instant now, IssuerTokens given) {
        return now.plus(min(given.validFor(), unchecked.dividedBy(2)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// What says at the server whose session this is; none where the gateway has started since.
    Optional<String> idToken(String id) {
        return Optional.ofNullable(held.get(id)).map(Held::idToken);
    }

    /// Asks about those whose time it is, and ends those about which nobody could be asked for too long.
    void look() {
        var now = desk.directory().now();
        desk.directory().sessions().forEach(session -> {
            var id = session.session().id();
            var known = held.get(id);
            if (!now.isBefore(checked(session, known).plus(unchecked))) {
                end(id, SessionEnd.UNCHECKED);
            } else if (known != null && known.refreshToken() != null && !now.isBefore(known.next())
                    && underWay.size() < MOST_UNDER_WAY && underWay.add(id)) {
                ask(session, known, known.refreshToken());
            }
        });
    }

    /// Nobody knows it of a session from before the gateway started.
    private Instant checked(LiveSession session, @Nullable Held known) {
        var since = session.session().begun();
        return known != null ? known.checked() : since.isAfter(begun) ? since : begun;
    }

    private void ask(LiveSession session, Held known, String refreshToken) {
        var id = session.session().id();
        issuer.renewed(refreshToken).onTermination().invoke(() -> underWay.remove(id))
                .subscribe().with(given -> renewed(session, known, given), failure -> notRenewed(id, known, failure));
    }

    private void renewed(LiveSession session, Held known, IssuerTokens given) {
        done.increment();
        var id = session.session().id();
        var now = desk.directory().now();
        // A server that gives no others means the ones before.
        held.replace(id, known, new Held(given.refreshToken() == null ? known.refreshToken() : given.refreshToken(),
                given.idToken() == null ? known.idToken() : given.idToken(), next(now, given), now));
        var before = session.session().vouched();
        issuer.somebody(given, Roles.OF_PEOPLE).filter(somebody -> before != null).map(Issuer.Somebody::vouched).map(
                vouched -> new Vouched(vouched.subject(), before == null ? null : before.issuerSession(), vouched.displayName(),
                        vouched.roles()))
                .ifPresentOrElse(vouched -> submit(new RenewSession(id, vouched), id), () -> end(id, SessionEnd.REVOKED));
    }

    private void notRenewed(String id, Held known, Throwable failure) {
        if (failure instanceof IssuerFailure said && said.kind() == Kind.REFUSED) {
            refused.increment();
            end(id, SessionEnd.REVOKED);
        } else {
            away.increment();
            held.replace(id, known, known.later(desk.directory().now().plus(again)));
        }
    }

    /// The server has said that somebody has signed out there: of the session that it names, or of all of them.
    CompletionStage<Void> signedOut(IssuerClaims said) {
        var subject = said.text("sub");
        Predicate<Vouched> meant = said.text("sid").<Predicate<Vouched>> map(sid -> one -> sid.equals(one.issuerSession()))
                .orElse(one -> subject.filter(one.subject()::equals).isPresent());
        return CompletableFuture.allOf(desk.directory().sessions().stream().map(LiveSession::session)
                .filter(session -> session.vouched() != null && meant.test(session.vouched()))
                .map(session -> end(session.id(), SessionEnd.SIGNED_OUT).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<Reply> end(String id, SessionEnd why) {
        return desk.submit(new EndSession(id, why), AccessDesk.NAME, AccessDesk.NAME).exceptionally(IssuerSessions::notDone);
    }

    /// What it says of somebody who may do nothing here any more is refused, and so is what it says of somebody else: then the
    /// session ends.
    private void submit(AccessCommand command, String id) {
        desk.submit(command, AccessDesk.NAME, AccessDesk.NAME).exceptionally(failure -> {
            if (failure instanceof RefusedException || failure.getCause() instanceof RefusedException) {
                end(id, SessionEnd.REVOKED);
                return null;
            }
            return notDone(failure);
        });
    }

    private static <T> @Nullable T notDone(Throwable failure) {
        LOG.warnf("session not changed: cause=%s", failure.getMessage());
        return null;
    }
}
