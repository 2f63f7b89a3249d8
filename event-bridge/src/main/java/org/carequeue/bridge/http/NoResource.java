package org.carequeue.bridge.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/// What no resource takes, as problems of the same form as all others.
final class NoResource {

    private static final int FIRST = Priorities.USER - 100;

    private static final int BAD_REQUEST = Response.Status.BAD_REQUEST.getStatusCode();

    private NoResource() {
    }

    /// What others have refused, and said the status alone: nothing is at that address, it takes no body of that type, or a
    /// field of the head has a form that cannot be read, or asks for one that there is not.
    @Singleton
    static class Untyped implements ProblemPostProcessor {
        @Override
        public HttpProblem apply(HttpProblem problem, ProblemContext context) {
            return switch (context.cause) {
                case NotFoundException _ ->
                    Problems.of(BridgeProblem.NO_SUCH_ADDRESS.because("There is nothing at this address."));
                case NotSupportedException _ -> Problems.of(FrontDoor.unsupportedType());
                case NotAcceptableException _ -> Problems.of(BridgeProblem.NOT_ACCEPTABLE.in(HttpHeaders.ACCEPT,
                        "What is at this address cannot be had in a form that the header Accept names."));
                case WebApplicationException _ when problem.getType() == null && problem.getStatusCode() == BAD_REQUEST ->
                    Problems.of(unreadableHeader());
                default -> problem;
            };
        }

        private static Refusal unreadableHeader() {
            return BridgeProblem.MALFORMED_HEADER.because(
                    "One of the request's headers cannot be read. It may be Accept, Accept-Language or Content-Type.");
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
}
