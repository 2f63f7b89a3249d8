package org.carequeue.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.tls.Fingerprint;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.Visitors;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.commands.BoardQueries;
import org.carequeue.gateway.commands.GatewayBuild;
import org.carequeue.gateway.commands.GatewayProblem;
import org.carequeue.gateway.look.LogoShelf;
import org.carequeue.gateway.look.Look;
import org.carequeue.gateway.tls.LocalCertificate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/// One address for each page. Nothing here knows what stands on a board: the page asks the socket for it.
@Path("/")
@Produces(PagesResource.HTML)
@NonBlocking
@PermitAll
public class PagesResource {

    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    /// What language-switch.js has kept.
    static final String LANGUAGE_COOKIE = "carequeue-language";

    /// A page that has waited for so long comes without what the clinic wishes.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Where a slip's code can be read by the device's camera.
    private static final Set<String> WITH_CAMERA = Set.of("reception", "pharmacist");
    /// What is fetched here is labelled in the language of whoever takes it.
    private static final String WITH_LABELS = "pharmacist";
    /// Nobody sees them who has not signed in, where that is asked for.
    private static final Set<String> GUARDED = Set.of("index", "reception", "triage", "doctor", "pharmacist", "manager",
            "statistics");
    /// Those that are no audience of their own, and as which they hear the board.
    private static final Map<String, String> HEARS_AS = Map.of("statistics", "manager");
    /// Those that the door does not look after: whoever has the link of a ticket may see it.
    private static final Set<String> BEFORE_THE_DOOR = Set.of("sign-in", "ticket", "authority", Texts.STYLEGUIDE);

    private final Languages languages;
    private final Texts texts;
    private final ImportMap importMap;
    private final ImportMap withCharts = ImportMap.withCharts();
    private final BoardQueries board;
    private final GatewayBuild build;
    private final PageFiles files;
    private final LogoShelf logos;
    private final SlipAddress slips;
    private final Visitors visitors;
    private final LocalCertificate certificate;

    PagesResource(Languages languages, Texts texts, ImportMap importMap, BoardQueries board, GatewayBuild build,
            PageFiles files, SlipAddress slips, Visitors visitors, LocalCertificate certificate, LogoShelf logos) {
        this.logos = logos;
        this.languages = languages;
        this.texts = texts;
        this.importMap = importMap;
        this.board = board;
        this.build = build;
        this.files = files;
        this.slips = slips;
        this.visitors = visitors;
        this.certificate = certificate;
    }

    /// What a request says about its page: the language, above all.
    static final class Wish {
        /// Of the address.
        @Context
        @Nullable
        HttpServerRequest request;
        /// What language-switch.js has kept.
        @CookieParam(LANGUAGE_COOKIE)
        @Nullable
        String chosen;

        /// All that stands there, also what is empty.
        List<String> asked() {
            return request().params().getAll("lang");
        }

        HttpServerRequest request() {
            return Objects.requireNonNull(request);
        }
    }

    @GET
    public Uni<RestResponse<byte[]>> index(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("index", Reader.STAFF, wish, headers, PageTemplates.index::new);
    }

    @GET
    @Path("kiosk")
    public Uni<RestResponse<byte[]>> kiosk(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("kiosk", Reader.EVERYBODY, wish, headers, PageTemplates.kiosk::new);
    }

    /// The kiosk's page as an app, which is called as the clinic is.
    @GET
    @Path("kiosk.webmanifest")
    @Produces("application/manifest+json")
    public Uni<RestResponse<AppManifest>> kioskApp() {
        return clinic().map(clinic -> RestResponse.ResponseBuilder
                .ok(AppManifest.ofKiosk(
                        clinic.map(ClinicSettings::name).orElseGet(() -> texts.text(Locale.ENGLISH, "shared.product")),
                        logos.logo(), files.folder()))
                .header("Cache-Control", "no-cache").build());
    }

    @GET
    @Path("screen")
    public Uni<RestResponse<byte[]>> screen(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("screen", Reader.EVERYBODY, wish, headers, PageTemplates.screen::new);
    }

    @GET
    @Path("reception")
    public Uni<RestResponse<byte[]>> reception(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("reception", Reader.STAFF, wish, headers, PageTemplates.reception::new);
    }

    @GET
    @Path("triage")
    public Uni<RestResponse<byte[]>> triage(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("triage", Reader.STAFF, wish, headers, PageTemplates.triage::new);
    }

    @GET
    @Path("doctor")
    public Uni<RestResponse<byte[]>> doctor(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("doctor", Reader.STAFF, wish, headers, PageTemplates.doctor::new);
    }

    @GET
    @Path("pharmacist")
    public Uni<RestResponse<byte[]>> pharmacist(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("pharmacist", Reader.STAFF, wish, headers, PageTemplates.pharmacist::new);
    }

    @GET
    @Path("manager")
    public Uni<RestResponse<byte[]>> manager(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("manager", Reader.STAFF, wish, headers, PageTemplates.manager::new);
    }

    /// What stands behind the question mark, beside the language, is which figures are shown: it is for the page alone.
    @GET
    @Path("statistics")
    public Uni<RestResponse<byte[]>> statistics(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("statistics", Reader.STAFF, wish, headers, PageTemplates.statistics::new);
    }

    /// Where somebody says who they are. What `?then=` says is for the page alone.
    @GET
    @Path("sign-in")
    public Uni<RestResponse<byte[]>> signIn(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("sign-in", Reader.STAFF, wish, headers, PageTemplates.signIn::new);
    }

    /// Where devices take the authority that vouches for this gateway, if it has one of its own.
    @GET
    @Path("authority")
    public Uni<RestResponse<byte[]>> authority(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("authority", Reader.STAFF, wish, headers, PageTemplates.authority::new);
    }

    /// The authority's certificate, in the form and under the type by which all systems know that they may install it.
    @GET
    @Path("authority/carequeue.crt")
    @Produces("application/x-x509-ca-cert")
    public byte[] authorityItself() throws CertificateEncodingException {
        return certificate.authority()
                .orElseThrow(NotFoundException::new).getEncoded();
    }

    /// A patient's own page. The token in its address is for the page alone, which tells it to the socket: nothing here
    /// reads it, and no browser or proxy keeps the page.
    @GET
    @Path("t/{token}")
    public Uni<RestResponse<byte[]>> ticket(@BeanParam Wish wish, @Context HttpHeaders headers) {
        return page("ticket", Reader.PATIENT, wish, headers, PageTemplates.ticket::new);
    }

    /// How the pages look, for whoever works on them: in dev mode alone.
    @GET
    @Path(Texts.STYLEGUIDE)
    public Uni<RestResponse<byte[]>> styleguide(@BeanParam Wish wish, @Context HttpHeaders headers) {
        if (!files.changing()) {
            throw new NotFoundException();
        }
        return page(Texts.STYLEGUIDE, Reader.STAFF, wish, headers,
                page -> new PageTemplates.styleguide(page, Styleguide.json()));
    }

    private Uni<RestResponse<byte[]>> page(String name, Reader reader, Wish wish, HttpHeaders headers,
            Function<Page, TemplateInstance> template) {
        var guarded = GUARDED.contains(name);
        var asked = asked(wish.asked());
        var visitor = visitors.of(wish.request());
        if (guarded && !visitor.isKnown()) {
            return Uni.createFrom().item(toSignIn(wish.request(), asked));
        }
        return clinic().chain(clinic -> {
            var language = languages
                    .best(reader.wishes(asked, reader == Reader.EVERYBODY ? visitor.languageOf(name) : wish.chosen,
                            clinic.map(ClinicSettings::languages).orElse(List.of()), headers.getAcceptableLanguages()));
            var libraries = librariesOf(name);
            var page = new Page(name, language, reader != Reader.EVERYBODY, reader == Reader.STAFF, visitor, guarded,
                    forRoles(name), libraries.json(), clinic.map(known -> known.zone().getId()).orElse(""),
                    logos.tagged(build.tag()), files.folder(), slips,
                    clinic.map(known -> Look.of(known, logos)).orElseGet(() -> Look.of(null, logos)),
                    certificate.authority().map(Fingerprint::of).orElse(null),
                    texts.json(name, needed(language, name, reader, clinic)), texts);
            return rendered(page, libraries, template.apply(page), wish.request(), reader == Reader.PATIENT);
        });
    }

    /// Before anything of the page is shown; it comes back here.
    private static RestResponse<byte[]> toSignIn(HttpServerRequest request, @Nullable String asked) {
        var query = request.query();
        var here = URLEncoder.encode(request.path() + (query == null ? "" : "?" + query), UTF_8).replace("%2F", "/");
        return RestResponse.ResponseBuilder.<byte[]> create(RestResponse.Status.SEE_OTHER)
                .header("Location", "/sign-in?then=" + here
                        + (asked == null ? "" : "&lang=" + URLEncoder.encode(asked, UTF_8)))
                .header("Vary", "Cookie").header("Cache-Control", "no-store").build();
    }

    /// There is one list of who may hear what, that of the audiences; a page that is none of them is for everybody.
    private @Nullable String forRoles(String name) {
        var audiences = Audience.of(HEARS_AS.getOrDefault(name, name));
        var isForEverybody = audiences.stream().anyMatch(audience -> visitors.mayHear(audience, Set.of()));
        return BEFORE_THE_DOOR.contains(name) || isForEverybody ? null
                : audiences.stream()
                        .flatMap(audience -> Stream.of(Roles.OF_PEOPLE, Roles.OF_DEVICES).flatMap(Collection::stream)
                                .filter(role -> audience.mayBeHeardBy(Set.of(role))))
                        .collect(Collectors.joining(" "));
    }

    /// In which languages a page speaks without being asked: its own; where it speaks with whoever stands there, or writes for
    /// them, those of the clinic, as soon as somebody knows.
    private Collection<Locale> needed(Locale own, String name, Reader reader, Optional<ClinicSettings> clinic) {
        if (reader != Reader.EVERYBODY && !WITH_LABELS.equals(name)) {
            return Set.of(own);
        }
        return Stream.concat(Stream.of(own), clinic.map(ClinicSettings::languages).map(tags -> tags.stream()
                .map(tag -> languages.best(List.of(Locale.forLanguageTag(tag))))).orElse(Stream.of()))
                .collect(Collectors.toSet());
    }

    /// Whoever sets up a device with an address hears at once that there are no such texts, and not from patients later.
    private @Nullable String asked(List<String> wishes) {
        if (wishes.size() > 1 || !wishes.stream().allMatch(languages::has)) {
            throw new RefusedException(
                    GatewayProblem.UNKNOWN_LANGUAGE.in("lang", "There are no texts in this language. There are: "
                            + languages.offered().stream().map(Locale::toLanguageTag).collect(Collectors.joining(", ")) + "."));
        }
        return wishes.isEmpty() ? null : wishes.getFirst();
    }

    /// None as long as the settings have not arrived.
    private Uni<Optional<ClinicSettings>> clinic() {
        return board.knownSettings().ifNoItem().after(PATIENCE).recoverWithItem(Optional::empty);
    }

    private ImportMap librariesOf(String name) {
        return name.equals("statistics") ? withCharts : importMap;
    }

    /// @param secret whether no browser is to keep it; else one does, and asks whether it is still the same
    private Uni<RestResponse<byte[]>> rendered(Page page, ImportMap libraries, TemplateInstance template,
            HttpServerRequest request, boolean secret) {
        return template.createUni().map(html -> {
            var tag = "\"" + ImportMap.sha256(html) + "\"";
            var isKnown = !secret && String.valueOf(request.getHeader("If-None-Match")).contains(tag);
            var takesGzip = PageFiles.takesGzip(request);
            var answer = isKnown ? RestResponse.ResponseBuilder.<byte[]> notModified()
                    : RestResponse.ResponseBuilder.ok(takesGzip ? PageFiles.compressed(html.getBytes(UTF_8))
                            : html.getBytes(UTF_8));
            PageHeaders.of(libraries, visitors.formsGoTo(), page.language(), "Accept-Encoding, Accept-Language, Cookie",
                    secret ? "no-store" : "no-cache", WITH_CAMERA.contains(page.name())).forEach(answer::header);
            if (!secret) {
                answer.header("ETag", "W/" + tag);
            }
            if (takesGzip && !isKnown) {
                answer.header("Content-Encoding", "gzip");
            }
            return answer.cookie(visitors.renewed(request).stream().toArray(NewCookie[]::new)).build();
        });
    }
}
