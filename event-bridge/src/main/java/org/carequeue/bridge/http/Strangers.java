package org.carequeue.bridge.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/// Whoever is not known, or may not, hears so as a problem of the same form as all others. They go before the mappers of
/// quarkus-resteasy-problem 3.21.0, which name a field that Quarkus 3.33 has no more, and answer 500.
final class Strangers {

    private static final int FIRST = 1;

    private Strangers() {
    }

    /// Nobody has said who asks, or nobody who is believed.
    @Provider
    @Priority(FIRST)
    public static class Unknown implements ExceptionMapper<UnauthorizedException> {
        @Override
        public Response toResponse(UnauthorizedException cause) {
            return Problems.of(Refusal.notSignedIn()).toResponse();
        }
    }

    /// Whoever asks has no role that may.
    @Provider
    @Priority(FIRST)
    public static class NotPermitted implements ExceptionMapper<ForbiddenException> {
        @Override
        public Response toResponse(ForbiddenException cause) {
            return Problems.of(BridgeProblem.NOT_PERMITTED
                    .because("That is for people with another role. A manager can give it to you.")).toResponse();
        }
    }
}
