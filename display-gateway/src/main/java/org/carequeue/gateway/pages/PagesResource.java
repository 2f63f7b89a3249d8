package org.carequeue.gateway.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/// One address for each page. Nothing here knows what stands on a board: the page asks the socket for it.
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@NonBlocking
public class PagesResource {

    private final Languages languages;
    private final BrowserTexts texts;
    private final ImportMap importMap;

    PagesResource(Languages languages, BrowserTexts texts, ImportMap importMap) {
        this.languages = languages;
        this.texts = texts;
        this.importMap = importMap;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> index(@Context HttpHeaders headers) {
        var page = page("index", headers);
        return rendered(page, new PageTemplates.index(page));
    }

    @GET
    @Path("kiosk")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> kiosk(@Context HttpHeaders headers) {
        var page = page("kiosk", headers, KioskTexts.class);
        return rendered(page, new PageTemplates.kiosk(page));
    }

    @GET
    @Path("screen")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> screen(@Context HttpHeaders headers) {
        var page = page("screen", headers, ScreenTexts.class);
        return rendered(page, new PageTemplates.screen(page));
    }

    @GET
    @Path("doctor")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> doctor(@Context HttpHeaders headers) {
        var page = page("doctor", headers, DoctorTexts.class, StaffTexts.class, PrescriptionTexts.class);
        return rendered(page, new PageTemplates.doctor(page));
    }

    @GET
    @Path("pharmacist")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> pharmacist(@Context HttpHeaders headers) {
        var page = page("pharmacist", headers, PharmacistTexts.class, StaffTexts.class, PrescriptionTexts.class);
        return rendered(page, new PageTemplates.pharmacist(page));
    }

    @GET
    @Path("manager")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> manager(@Context HttpHeaders headers) {
        var page = page("manager", headers, ManagerTexts.class, StaffTexts.class);
        return rendered(page, new PageTemplates.manager(page));
    }

    /// A patient's own page. The token in its address is for the page alone, which tells it to the socket: nothing here
    /// reads it, and no browser or proxy keeps the page.
    @GET
    @Path("t/{token}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ticket(@Context HttpHeaders headers) {
        var page = page("ticket", headers, TicketTexts.class);
        return rendered(page, new PageTemplates.ticket(page), "no-store");
    }

    private Page page(String name, HttpHeaders headers, Class<?>... bundles) {
        var language = languages.best(headers.getAcceptableLanguages());
        return new Page(name, language, importMap.json(), texts.json(language, bundles));
    }

    private Uni<RestResponse<String>> rendered(Page page, TemplateInstance template) {
        return rendered(page, template, "no-cache");
    }

    private Uni<RestResponse<String>> rendered(Page page, TemplateInstance template, String cacheControl) {
        return template.setLocale(page.language()).createUni()
                .map(html -> RestResponse.ResponseBuilder.ok(html)
                        .header("Content-Security-Policy", importMap.contentSecurityPolicy())
                        .header("Content-Language", page.language().toLanguageTag())
                        .header("Vary", "Accept-Language")
                        .header("Cache-Control", cacheControl)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "no-referrer")
                        .build());
    }
}
