package org.carequeue.gateway.socket;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.carequeue.bridge.access.Pass;
import org.carequeue.gateway.access.SessionSockets;
import org.carequeue.gateway.access.Visitors;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.commands.CommandLimits;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;

/// Looks at a request before it becomes a socket. Answers 400 to whoever is an audience that there is not: better than a
/// page that hears too much, or nothing; and 401 or 403 to whoever may not hear what it asks for.
@Singleton
public class SocketUpgrade implements HttpUpgradeCheck {

    /// The connection below the socket, which is known here only.
    static final TypedKey<Channel> CHANNEL = new TypedKey<>("channel");

    /// Who has opened the socket; nobody who is known for a patient's own page.
    static final TypedKey<Pass> PASS = new TypedKey<>("pass");

    /// In which session; in none where nobody signs in.
    static final TypedKey<String> SESSION = new TypedKey<>("session");

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private static final int TOO_MANY = 429;

    private final Visitors visitors;
    private final SessionSockets sessions;
    private final Counter tooMany;

    SocketUpgrade(Visitors visitors, SessionSockets sessions, MeterRegistry meters) {
        this.visitors = visitors;
        this.sessions = sessions;
        this.tooMany = CommandLimits.counter(meters, "sockets");
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        var request = upgrade.httpRequest();
        var audience = audienceOf(request.query());
        if (!(request.connection() instanceof ConnectionBase connection) || audience.isEmpty()) {
            return CheckResult.rejectUpgrade(BAD_REQUEST);
        }
        upgrade.userData().put(CHANNEL, connection.channel());
        return upgrade.securityIdentity().chain(who -> {
            if (!visitors.mayHear(audience.get(), who.getRoles())) {
                return CheckResult.rejectUpgrade(who.isAnonymous() ? UNAUTHORIZED : FORBIDDEN);
            }
            if (who.getPrincipal() instanceof Pass pass) {
                upgrade.userData().put(PASS, pass);
            }
            if (who.getAttribute(SessionSockets.SESSION) instanceof String session) {
                if (sessions.isFull(session)) {
                    tooMany.increment();
                    return CheckResult.rejectUpgrade(TOO_MANY);
                }
                upgrade.userData().put(SESSION, session);
            }
            return CheckResult.permitUpgrade();
        });
    }

    /// A query says who listens, once, and nothing else: what is misspelt must not count as nothing said, which would hear
    /// everything.
    static Optional<Audience> audienceOf(@Nullable String query) {
        if (query == null) {
            return Optional.of(Audience.NONE);
        }
        var said = new QueryStringDecoder(query, false).parameters();
        var audience = said.get("audience");
        return said.size() != 1 || audience == null || audience.size() != 1 || audience.getFirst().isEmpty()
                ? Optional.empty()
                : Audience.of(audience.getFirst());
    }
}
