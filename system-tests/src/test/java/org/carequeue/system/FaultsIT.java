package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/// A mistake of ours in a page: people hear that something went wrong, the console has it, and an operator sees how often.
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WORDS_OF_A_BROWSER = "undefined|not valid JSON|TypeError|token|planted";

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        clinic = RunningClinic.start(folder);
        browsers = new Browsers("faults");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    /// What stands between may answer anything: here it is what a hotel's Wi-Fi answers to everybody.
    private static void answersNonsense(Page page, String path) {
        page.route(path, route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("text/html")
                .setBody("<h1>Welcome to our Wi-Fi</h1>")));
    }

    @ParameterizedTest
    @CsvSource({ "en, Something went wrong here. Please try again.", "es, 'Algo falló aquí. Por favor, inténtelo de nuevo.'" })
    void a_patient_at_the_kiosk_reads_a_sentence_and_never_what_the_browser_says(String language, String sentence) {
        var before = counted("kiosk");
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?lang=" + language));
        isLive(kiosk);
        answersNonsense(kiosk, "**/api/tickets");
        press(kiosk, "line-general");
        assertThat(visible(kiosk, "problem")).hasText(sentence);
        browsers.picture(kiosk, "kiosk-" + language);
        assertThat(kiosk.locator("main").innerText()).doesNotContainPattern(WORDS_OF_A_BROWSER);
        assertThat(browsers.complaints().get("kiosk")).anySatisfy(said -> assertThat(said).contains("SyntaxError"));
        isCounted("kiosk", before + 1);

        // The same press again is the same wish, and now there is somebody who answers.
        kiosk.unroute("**/api/tickets");
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
    }

    @Test
    void a_doctor_whose_press_goes_wrong_reads_it_at_the_button() {
        clinic.rest().post("/api/tickets", "{\"serviceLine\": \"general\"}").expect(201);
        var before = counted("doctor");
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=3"));
        isLive(doctor);
        answersNonsense(doctor, "**/api/rooms/3/next");
        press(doctor, "next");
        assertThat(visible(doctor, "problem")).hasText("Something went wrong here. Please try again.");
        isCounted("doctor", before + 1);
        assertThat(at(doctor, "fault")).hasCount(0);
        assertThat(doctor.locator("html")).hasAttribute("data-live", "true");
    }

    @ParameterizedTest
    @CsvSource({ "/screen, screen, 1", "/manager, manager, 1", "/kiosk, kiosk, 0", "/t/nobody, ticket, 0" })
    void what_nobody_has_caught_is_in_sight_for_a_minute_and_staff_may_load_the_page_again(String path, String name,
            int buttons) {
        var before = counted(name);
        var page = browsers.open(name, "about:blank");
        page.clock().install();
        page.navigate(clinic.page(path));
        assertThat(page.locator("cq-clock")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        page.evaluate("queueMicrotask(() => { throw new TypeError('planted: Jane Doe'); })");
        page.evaluate("void Promise.reject(new TypeError('planted: Jane Doe'))");
        assertThat(visible(page, "fault")).containsText("Something went wrong here: this page may not show how things are.");
        assertThat(page.locator("body").innerText()).doesNotContainPattern(WORDS_OF_A_BROWSER);
        assertThat(at(page, "fault").locator("button")).hasCount(buttons);
        browsers.picture(page, "uncaught-" + name);
        isCounted(name, before + 2);

        page.clock().fastForward(61_000);
        gone(page, "fault");
    }

    @Test
    void a_page_that_goes_wrong_all_the_time_is_counted_no_more_often_than_it_helps() {
        var before = counted("index");
        var page = browsers.open("index", clinic.page("/"));
        assertThat(page.locator("cq-clock")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        page.evaluate(
                "for (let i = 0; i < 200; i++) { dispatchEvent(new ErrorEvent('error', { error: new Error('planted') })); }");
        page.evaluate("dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed' }))");
        isCounted("index", before + 20);
        assertThat(counted("index")).isEqualTo(before + 20);
    }

    private static long counted(String page) {
        return Pattern.compile("carequeue_pages_errors_total\\{page=\"" + page + "\"} (\\d+)\\.0")
                .matcher(clinic.operator(Service.GATEWAY).text("/q/metrics")).results()
                .mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }

    private static void isCounted(String page, long times) {
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> counted(page), found -> found == times);
    }
}
