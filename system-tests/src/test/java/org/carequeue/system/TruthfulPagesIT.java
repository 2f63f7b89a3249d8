package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.isNotLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Accessibility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.PrintedSlip;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.figures.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;

/// What a page says is so, or it says that it does not know: scrolled, enlarged, cut off, opened too early, older than its
/// server, in a clinic far from here, and on paper.
class TruthfulPagesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Far from where the tests run: pages show the clinic's time and not the device's.
    private static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    /// As long as a name may be.
    private static final String LONGEST = "Consultation for vaccinations of children under five years x";
    private static final double PIXELS_PER_MILLIMETRE = 96 / 25.4;
    /// Longer than a page bears silence, in milliseconds.
    private static final long SILENCE = 16_000;

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() throws IOException {
        var settings = Files.writeString(folder.resolve("clinic.yaml"), """
                languages: [en, es]
                zone: %s
                serviceLines:
                - {code: general, letter: A, name: General}
                - {code: longest, letter: B, name: %s}
                """.formatted(ZONE, LONGEST));
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_CLINIC_FILE", settings.toString(),
                "CAREQUEUE_PUBLIC_ADDRESS", "http://localhost:4711/"));
        browsers = new Browsers("truthful");
        setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        var complaints = List.copyOf(browsers.complaints().values());
        browsers.complaints().clear();
        assertThat(complaints).allSatisfy(said -> assertThat(said).isEmpty());
    }

    private static String issue() {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\": \"general\"}").expect(201).text("number");
    }

    /// A page whose clock the test moves.
    private static Page clocked(String path, int width, int height) {
        var page = browsers.open(path, "about:blank", width, height);
        page.clock().install();
        page.navigate(clinic.page(path));
        isLive(page);
        return page;
    }

    // ── decisions, by themselves ──

    @Test
    void columns_and_pages_follow_from_the_numbers() {
        var page = browsers.open("layout", clinic.page("/"));
        assertThat(page.evaluate("""
                import('/app/screen/screen-layout.js').then(({ layoutOf }) => {
                  const entry = (name = 140) => ({ number: 380, name, kind: 390 });
                  const list = (count, name) => Array.from({ length: count }, () => entry(name));
                  const measures = { width: 1840, height: 860, row: 135, gap: 8, size: 132 };
                  const form = ({ columns, rows, pages, perPage }) => `${columns}x${rows} ${perPage}/${pages}`;
                  const laid = (calls, ready, missed, other = {}) => {
                    const of = layoutOf({ ...measures, ...other }, { calls, ready, missed });
                    return `${of.fits} ${form(of.calls)}, ${form(of.ready)}, ${form(of.missed)}`;
                  };
                  const long = layoutOf(measures, { calls: [...list(8), entry(1_600)], ready: [], missed: [] }).calls;
                  return [
                    laid(list(1), [], []), laid(list(3), [], []), laid(list(9), list(2), []), laid(list(20), [], []),
                    laid(list(20), list(20), list(5, 0)), laid(list(3), list(3), []),
                    laid(list(3), list(3), [], { height: 200 }), laid(list(3), [], [], { width: 500 }),
                    `${long.columns} ${long.places[0].size} ${long.places[8].size}x${long.places[8].lines}`,
                  ].join('\\n');
                })""")).isEqualTo("""
                true 1x1 6/1, 1x0 1/1, 1x0 1/1
                true 1x3 6/1, 1x0 1/1, 1x0 1/1
                true 2x5 10/1, 2x1 2/1, 1x0 1/1
                true 2x6 12/2, 1x0 1/1, 1x0 1/1
                true 2x4 8/3, 2x1 2/10, 4x1 4/2
                true 1x3 4/1, 2x2 4/1, 1x0 1/1
                false 2x1 2/2, 2x1 2/2, 1x0 1/1
                false 1x3 6/1, 1x0 1/1, 1x0 1/1
                2 1 0.3x3""");
    }

    @Test
    void every_page_comes_however_many_are_called_and_who_is_called_is_seen_soon() {
        var page = browsers.open("turns", clinic.page("/"));
        assertThat(page.evaluate("""
                import('/app/screen/screen-layout.js').then(({ firstTurn, turned }) => [Infinity, 5_000, 1_000].map(every => {
                  let turn = firstTurn(0);
                  const seen = ['0'];
                  for (let at = 500; at <= 60_000; at += 500) {
                    const before = turn.page;
                    turn = turned(turn, at, 3, at % every === 0);
                    if (turn.page !== before) { seen.push(`${turn.page}@${at / 1_000}`); }
                  }
                  return seen.join(' ');
                }).join('\\n'))""")).isEqualTo("""
                0 1@8 2@16 0@24 1@32 2@40 0@48 1@56
                0 1@9 0@13 2@24 0@28 1@39 0@43 2@54 0@58
                0 1@12 0@16 2@28 0@32 1@44 0@48 2@60""");
    }

    @Test
    void a_figure_has_one_source_and_stands_still_when_it_should() {
        var page = browsers.open("figures", clinic.page("/"));
        assertThat(page.evaluate("""
                import('/app/shared/board/figures.js').then(({ waited, consulted, standing, prepared, figureAt, millisOf }) => {
                  const at = Date.parse('2026-11-22T10:00:00Z');
                  const times = (since, waiting, consultation = 'PT0S') => ({ since, waiting, consultation });
                  const seconds = figure => figure === undefined ? 'none' : figureAt(figure, at) / 1_000;
                  const nine = '2026-11-22T09:00:00Z';
                  const half = '2026-11-22T09:30:00Z';
                  return [
                    waited({ status: 'waiting', times: times(nine, 'PT0S') }),
                    waited({ status: 'waiting', times: times(half, 'PT10M') }),
                    waited({ status: 'parked', times: times(half, 'PT10M') }),
                    waited({ status: 'waiting', calledAt: nine, times: times(half, 'PT10M') }),
                    waited({ status: 'called', calledAt: half, times: times(half, 'PT30M') }),
                    waited({ status: 'finished', calledAt: nine, times: times(half, 'PT1H0.5S') }),
                    consulted({ status: 'called', times: times(half, 'PT10M') }),
                    consulted({ status: 'in-consultation', startedAt: nine, times: times(half, 'PT10M', 'PT5M') }),
                    consulted({ status: 'parked', startedAt: nine, times: times(half, 'PT10M', 'PT5M') }),
                    standing({ times: times(half) }),
                    prepared({ submittedAt: nine }), prepared({ submittedAt: nine, readyAt: half }),
                    waited({ status: 'waiting', times: times('2026-11-22T10:00:09Z', 'PT0S') }),
                  ].map(seconds).join(' ');
                })""")).isEqualTo("3600 2400 600 600 1800 3600.5 none 2100 300 1800 3600 1800 0");
    }

    // ── figures ──

    @Test
    void doctor_and_manager_have_one_figure_for_one_visit() {
        var number = issue();
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=3"));
        var manager = browsers.open("manager", clinic.page("/manager"));
        sameFigure(visible(doctor, "waiting-" + number).locator("cq-elapsed"),
                visible(manager, "ticket-" + number).locator("cq-elapsed"));

        clinic.rest().post("/api/rooms/3/call", "{\"ticket\": \"" + number + "\", \"reason\": \"test\"}").expect(200);
        var current = doctor.locator(".current-since cq-elapsed");
        sameFigure(current, visible(manager, "ticket-" + number).locator("cq-elapsed"));
        for (var move : List.of("start", "park", "return")) {
            clinic.rest().post("/api/tickets/" + number + "/" + move, "{}").expect(200);
        }
        // The consultation that was broken off stands still, and the call is no older than it is.
        clinic.rest().post("/api/rooms/3/call", "{\"ticket\": \"" + number + "\", \"reason\": \"test\"}").expect(200);
        var row = visible(manager, "ticket-" + number);
        assertThat(row).hasAttribute("data-status", "called");
        assertThat(row.locator("cq-elapsed")).hasCount(1);
        sameFigure(current, row.locator("cq-elapsed"));
        var called = clinic.rest().get("/api/tickets/" + number).expect(200);
        assertThat(current).hasAttribute("since", called.body().path("times").path("since").asText());
        clinic.rest().post("/api/tickets/" + number + "/finish", "{}").expect(200);
        assertThat(manager.locator("[data-testid=ticket-" + number + "]")).hasAttribute("data-status", "finished");
        assertThat(row.locator("cq-elapsed")).hasCount(0);
    }

    private static void sameFigure(Locator one, Locator other) {
        assertThat(one).hasCount(1);
        assertThat(other).hasCount(1);
        // Either page may hear of a move first.
        for (var attribute : List.of("since", "spent")) {
            Awaitility.await(attribute).atMost(PATIENCE).pollInSameThread()
                    .until(() -> Objects.equals(one.getAttribute(attribute), other.getAttribute(attribute)));
        }
    }

    // ── a line that is cut ──

    @ParameterizedTest
    @CsvSource({ "1280, 720", "320, 256" })
    void a_page_that_is_scrolled_says_that_it_is_cut_off_and_stands_still(int width, int height) {
        for (var i = 0; i < 3; i++) {
            issue();
        }
        var doctor = clocked("/doctor?room=3", width, height);
        var figure = doctor.locator("cq-elapsed").last();
        doctor.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
        clinic.pause(Service.GATEWAY);
        try {
            doctor.clock().fastForward(SILENCE);
            isNotLive(doctor);
            assertThat(inSight(doctor, ".connection-banner")).isTrue();
            var stood = figure.textContent();
            doctor.clock().fastForward(65_000);
            assertThat(figure.textContent()).isEqualTo(stood);
            doctor.keyboard().press("Tab");
            for (var stops = 0; stops < 30; stops++) {
                doctor.keyboard().press("Shift+Tab");
                assertThat(doctor.evaluate(
                        """
                                (() => {
                                  const banner = document.querySelector('.connection-banner').getBoundingClientRect();
                                  const focused = document.activeElement;
                                  return focused === document.body || focused.closest('cq-connection-banner, .page-header, .skip') !== null
                                    || focused.getBoundingClientRect().bottom > banner.bottom;
                                })()"""))
                        .isEqualTo(true);
            }
            browsers.picture(doctor, "cut-off-" + width);
        } finally {
            clinic.resume(Service.GATEWAY);
        }
        doctor.clock().fastForward(10_000);
        isLive(doctor);
        gone(doctor, "connection-banner");
        browsers.complaints().clear();
    }

    private static boolean inSight(Page page, String selector) {
        return (boolean) page.evaluate("""
                selector => {
                  const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
                  return top >= 0 && bottom > top && bottom <= innerHeight;
                }""", selector);
    }

    // ── what can change while a page is open ──

    @Test
    void all_pages_show_the_clinic_s_time_also_when_its_zone_changes() {
        var pages = List.of("/", "/screen", "/doctor", "/t/nobody").stream()
                .map(path -> browsers.open("zone", clinic.page(path))).toList();
        var other = ZoneId.of("America/Anchorage");
        try {
            pages.forEach(page -> showsTimeOf(page, ZONE));
            clinic.rest().put("/api/settings", "{\"zone\": \"" + other + "\"}").expect(200);
            Awaitility.await("the gateway has heard of it").atMost(PATIENCE)
                    .until(() -> clinic.rest().get("/api/clock").text("zone").equals(other.getId()));
            // Whoever hears no settings asks again when somebody looks.
            pages.getFirst().evaluate("dispatchEvent(new Event('pageshow'))");
            pages.getLast().evaluate("dispatchEvent(new Event('pageshow'))");
            pages.forEach(page -> showsTimeOf(page, other));
        } finally {
            clinic.rest().put("/api/settings", "{\"zone\": \"" + ZONE + "\"}").expect(200);
        }
        browsers.complaints().clear();
    }

    private static void showsTimeOf(Page page, ZoneId zone) {
        Awaitility.await(page.url()).atMost(PATIENCE).pollInSameThread().until(() -> page.locator("cq-clock").textContent(),
                text -> text.equals(TIME_OF_DAY.format(Instant.now().atZone(zone))));
    }

    @Test
    void a_page_for_staff_follows_the_clinic_s_languages_unless_somebody_has_chosen() {
        var doctor = browsers.open("doctor", clinic.page("/doctor"));
        var chosen = browsers.open("doctor", clinic.page("/doctor?lang=en"));
        isLive(doctor);
        isLive(chosen);
        try {
            clinic.rest().put("/api/settings", "{\"languages\": [\"es\", \"en\"]}").expect(200);
            assertThat(doctor.locator("html")).hasAttribute("lang", "es");
            assertThat(chosen.locator("html")).hasAttribute("lang", "en");
        } finally {
            clinic.rest().put("/api/settings", "{\"languages\": [\"en\", \"es\"]}").expect(200);
        }
        assertThat(doctor.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void a_page_that_is_older_than_its_server_loads_itself_when_nobody_is_at_it_and_never_while_something_is_typed() {
        var doctor = clocked("/doctor?room=3", 1280, 800);
        doctor.evaluate("window.opened = 'before'");
        doctor.route("**/api/clock", route -> {
            var said = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(said)
                    .setBody(said.text().replaceFirst("\"build\":\"[^\"]*\"", "\"build\":\"newer\"")));
        });
        doctor.evaluate("""
                () => {
                  const field = document.createElement('input');
                  field.id = 'typed';
                  document.querySelector('main').append(field);
                }""");
        doctor.locator("#typed").fill("half a sentence");
        doctor.evaluate("dispatchEvent(new Event('pageshow'))");
        assertThat(visible(doctor, "newer")).containsText("A newer version of this page is there.");
        browsers.picture(doctor, "newer");

        doctor.clock().fastForward(120_000);
        doctor.clock().fastForward(120_000);
        assertThat(doctor.evaluate("window.opened")).isEqualTo("before");
        doctor.locator("#typed").fill("");
        doctor.evaluate("""
                () => {
                  const dialog = document.createElement('dialog');
                  dialog.id = 'asked';
                  document.body.append(dialog);
                  dialog.showModal();
                }""");
        doctor.clock().fastForward(120_000);
        doctor.clock().fastForward(120_000);
        assertThat(doctor.evaluate("window.opened")).as("while a dialog is open").isEqualTo("before");
        doctor.evaluate("document.getElementById('asked').close()");
        doctor.clock().fastForward(61_000);
        doctor.clock().fastForward(16_000);
        // A function: an expression would be compiled again at each look, which the page's own policy forbids.
        doctor.waitForFunction("() => window.opened === undefined");
        isLive(doctor);
        browsers.complaints().clear();
    }

    // ── what does not come ──

    @Test
    void a_start_that_fails_twice_says_so_and_heals_by_itself_within_a_minute() {
        var doctor = browsers.open("doctor", "about:blank");
        doctor.clock().install();
        var asked = new ConcurrentHashMap<String, Integer>();
        Map.of("**/app/*/doctor/doctor.js", 2, "**/api/clock", 1).forEach((part, fails) -> doctor.route(part, route -> {
            if (asked.merge(part, 1, Integer::sum) <= fails) {
                route.abort();
            } else {
                route.resume();
            }
        }));
        doctor.navigate(clinic.page("/doctor"));
        assertThat(visible(doctor, "starts-again")).containsText("It is loaded anew by itself in a moment.");
        browsers.picture(doctor, "starts-again");
        var passed = new AtomicInteger();
        Awaitility.await("a page").atMost(PATIENCE).pollInSameThread().until(() -> {
            doctor.clock().runFor(1_000);
            passed.incrementAndGet();
            return "true".equals(doctor.locator("html").getAttribute("data-live"));
        });
        assertThat(asked.get("**/app/*/doctor/doctor.js")).isEqualTo(3);
        assertThat(passed).as("seconds").hasValueLessThan(60);
        visible(doctor, "waiting-count");
        assertThat(at(doctor, "starts-again")).isHidden();
        Awaitility.await("the time is asked for again").atMost(PATIENCE).pollInSameThread().until(() -> {
            doctor.clock().runFor(500);
            return asked.getOrDefault("**/api/clock", 0) >= 2;
        });
        browsers.complaints().clear();
    }

    @Test
    void a_browser_that_lacks_what_the_pages_need_is_told_so() {
        var kiosk = browsers.open("old", clinic.page("/kiosk?lang=es"), 1280, 800, "delete Map.groupBy;");
        assertThat(visible(kiosk, "too-old")).containsText("Este navegador es demasiado antiguo");
        browsers.picture(kiosk, "too-old");
        assertThat(at(browsers.open("new", clinic.page("/kiosk")), "too-old")).isHidden();
        browsers.complaints().clear();
    }

    @Test
    void an_address_where_nothing_is_shows_a_page_of_the_clinic_s_that_leads_back() {
        var lost = browsers.open("lost", clinic.page("/doctors"));
        assertThat(lost.locator("h1")).hasText("There is nothing at this address");
        browsers.picture(lost, "nothing-there");
        Accessibility.isUsable(lost);
        lost.locator(".button").click();
        assertThat(lost.locator("h1")).hasText("CareQueue");
        // The browser itself notes an answer of 404.
        browsers.complaints().clear();
    }

    @Test
    void a_time_that_is_asked_for_and_never_said_is_asked_for_again() {
        var doctor = browsers.open("doctor", "about:blank");
        doctor.clock().install();
        var asked = new CopyOnWriteArrayList<Route>();
        doctor.route("**/api/clock", route -> {
            asked.add(route);
            if (asked.size() > 1) {
                route.resume();
            }
        });
        doctor.navigate(clinic.page("/doctor"));
        isLive(doctor);
        eventually(doctor, "document.querySelector('cq-clock').textContent !== ''");
        Awaitility.await("the time is asked for again").atMost(PATIENCE).pollInSameThread().until(() -> {
            doctor.clock().runFor(500);
            return asked.size() > 1;
        });
        browsers.complaints().clear();
    }

    @Test
    void a_command_that_nobody_answers_is_sent_again_and_takes_effect_once() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"));
        isLive(kiosk);
        var sent = new CopyOnWriteArrayList<String>();
        kiosk.route("**/api/tickets", route -> {
            sent.add(route.request().headers().get("idempotency-key"));
            if (sent.size() > 1) {
                route.resume();
            }
        });
        press(kiosk, "line-general");
        assertThat(visible(kiosk, "kiosk-status")).hasText("One moment …");
        visible(kiosk, "kiosk-number");
        assertThat(sent).hasSizeGreaterThan(1).containsOnly(sent.getFirst());
        browsers.complaints().clear();
    }

    @Test
    void a_voice_that_does_not_answer_is_given_up_said_and_tried_again() {
        var screen = browsers.open("screen", "about:blank", 1920, 1080, """
                window.answers = false;
                window.said = 0;
                const speech = new EventTarget();
                speech.getVoices = () => ['en', 'es'].map(lang => ({ lang, localService: true, default: true }));
                speech.speak = utterance => { window.said++; if (window.answers) { setTimeout(() => utterance.onend(), 10); } };
                speech.cancel = () => {};
                Object.defineProperty(window, 'speechSynthesis', { value: speech });
                window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
                """);
        screen.clock().install();
        screen.navigate(clinic.page("/screen?diagonal=55"));
        isLive(screen);
        press(screen, "sound");
        assertThat(at(screen, "sound")).hasText("Sound is on: tap to switch off");
        call("11");
        eventually(screen, "window.said === 1");
        screen.clock().fastForward(21_000);
        assertThat(visible(screen, "mute")).containsText("The voice of this device does not answer");

        screen.evaluate("window.answers = true");
        call("12");
        eventually(screen, "window.said === 5");
        gone(screen, "mute");
        browsers.complaints().clear();
    }

    private static String call(String room) {
        var number = issue();
        clinic.rest().post("/api/rooms/" + room + "/call", "{\"ticket\": \"" + number + "\", \"reason\": \"test\"}")
                .expect(200);
        return number;
    }

    /// The page's timers go on with its clock.
    private static void eventually(Page page, String condition) {
        Awaitility.await(condition).atMost(PATIENCE).pollInSameThread().until(() -> {
            page.clock().runFor(500);
            return (boolean) page.evaluate(condition);
        });
    }

    // ── what comes over the network ──

    @Test
    void a_page_comes_compressed_and_what_has_not_changed_does_not_come_again() {
        var first = browsers.open("doctor", "about:blank");
        var cold = Requests.of(first);
        first.navigate(clinic.page("/doctor?room=3"));
        isLive(first);
        first.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(cold.kilobytes()).isLessThan(90);

        var again = browsers.openBeside(first, "doctor", "about:blank");
        var warm = Requests.of(again);
        again.navigate(clinic.page("/doctor?room=3"));
        isLive(again);
        again.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(warm.count()).isLessThanOrEqualTo(6);
    }

    // ── paper ──

    @ParameterizedTest
    @CsvSource({ "80mm, 80", "58mm, 58", "a4, 210" })
    void the_longest_slip_is_one_page_with_a_code_that_can_be_read(String paper, int width) throws IOException {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?paper=" + paper));
        isLive(kiosk);
        kiosk.route("**/api/tickets", route -> {
            var issued = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(issued)
                    .setBody(issued.text().replaceFirst("\"number\":\"[^\"]*\"", "\"number\":\"B1000\"")));
        });
        press(kiosk, "line-longest");
        visible(kiosk, "kiosk-number");
        kiosk.locator(".kiosk-qr svg").waitFor();

        var slip = PrintedSlip.of(kiosk);

        assertThat(slip.pages()).isEqualTo(1);
        assertThat(slip.width()).isCloseTo(width, offset(0.5));
        assertThat(slip.outside()).isEmpty();
        assertThat(slip.text()).contains("B1000", "http://localhost:4711/t/");
        kiosk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var code = kiosk.locator(".slip .qr path").boundingBox();
        assertThat(code.width / PIXELS_PER_MILLIMETRE).isGreaterThanOrEqualTo(25);
        ImageIO.write(slip.picture(), "png", Files.createDirectories(Path.of("target", "screenshots", "truthful"))
                .resolve("longest-" + paper + ".png").toFile());
    }

    @Test
    void printing_waits_for_the_paper_s_style_sheet() {
        var held = new AtomicReference<Route>();
        var kiosk = browsers.open("kiosk", "about:blank", 1280, 800, """
                window.printed = [];
                window.print = () => window.printed.push(document.getElementById('paper').sheet?.href ?? 'none');""");
        kiosk.route("**/shared/slip/paper-58mm.css", held::set);
        kiosk.navigate(clinic.page("/kiosk?print=auto&paper=58mm"),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        isLive(kiosk);
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
        kiosk.locator(".kiosk-qr svg").waitFor();
        held.get().resume();
        Awaitility.await().atMost(PATIENCE).pollInSameThread()
                .until(() -> (boolean) kiosk.evaluate("window.printed.length === 1"));
        // As long as one is on its way, a browser keeps the one that was there before.
        assertThat(kiosk.evaluate("window.printed[0]")).asString().endsWith("/shared/slip/paper-58mm.css");
    }

    @Test
    void a_number_is_printed_without_a_style_sheet_that_does_not_come() {
        var kiosk = browsers.open("kiosk", "about:blank", 1280, 800, "window.print = () => { window.isPrinted = true; };");
        kiosk.clock().install();
        var held = new AtomicReference<Route>();
        kiosk.route("**/shared/slip/paper-58mm.css", held::set);
        kiosk.navigate(clinic.page("/kiosk?print=auto&paper=58mm"),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        isLive(kiosk);
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
        eventually(kiosk, "window.isPrinted === true");
        held.get().resume();
    }

    @Test
    void an_operator_is_told_that_slips_lead_to_this_machine_alone() throws IOException {
        assertThat(visible(browsers.open("manager", clinic.page("/manager")), "slips-local"))
                .containsText("CAREQUEUE_PUBLIC_ADDRESS");
        assertThat(Files.readString(folder.resolve("up.log"))).contains("links on slips lead to this machine alone");
    }
}
