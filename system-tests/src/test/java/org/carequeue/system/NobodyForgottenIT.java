package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.takes;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions.HasTitleOptions;

/// Who could be forgotten is not: on the pages of the staff, on the patient's phone, and on devices that fall asleep. A
/// minute of the clinic passes in a second.
class NobodyForgottenIT {

    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
    private static final int PACE = 60;
    private static final HasTitleOptions SOON = new HasTitleOptions().setTimeout(30_000);

    /// Writes down what rings, what vibrates, and how often the page asks to be kept awake.
    private static final String RECORDER = """
            window.notes = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) {
              window.notes++;
              return start.apply(this, when);
            };
            window.vibrations = 0;
            Object.defineProperty(navigator, 'vibrate', { value: () => { window.vibrations++; return true; } });
            window.locks = [];
            Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
              const lock = new EventTarget();
              lock.release = async () => {};
              window.locks.push(lock);
              return lock;
            } } });
            """;
    private static final String WITHOUT_WAKE_LOCK = """
            Object.defineProperty(navigator, 'wakeLock', { value: undefined });
            """;

    private static final String SILENT_WAKE_LOCK = """
            Object.defineProperty(navigator, 'wakeLock', { value: { request: () => new Promise(() => {}) } });
            """;

    private static final String BELL_IS_SAID = """
            () => {
              const alerts = document.querySelector('cq-alerts');
              return alerts?.bell && alerts.bell.on === (alerts.querySelector('[data-testid=bell-off]') === null);
            }""";

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    private final List<String> issued = new ArrayList<>();
    private Page doctor;
    private Page pharmacist;
    private Page manager;

    @BeforeAll
    static void open() throws IOException {
        var settings = Files.writeString(folder.resolve("clinic.yaml"), """
                zone: Europe/Paris
                rooms: ["3", "7"]
                counters: ["1", "2"]
                """);
        clinic = RunningClinic.startAt(folder, MORNING, PACE, Map.of("CAREQUEUE_CLINIC_FILE", settings.toString()));
        browsers = new Browsers("nobody-forgotten");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @BeforeEach
    void all_pages_of_staff_are_open() {
        doctor = page("doctor", "/doctor?room=3");
        pharmacist = page("pharmacist", "/pharmacist?counter=2");
        manager = page("manager", "/manager");
    }

    private static Page page(String name, String path) {
        var page = browsers.open(name, clinic.page(path), 1280, 800, RECORDER);
        isLive(page);
        return page;
    }

    @AfterEach
    void everybody_leaves_and_no_page_has_complained() {
        staff().forEach(page -> page.context().close());
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        issued.forEach(number -> clinic.rest().post("/api/tickets/" + number + "/cancel", "{}").expect(200));
    }

    private List<Page> staff() {
        return Stream.of(doctor, pharmacist, manager).toList();
    }

    private String issue() {
        return issue("number");
    }

    /// A field of the reply.
    private String issue(String field) {
        var reply = clinic.rest().post("/api/tickets", "{\"serviceLine\": \"general\"}").expect(201);
        issued.add(reply.text("number"));
        return reply.text(field);
    }

    private static void urgent(String number) {
        clinic.rest().put("/api/tickets/" + number + "/priority", "{\"priority\": \"critical\"}").expect(200);
    }

    private static void call(String number, String room) {
        clinic.rest().post("/api/rooms/" + room + "/call",
                "{\"ticket\": \"%s\", \"reason\": \"asked for\"}".formatted(number)).expect(200);
    }

    @Test
    void who_is_sent_to_a_room_where_nobody_sits_is_named_on_all_pages_of_staff() {
        var number = issue();
        clinic.rest().post("/api/tickets/" + number + "/transfer", "{\"room\": \"7\"}").expect(200);

        // Then
        assertThat(visible(doctor, "waits-for-7")).containsText("1 waiting for room 7 alone");
        for (var page : staff()) {
            assertThat(visible(page, "overlooked-" + number)).containsText(number + " waits for room 7 alone");
            browsers.picture(page, "overlooked-" + staff().indexOf(page));
        }
        call(number, "7");
        for (var page : staff()) {
            gone(page, "overlooked-" + number);
        }
    }

    @Test
    void a_critical_patient_and_a_request_for_help_ring_on_every_page_of_staff_until_somebody_acts() {
        for (var page : staff()) {
            // For the browser a look of the test's driver is as good as a touch, if it comes before the bell is there: what
            // counts is that the page says how it is.
            page.waitForFunction(BELL_IS_SAID);
            press(page.locator("h1"));
            gone(page, "bell-off");
        }
        var number = issue();
        urgent(number);

        // Then
        for (var page : staff()) {
            assertThat(visible(page, "critical-" + number)).containsText(number + ": Critical");
            assertThat(page).hasTitle(Pattern.compile("^\\(1\\) " + number + " is to be seen at once – .+"), SOON);
            page.waitForFunction("() => window.notes >= 4");
            browsers.picture(page, "critical-" + staff().indexOf(page));
        }
        press(doctor, "silence");
        assertThat(visible(doctor, "critical-" + number)).containsText("Silent here");
        assertThat(at(pharmacist, "silence")).isVisible();

        clinic.rest().post("/api/help", "{}", "CareQueue-Workplace", "kiosk 1").expect(200);
        for (var page : staff()) {
            assertThat(page).hasTitle(Pattern.compile("^\\(2\\) .+"), SOON);
        }
        call(number, "7");
        for (var page : staff()) {
            gone(page, "critical-" + number);
            assertThat(page).hasTitle(Pattern.compile("^\\(1\\) Help: .+"), SOON);
        }
        press(manager.locator("[data-testid^=acknowledge-] button, button[data-testid^=acknowledge-]").first());
        for (var page : staff()) {
            assertThat(page).hasTitle(Pattern.compile("^[^(].+ – CareQueue$"), SOON);
        }
    }

    @ParameterizedTest
    @CsvSource({ "1280, 400", "320, 256" })
    void alerts_stay_in_sight_and_nothing_behind_them_has_the_focus(int width, int height) {
        var number = issue();
        urgent(number);
        clinic.rest().post("/api/tickets/" + issue() + "/transfer", "{\"room\": \"7\"}").expect(200);
        for (var page : staff()) {
            page.setViewportSize(width, height);
            visible(page, "critical-" + number);

            // When: one that fits its window stays where it is
            page.waitForFunction("""
                    () => {
                      const { scrollHeight, clientHeight } = document.documentElement;
                      scrollTo(0, scrollHeight);
                      return scrollY > 0 || scrollHeight === clientHeight;
                    }""");

            // Then
            page.waitForFunction("""
                    () => {
                      const { top, bottom } = document.querySelector('.alerts').getBoundingClientRect();
                      return top >= 0 && bottom > top && bottom <= innerHeight;
                    }""");
            browsers.picture(page, "alerts-" + width + "-" + staff().indexOf(page));
            for (var stops = 0; stops < 30; stops++) {
                page.keyboard().press("Shift+Tab");
                assertThat(page.evaluate("""
                        () => {
                          const focused = document.activeElement;
                          return focused === document.body || focused.closest('cq-alerts, .page-header, .skip') !== null
                            || focused.getBoundingClientRect().bottom
                              > document.querySelector('.alerts').getBoundingClientRect().bottom;
                        }""")).isEqualTo(true);
            }
        }
    }

    @Test
    void the_reminder_to_look_again_ends_when_somebody_has_looked() {
        var number = issue();
        urgent(number);
        visible(doctor, "reassess-" + number);

        // When
        urgent(number);

        // Then: somebody has said the same of the patient once more
        gone(doctor, "reassess-" + number);
    }

    @Test
    void two_at_one_workplace_are_told_both_until_one_goes() {
        assertThat(visible(manager, "staffed-room-3")).containsText("Room 3");
        assertThat(visible(manager, "staffed-counter-2")).containsText("Counter 2");
        assertThat(visible(manager, "not-staffed")).containsText("Without anybody: 7");
        press(takes(doctor, "break"));
        press(takes(doctor, "break-15"));
        assertThat(visible(doctor, "back-at")).containsText("back at");
        assertThat(visible(manager, "staffed-room-3")).containsText("back at");
        var second = page("second doctor", "/doctor?room=3");
        var colleague = page("second pharmacist", "/pharmacist?counter=2");

        // Then
        for (var page : List.of(doctor, second)) {
            assertThat(visible(page, "shared-workplace")).containsText("2 pages are open for Room 3");
        }
        for (var page : List.of(pharmacist, colleague)) {
            assertThat(visible(page, "shared-workplace")).containsText("2 pages are open for Counter 2");
        }
        assertThat(visible(manager, "staffed-room-3")).containsText("2 pages are open");
        browsers.picture(doctor, "two-doctors");
        browsers.picture(manager, "who-sits-where");

        second.reload();
        isLive(second);
        assertThat(visible(doctor, "shared-workplace")).containsText("2 pages are open for Room 3");
        at(second, "room-select").selectOption("7");
        gone(doctor, "shared-workplace");
        visible(manager, "staffed-room-7");
        // Over a reload, too, until the page says or does something else.
        doctor.reload();
        isLive(doctor);
        assertThat(visible(manager, "staffed-room-3")).containsText("back at");
        press(takes(doctor, "break-over"));
        assertThat(visible(manager, "staffed-room-3")).not().containsText("back at");
        gone(manager, "not-staffed");
        colleague.context().close();
        gone(pharmacist, "shared-workplace");
        second.context().close();
        gone(manager, "staffed-room-7");
    }

    @Test
    void a_called_patients_phone_tells() {
        var phone = browsers.open("phone", clinic.page(issue("trackingPath")), 390, 800, RECORDER);
        var number = issued.getFirst();
        isLive(phone);
        assertThat(phone).hasTitle(Pattern.compile("^" + number + " – .+"), SOON);
        assertThat(visible(phone, "bell-off")).containsText("Touch this page once");
        browsers.picture(phone, "phone-waiting");
        press(phone.locator("h1"));
        gone(phone, "bell-off");

        // When
        call(number, "3");

        // Then
        assertThat(phone).hasTitle(Pattern.compile("^" + number + " → Room 3 – .+"), SOON);
        phone.waitForFunction("() => window.vibrations === 1 && window.notes === 4");
        browsers.picture(phone, "phone-called");
        clinic.rest().post("/api/tickets/" + number + "/recall", "{}").expect(200);
        phone.waitForFunction("() => window.vibrations === 2");
        phone.context().close();
    }

    @Tag("soak")
    @Test
    void a_service_that_stops_in_the_middle_of_traffic_says_so_without_a_stack_trace() throws InterruptedException {
        var before = clinic.log().length();
        var number = issue();
        var goesOn = new AtomicBoolean(true);
        var traffic = Thread.ofPlatform().start(() -> {
            while (goesOn.get()) {
                try {
                    clinic.rest().put("/api/tickets/" + number + "/priority", "{\"priority\": \"high\"}");
                } catch (UncheckedIOException cutOff) {
                    // The gateway was the one that stopped, in the middle of its answer.
                }
            }
        });
        try {
            for (var service : List.of(Service.PHARMACY, Service.TICKET, Service.TRIAGE, Service.GATEWAY)) {
                clinic.terminate(service);
                clinic.awaitReady(service);
            }
        } finally {
            goesOn.set(false);
            traffic.join();
            staff().forEach(Pages::isLive);
            browsers.complaints().values().forEach(List::clear); // pages say in their consoles that the gateway was away
        }

        // Then
        assertThat(clinic.log().substring(before)).contains("ticket-service stopped in", "display-gateway stopped in")
                .doesNotContain("Exception", "\tat ", "still open at the end");
    }

    @Test
    void a_page_that_must_not_sleep_asks_again_when_it_is_seen_again() {
        for (var path : List.of("/screen", "/kiosk")) {
            var page = page(path, path);
            page.waitForFunction("() => window.locks.length === 1");

            // When
            page.evaluate("() => { window.locks[0].dispatchEvent(new Event('release'));"
                    + " document.dispatchEvent(new Event('visibilitychange')); }");

            // Then: at once, and not when it looks the next time
            page.waitForFunction("() => window.locks.length === 2", null,
                    new Page.WaitForFunctionOptions().setTimeout(10_000));
            assertThat(page.locator("cq-awake")).hasText("");
            page.context().close();
        }
    }

    @Test
    void a_browser_that_does_not_say_whether_it_stays_awake_counts_as_one_that_does_not() {
        var page = browsers.open("silent", "about:blank", 1280, 800, SILENT_WAKE_LOCK);
        page.clock().install();
        page.navigate(clinic.page("/screen"));
        isLive(page);
        assertThat(page.locator("cq-awake")).hasText("");

        // When
        page.clock().fastForward(31_000);

        // Then
        assertThat(page.locator("cq-awake")).containsText("switch its energy saving off");
        page.context().close();
    }

    @Test
    void a_device_that_may_fall_asleep_says_what_to_set() {
        for (var path : List.of("/screen", "/kiosk")) {
            var page = browsers.open(path, clinic.page(path), 1280, 800, WITHOUT_WAKE_LOCK);
            isLive(page);
            assertThat(page.locator("cq-awake")).containsText("switch its sleep off");
            browsers.picture(page, "sleep" + path.replace('/', '-'));
            page.context().close();
        }
    }
}
