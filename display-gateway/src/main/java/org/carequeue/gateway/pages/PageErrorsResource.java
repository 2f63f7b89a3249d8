package org.carequeue.gateway.pages;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.RefusedException;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;

/// Hears from faults.js that something went wrong in a page's scripts: the page's name, and not a word more.
@Path("/api/page-errors")
@NonBlocking
@PermitAll
public class PageErrorsResource {

    private final PageErrors errors;

    PageErrorsResource(PageErrors errors) {
        this.errors = errors;
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    public void count(String page, @Context HttpServerRequest request) {
        if (!PageErrors.PAGES.contains(page)) {
            throw new RefusedException(BridgeProblem.MALFORMED_BODY.in("text", "There is no such page."));
        }
        errors.count(page, request.remoteAddress().hostAddress());
    }
}
