package org.carequeue.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.carequeue.gateway.access.Visitors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;

/// Whoever follows a link, types an address or waits for a file to come reads a page where it does not come; programs, and the
/// scripts of pages, which ask for no HTML, get the problem document.
///
/// Filters are made before there is a configuration; this, for which one stands, with the first refusal.
@ApplicationScoped
public class RefusalPages {

    private static final int REFUSED = 400;
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String VARY = "Accept, Accept-Language, Cookie";

    private final Languages languages;
    private final Texts texts;
    private final ImportMap importMap;
    private final PageFiles files;
    private final Visitors visitors;

    RefusalPages(Languages languages, Texts texts, ImportMap importMap, PageFiles files, Visitors visitors) {
        this.languages = languages;
        this.texts = texts;
        this.importMap = importMap;
        this.files = files;
        this.visitors = visitors;
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < REFUSED || !READING.contains(request.getMethod()) || !wantsPage(request)) {
            return;
        }
        var page = new RefusalPage(response.getStatus(), code(response), language(request), files.folder(), texts);
        response.setEntity(new PageTemplates.refusal(page).render(), null, MediaType.valueOf(PagesResource.HTML));
        PageHeaders.of(importMap, visitors.formsGoTo(), page.language(), VARY, "no-store", false)
                .forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        var accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML);
    }

    private static @Nullable String code(ContainerResponseContext response) {
        return response.getEntity() instanceof HttpProblem problem
                && problem.getParameters().get("code") instanceof String code ? code : null;
    }

    /// What the address asks for, then what was chosen in this browser, then what it speaks: nobody knows who reads it.
    private Locale language(ContainerRequestContext request) {
        var asked = request.getUriInfo().getQueryParameters().getFirst("lang");
        var chosen = request.getCookies().get(PagesResource.LANGUAGE_COOKIE);
        return languages.best(Reader.PATIENT.wishes(asked, chosen == null ? null : chosen.getValue(), List.of(),
                request.getAcceptableLanguages()));
    }
}
