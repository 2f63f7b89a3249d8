package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.PrintedSlip;
import org.carequeue.system.clinic.QrReader;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/// The languages of all pages, and what the kiosk prints, in a clinic that speaks English and Spanish.
class KioskIT {

    /// Far from where the tests run: a slip shows the clinic's time and not the device's.
    private static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");
    private static final int LEAST_TARGET = 60;

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() throws IOException {
        var settings = Files.writeString(folder.resolve("clinic.yaml"), "languages: [en, es]\nzone: " + ZONE + "\n");
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_CLINIC_FILE", settings.toString()));
        browsers = new Browsers("kiosk");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        browsers.complaints().clear();
    }

    // ── languages ──

    @ParameterizedTest
    @CsvSource({ "/, CareQueue", "/kiosk, Tome un número", "/screen, En atención", "/triage, Buscar un número",
            "/doctor, Paciente en este consultorio",
            "/pharmacist, No hay nada que preparar", "/manager, Escala de triaje", "/t/nobody, Este enlace no corresponde" })
    void every_page_speaks_spanish_and_can_be_used_by_everybody(String path, String said) {
        var page = browsers.open(path, clinic.page(path + "?lang=es"));

        assertThat(page.locator("html")).hasAttribute("lang", "es");
        assertThat(page.locator("main")).containsText(said);
        isUsable(page);
        browsers.whole(page, "es" + path.replace('/', '-'));
    }

    @ParameterizedTest
    @MethodSource("org.carequeue.system.documents.PagesTest#pages")
    void every_page_can_be_used_by_everybody_in_english(String name) {
        var path = '/' + name;
        var page = browsers.open(path, clinic.page(path));
        isLive(page);
        isUsable(page);
        browsers.whole(page, "en" + path.replace('/', '-'));
    }

    /// One page after the other in one tab: what is asked is what a machine can tell, of each page once.
    @Test
    void every_page_can_be_used_by_everybody_from_right_to_left() {
        var page = browsers.open("arabic", "about:blank");
        for (var path : List.of("/", "/kiosk", "/screen", "/reception", "/triage", "/doctor", "/pharmacist", "/manager",
                "/statistics", "/sign-in", "/authority", "/t/nobody")) {
            page.navigate(clinic.page(path + "?lang=ar"));
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.locator("main h1, header h1").first()).isAttached();
            assertThat(page.locator("main")).hasText(Pattern.compile("[\u0600-\u06ff]"));
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(path).isTrue();
            isUsable(page);
        }
    }

    @Test
    void staff_change_the_language_where_they_are_and_find_it_again() {
        var doctor = browsers.open("doctor", clinic.page("/doctor?lang=en"));
        isLive(doctor);
        at(doctor, "room-select").selectOption("7");

        visible(doctor, "language").selectOption("es");

        assertThat(doctor.locator("html")).hasAttribute("lang", "es");
        assertThat(doctor.locator("h1")).hasText("Médico");
        assertThat(doctor).hasTitle("Médico – CareQueue");
        assertThat(at(doctor, "next")).hasText("Siguiente paciente");
        assertThat(at(doctor, "room-select")).hasValue("7");
        assertThat(doctor.url()).doesNotContain("lang=");
        doctor.navigate(clinic.page("/manager"));
        assertThat(doctor.locator("h1")).hasText("Vista general");
        assertThat(at(doctor, "settings")).containsText("Crítico");
        press(at(doctor, "settings").locator("summary"));
        assertThat(at(doctor, "settings-prescribing")).containsText("Cada 8 horas");
        press(doctor, "change-pharmacy");
        assertThat(visible(doctor, "change-pharmacy-checkedBy")).containsText("cualquiera, como paso aparte");
        browsers.whole(doctor, "es-manager-settings");
        visible(doctor, "language").selectOption("ar");
        assertThat(doctor.locator("h1")).hasText("نظرة عامة");
        assertThat(doctor.locator("html")).hasAttribute("dir", "rtl");
        assertThat(at(doctor, "settings")).containsText("حرج");
    }

    @Test
    void the_kiosk_has_a_large_button_for_each_language_and_goes_back_to_the_first() {
        var kiosk = browsers.open("kiosk", "about:blank");
        kiosk.clock().install();
        kiosk.navigate(clinic.page("/kiosk"));
        assertThat(kiosk.locator("h1")).hasText("Take a number");
        targetsAreLarge(kiosk);

        visible(kiosk, "language-es").click();

        assertThat(kiosk.locator("h1")).hasText("Tome un número");
        assertThat(at(kiosk, "line-paediatrics")).containsText("Pediatría");
        assertThat(at(kiosk, "language-es")).hasAttribute("aria-pressed", "true");
        browsers.picture(kiosk, "es-start");
        kiosk.clock().fastForward(46_000);
        assertThat(kiosk.locator("h1")).hasText("Take a number");
    }

    @Test
    void a_line_that_the_front_desk_closes_gives_no_number_at_the_kiosk_until_it_is_opened() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"), 1080, 1920);
        var desk = browsers.open("desk", clinic.page("/reception"));
        isLive(kiosk);
        isLive(desk);
        press(desk, "intake-summary");

        press(desk, "intake-closed-paediatrics");
        press(desk, "confirm");

        assertThat(at(kiosk, "line-paediatrics")).isDisabled();
        assertThat(at(kiosk, "closed-paediatrics")).hasText("No numbers now");
        assertThat(at(kiosk, "line-general")).isEnabled();
        assertThat(at(desk, "intake-summary")).hasText("No numbers: Paediatrics");
        isUsable(kiosk);
        isUsable(desk);
        browsers.picture(kiosk, "closed-line");
        press(desk, "intake-closed-general");
        press(desk, "confirm");
        assertThat(at(kiosk, "kiosk-heading")).hasText("No numbers are given now");
        press(desk, "intake-hours-all");
        assertThat(at(kiosk, "kiosk-heading")).hasText("Take a number");
        assertThat(at(kiosk, "line-paediatrics")).isEnabled();
        assertThat(at(desk, "intake-summary")).hasText("All service lines give numbers");
    }

    @Test
    void a_refusal_is_said_in_the_language_of_the_page() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"));
        isLive(kiosk);
        refuse(kiosk, "numbers-exhausted", "All numbers of General have been given out for this day.");
        press(kiosk, "line-general");
        assertThat(visible(kiosk, "problem")).hasText("All numbers of General have been given out for this day.");

        visible(kiosk, "language-es").click();
        gone(kiosk, "problem");
        press(kiosk, "line-general");
        assertThat(visible(kiosk, "problem")).hasText("Ya se dieron todos los números de este servicio por hoy.");
        browsers.picture(kiosk, "es-refused");

        refuse(kiosk, "not-known-yet", "A sentence of a newer service.");
        press(kiosk, "line-general");
        assertThat(visible(kiosk, "problem")).hasText("A sentence of a newer service.");
        // Chromium itself notes each answer of an error.
        browsers.complaints().clear();
    }

    private static void refuse(Page page, String code, String detail) {
        page.unroute("**/api/tickets");
        page.route("**/api/tickets", route -> route.fulfill(new Route.FulfillOptions().setStatus(409)
                .setContentType("application/problem+json").setBody("""
                        {"status": 409, "code": "%s", "detail": "%s"}""".formatted(code, detail))));
    }

    // ── the slip ──

    @ParameterizedTest
    @CsvSource({ "en, 80mm, 80, 150", "es, a4, 210, 297" })
    void a_slip_is_one_page_with_all_that_a_patient_needs_and_no_name(String language, String paper, int width, int height)
            throws IOException {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?paper=" + paper + "&lang=" + language));
        isLive(kiosk);
        visible(kiosk, "wait-paediatrics");
        press(kiosk, "line-paediatrics");
        visible(kiosk, "kiosk-wait");
        var number = visible(kiosk, "kiosk-number").innerText().strip();
        var link = at(kiosk, "kiosk-tracking").innerText().strip();
        assertThat(link).startsWith(clinic.page("/t/")).hasSizeGreaterThan(clinic.page("/t/").length() + 20);
        var code = kiosk.locator(".kiosk-qr");
        assertThat(code.locator("svg")).isVisible();
        assertThat(QrReader.read(code.screenshot())).isEqualTo(link);
        targetsAreLarge(kiosk);
        isUsable(kiosk);
        browsers.whole(kiosk, language + "-number");

        var slip = PrintedSlip.of(kiosk);

        assertThat(slip.pages()).isEqualTo(1);
        assertThat(slip.width()).isCloseTo(width, offset(0.5));
        assertThat(slip.height()).isCloseTo(height, offset(0.5));
        var issued = Instant.parse(clinic.rest().get("/api/tickets/" + number).expect(200).text("issuedAt")).atZone(ZONE);
        var words = language.equals("en")
                ? List.of("Your number", "Paediatrics", "The order depends on medical urgency.")
                : List.of("Su número", "Pediatría", "El orden depende de la urgencia médica.");
        assertThat(slip.outside()).isEmpty();
        assertThat(slip.text()).contains(number).contains(words)
                .contains(issued.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)))
                .contains(Integer.toString(issued.getDayOfMonth()));
        // A long link is broken where it has a hyphen.
        assertThat(slip.text().replaceAll("\\s", "")).contains(link);
        ImageIO.write(slip.picture(), "png", Files.createDirectories(Path.of("target", "screenshots", "kiosk"))
                .resolve("slip-" + language + "-" + paper + ".png").toFile());
        assertThat(QrReader.read(slip.picture())).isEqualTo(link);
    }

    @Test
    void a_kiosk_that_is_set_up_so_prints_by_itself_and_remembers_it() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?print=auto&paper=a4"), 1280, 800, """
                window.printed = [];
                window.print = () => window.printed.push({
                  paper: document.getElementById('paper').getAttribute('href').split('/').pop(),
                  drawn: document.querySelectorAll('.slip .qr path').length });""");
        for (var visit = 0; visit < 2; visit++) {
            isLive(kiosk);
            press(kiosk, "line-general");
            visible(kiosk, "kiosk-number");
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInSameThread()
                    .until(() -> (boolean) kiosk.evaluate("window.printed.length > 0"));
            assertThat(kiosk.evaluate("JSON.stringify(window.printed)"))
                    .isEqualTo("[{\"paper\":\"paper-a4.css\",\"drawn\":1}]");
            kiosk.navigate(clinic.page("/kiosk"));
        }
    }

    @Test
    void without_a_drawing_the_link_is_still_there() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"));
        isLive(kiosk);
        kiosk.route("**/api/qr-code", Route::abort);
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
        assertThat(at(kiosk, "slip")).containsText("/t/");
        press(kiosk, "kiosk-done");
        visible(kiosk, "line-general");
        browsers.complaints().clear();
    }

    @Test
    void a_drawing_that_nobody_answers_keeps_no_slip_waiting_and_is_asked_for_again() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?print=auto"), 1280, 800, """
                window.printed = [];
                window.print = () => window.printed.push(document.querySelectorAll('.slip .qr path').length);""");
        isLive(kiosk);
        var asked = new CopyOnWriteArrayList<Route>();
        kiosk.route("**/api/qr-code", route -> {
            asked.add(route);
            if (asked.size() > 1) {
                route.resume();
            }
        });
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");

        Awaitility.await().atMost(Duration.ofMinutes(1)).pollInSameThread()
                .until(() -> (boolean) kiosk.evaluate("window.printed.length > 0"));
        assertThat(kiosk.evaluate("window.printed.join()")).isEqualTo("0");
        kiosk.locator(".kiosk-qr svg").waitFor();
        browsers.complaints().clear();
    }

    private static void targetsAreLarge(Page page) {
        var targets = page.locator("main button:visible, main a:visible");
        assertThat(targets.count()).isPositive();
        for (var target : targets.all()) {
            var box = target.boundingBox();
            assertThat(Math.min(box.width, box.height)).as(target.innerText()).isGreaterThanOrEqualTo(LEAST_TARGET);
        }
    }
}
