package org.carequeue.bridge.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.carequeue.bridge.desk.BridgeProblem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/// What no resource takes, as problems of the same form as all others.
final class NoResource {

    private static final int FIRST = Priorities.USER - 100;

    private NoResource() {
    }

    /// Nothing is at that address: others have made a plain 404 of it.
    @Singleton
    static class OtherAddress implements ProblemPostProcessor {
        @Override
        public HttpProblem apply(HttpProblem problem, ProblemContext context) {
            return context.cause instanceof NotFoundException
                    ? Problems.of(BridgeProblem.NO_SUCH_ADDRESS.because("There is nothing at this address."))
                    : problem;
        }
    }

    /// What is there takes other methods.
    @Provider
    @Priority(FIRST)
    public static class OtherMethod implements ExceptionMapper<NotAllowedException> {
        @Override
        public Response toResponse(NotAllowedException cause) {
            var problem = Problems.of(BridgeProblem.WRONG_METHOD
                    .because("What is at this address is asked for in another way; the header Allow says which."));
            return Response.fromResponse(problem.toResponse())
                    .header(HttpHeaders.ALLOW, cause.getResponse().getHeaderString(HttpHeaders.ALLOW)).build();
        }
    }

    /// A body of a type that its resource does not take, as the same problem as one of no type.
    @Provider
    @Priority(FIRST)
    public static class OtherType implements ExceptionMapper<NotSupportedException> {
        @Override
        public Response toResponse(NotSupportedException cause) {
            return Problems.of(FrontDoor.unsupportedType()).toResponse();
        }
    }
}
