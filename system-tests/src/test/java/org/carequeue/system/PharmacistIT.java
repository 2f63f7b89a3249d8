package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Camera;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.BoundingBox;

/// What happens at the counters by accident, in a hurry, or not at all.
class PharmacistIT {

    /// So far apart are the two taps of one finger at most, as controls.js has it, in pixels.
    private static final double REACH = 24;
    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-24T08:00:00Z");
    /// The slowest of a demo's clocks.
    private static final int PACE = 2;
    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(30_000);
    private static final IsVisibleOptions THERE = new IsVisibleOptions().setTimeout(30_000);
    private static final String ORDER = """
            {"items":[{"medicine":"Amoxicillin","strength":"500 mg","dose":{"amount":1,"unit":"capsule"},\
            "frequency":"every-8-hours","quantity":{"amount":21,"unit":"capsule"}},\
            {"medicine":"Ibuprofen","strength":"400 mg","dose":{"amount":1,"unit":"tablet"},\
            "frequency":"every-8-hours","quantity":{"amount":9,"unit":"tablet"}}],\
            "overrides":[{"warning":"same-medicine-twice","item":0,"reason":"written in two parts"},\
            {"warning":"same-medicine-twice","item":1,"reason":"written in two parts"}]}""";
    /// The same in one line.
    private static final String MEDICINES = "Amoxicillin 500 mg; Ibuprofen 400 mg";
    private static final String ANOTHER_ORDER = """
            {"items":[{"medicine":"Cetirizine","strength":"10 mg","dose":{"amount":1,"unit":"tablet"},\
            "frequency":"once-daily","quantity":{"amount":7,"unit":"tablet"}}]}""";

    /// When it was written, and since when it is in work.
    private static final Pattern TIME_AND_SPAN = Pattern.compile("^\\s*\\d\\d:\\d\\d\\s·\\s[\\d:]+\\s*$");

    /// A number that is not the prescription's; a browser says so of every refusal.
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 409 (Conflict)";

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        clinic = RunningClinic.startAt(folder, MORNING, PACE, Map.of());
        browsers = new Browsers("pharmacist");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).allMatch(REFUSED::equals));
    }

    @Test
    void whoever_clicks_often_on_one_spot_or_holds_enter_claims_and_does_nothing_more() {
        for (var byKey : List.of(false, true)) {
            // Given
            var id = prescribe(issue());
            var page = counter("1");
            var asked = new CopyOnWriteArrayList<String>();
            page.onRequest(request -> {
                if (request.method().equals("POST")) {
                    asked.add(request.url().substring(request.url().lastIndexOf('/') + 1));
                }
            });
            var claim = shown(card(page, id), "claim");
            assertThat(claim).isEnabled();

            // When
            if (byKey) {
                claim.focus();
                for (var time = 0; time < 20; time++) {
                    page.keyboard().down("Enter");
                }
            } else {
                Pages.press(claim);
                press(page, 3);
            }
            assertThat(card(page, id)).hasAttribute("data-status", "claimed", SOON);
            if (byKey) {
                for (var time = 0; time < 20; time++) {
                    page.keyboard().down("Enter");
                }
                page.keyboard().up("Enter");
            } else {
                press(page, 4);
            }

            // Then
            assertThat(shown(card(page, id), "ready")).isEnabled();
            assertThat(asked).containsExactly("claim");
            assertThat(card(page, id)).hasAttribute("data-status", "claimed");
            page.close();
        }
    }

    @Test
    void a_slip_that_is_held_before_the_camera_is_taken_as_a_scanned_one() {
        // Given
        var issued = clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
        var id = prescribe(issued.text("number"));
        clinic.rest().post("/api/prescriptions/" + id + "/claim", "{\"counter\":\"5\"}").expect(200);
        clinic.rest().post("/api/prescriptions/" + id + "/ready", "{}").expect(200);
        var page = browsers.open("camera", clinic.page("/pharmacist?counter=5"), 1440, 900, Camera.SCRIPT);
        isLive(page);
        var card = card(page, id);
        Pages.press(shown(card, "hand-over"));

        // When
        Pages.press(shown(card, "hand-over-ticket-scan"));
        assertThat(shown(card, "hand-over-ticket-camera")).isVisible();
        browsers.whole(page, "pharmacist-camera");
        Camera.sees(page, clinic.page(issued.text("trackingPath")));

        // Then: it is off again, and nothing is done before somebody presses the button
        assertThat(shown(card, "hand-over-ticket")).hasValue(clinic.page(issued.text("trackingPath")));
        assertThat(in(card, "hand-over-ticket-camera")).hasCount(0);
        assertThat(page.evaluate("window.tracks.length > 0 && window.tracks.every(({ readyState }) => readyState === 'ended')"))
                .isEqualTo(true);
        Pages.press(in(card, "hand-over-send"));
        gone(page, "prescription-" + id);
        page.close();

        // And: whoever presses again while the browser asks for leave has one picture in the end, and leaves none behind
        var asked = prescribe(issue());
        clinic.rest().post("/api/prescriptions/" + asked + "/claim", "{\"counter\":\"5\"}").expect(200);
        clinic.rest().post("/api/prescriptions/" + asked + "/ready", "{}").expect(200);
        var again = browsers.open("asked", clinic.page("/pharmacist?counter=5"), 1440, 900,
                "window.leave = new Promise(resolve => { window.give = resolve; });" + Camera.SCRIPT);
        isLive(again);
        Pages.press(shown(card(again, asked), "hand-over"));
        var scan = shown(card(again, asked), "hand-over-ticket-scan");
        for (var pressed : List.of("true", "false", "true")) {
            Pages.press(scan);
            assertThat(scan).hasAttribute("aria-pressed", pressed);
        }
        again.evaluate("window.give()");
        again.waitForFunction(
                "() => window.tracks.length === 2 && window.tracks.filter(({ readyState }) => readyState === 'live').length === 1");
        Pages.press(scan);
        again.waitForFunction("() => window.tracks.every(({ readyState }) => readyState === 'ended')");
        again.close();

        // And: a browser that cannot read codes offers nothing
        var other = prescribe(issue());
        clinic.rest().post("/api/prescriptions/" + other + "/claim", "{\"counter\":\"5\"}").expect(200);
        clinic.rest().post("/api/prescriptions/" + other + "/ready", "{}").expect(200);
        var without = browsers.open("no-camera", clinic.page("/pharmacist?counter=5"), 1440, 900,
                "delete window.BarcodeDetector;");
        isLive(without);
        Pages.press(shown(card(without, other), "hand-over"));
        assertThat(in(card(without, other), "hand-over-ticket-scan")).hasCount(0);
        without.close();
    }

    @Test
    void the_steps_stand_at_three_places_the_last_asks_for_the_number_and_all_is_undone() {
        // Given
        var another = clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("trackingPath");
        var issued = clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
        var number = issued.text("number");
        var id = prescribe(number);
        var page = counter("1");
        var screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        isLive(screen);
        var card = card(page, id);

        // When
        var claim = shown(card, "claim").boundingBox();
        Pages.press(in(card, "claim"));
        var ready = shown(card, "ready").boundingBox();
        Pages.press(in(card, "ready"));
        var handOver = shown(card, "hand-over").boundingBox();
        visible(screen, "ready-" + number);

        // Then
        assertThat(List.of(gap(claim, ready), gap(ready, handOver), gap(claim, handOver)))
                .allSatisfy(gap -> assertThat(gap).isGreaterThan(REACH));
        Pages.press(in(card, "hand-over"));
        shown(card, "hand-over-ticket").fill("Z999");
        Pages.press(in(card, "hand-over-send"));
        assertThat(shown(card, "problem")).containsText("compare the number");
        assertThat(card).hasAttribute("data-status", "ready");
        browsers.whole(page, "pharmacist-1-wrong-number");
        in(card, "hand-over-ticket").fill(clinic.page(another));
        Pages.press(in(card, "hand-over-send"));
        assertThat(shown(card, "problem")).containsText("no slip of " + number);
        assertThat(card).hasAttribute("data-status", "ready");
        in(card, "hand-over-ticket").fill(clinic.page(issued.text("trackingPath")));
        Pages.press(in(card, "hand-over-send"));
        gone(page, "prescription-" + id);
        gone(screen, "ready-" + number);

        var supplied = visible(page, "supplied-" + id);
        assertThat(supplied.locator(".rx-summary")).hasText(MEDICINES);

        // When
        Pages.press(in(supplied, "undo"));

        // Then
        assertThat(card).hasAttribute("data-status", "ready", SOON);
        visible(screen, "ready-" + number);
        Pages.press(shown(card, "hand-over"));
        shown(card, "hand-over-ticket").fill(number.toLowerCase(Locale.ROOT));
        Pages.press(in(card, "hand-over-send"));
        gone(page, "prescription-" + id);
        Pages.press(in(visible(page, "supplied-" + id), "undo"));
        assertThat(card).hasAttribute("data-status", "ready", SOON);
        Pages.press(shown(card, "undo"));
        assertThat(card).hasAttribute("data-status", "claimed", SOON);
        gone(screen, "ready-" + number);
        Pages.press(shown(card, "release"));
        assertThat(card).hasAttribute("data-status", "submitted", SOON);
        screen.close();
        page.close();
    }

    @Test
    void what_one_counter_takes_over_both_see() {
        // Given
        var id = prescribe(issue());
        var one = counter("1");
        var two = counter("2");
        Pages.press(shown(card(one, id), "claim"));

        // When
        Pages.press(shown(card(two, id), "take-over"));
        shown(card(two, id), "take-over-reason").fill("the counter closes");
        Pages.press(shown(card(two, id), "take-over-send"));

        // Then
        for (var page : List.of(one, two)) {
            assertThat(shown(card(page, id), "taken-over")).containsText("counter 1");
            assertThat(shown(card(page, id), "taken-over")).containsText("the counter closes");
        }
        // Whoever wrote it named no workplace.
        assertThat(card(one, id).locator(".rx-when")).hasText(TIME_AND_SPAN);
        assertThat(in(card(one, id), "holder")).containsText("2");
        assertThat(in(card(one, id), "ready")).hasCount(0);
        assertThat(shown(card(two, id), "ready")).isEnabled();
        browsers.whole(one, "pharmacist-2-taken-over");
        one.close();
        two.close();
    }

    @Test
    void what_is_cancelled_at_a_counter_stays_there_until_it_is_put_away() {
        // Given
        var number = issue();
        var id = prescribe(number);
        var page = counter("1");
        Pages.press(shown(card(page, id), "claim"));
        shown(card(page, id), "ready");

        // When
        clinic.rest().post("/api/tickets/" + number + "/cancel", "{}").expect(200);

        // Then
        assertThat(card(page, id)).hasAttribute("data-status", "cancelled", SOON);
        assertThat(card(page, id)).containsText("do not supply");
        browsers.whole(page, "pharmacist-3-cancelled");
        Pages.press(shown(card(page, id), "put-away"));
        Pages.press(shown(card(page, id), "confirm"));
        gone(page, "prescription-" + id);
        page.close();
    }

    @Test
    void each_of_two_that_are_ready_at_one_counter_is_announced() {
        // Given
        var number = issue();
        var first = prescribe(number);
        var second = clinic.rest().post("/api/tickets/" + number + "/prescriptions", ANOTHER_ORDER).expect(201).text("id");
        var screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        isLive(screen);
        makeReady(first);
        var said = screen.locator("[data-testid=announcement] > p");
        assertThat(said).containsText(number);
        said.evaluate("one => { one.id = 'first' }");

        // When
        makeReady(second);

        // Then
        assertThat(screen.locator("[data-testid=announcement] > p:not(#first)")).containsText(number);
        assertThat(at(screen, "ready-" + number)).hasCount(1);
        step(first, "hand-over");
        step(second, "hand-over");
        gone(screen, "ready-" + number);
        screen.close();
    }

    @Test
    void what_nobody_fetches_is_off_the_screen_the_next_day_and_on_the_lists_of_the_staff() {
        // Given
        var number = issue();
        var id = prescribe(number);
        makeReady(id);

        // When
        clinic.goOnAt(NEXT_DAY, PACE);

        // Then
        var page = counter("1");
        var manager = browsers.open("manager", clinic.page("/manager"), 1366, 768);
        isLive(manager);
        assertThat(visible(page, "uncollected-" + id).locator(".rx-summary")).hasText(MEDICINES);
        assertThat(visible(manager, "uncollected-" + id).locator(".rx-summary")).hasText("");
        var screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        isLive(screen);
        assertThat(at(screen, "ready-" + number)).hasCount(0);
        browsers.whole(page, "pharmacist-4-not-collected");
        browsers.whole(manager, "manager-1-not-collected");
        Pages.press(shown(visible(manager, "uncollected-" + id), "return"));
        Pages.press(shown(visible(manager, "uncollected-" + id), "confirm"));
        gone(manager, "uncollected-" + id);
        gone(page, "uncollected-" + id);
        screen.close();
        manager.close();
        page.close();
    }

    // ── what people do ──

    private static Page counter(String counter) {
        var page = browsers.open("counter-" + counter, clinic.page("/pharmacist?counter=" + counter), 1366, 768);
        isLive(page);
        return page;
    }

    private static Locator card(Page page, String id) {
        return at(page, "prescription-" + id);
    }

    private static Locator in(Locator within, String testId) {
        return within.getByTestId(testId);
    }

    private static Locator shown(Locator within, String testId) {
        assertThat(in(within, testId)).isVisible(THERE);
        return in(within, testId);
    }

    /// Presses where the pointer is.
    private static void press(Page page, int times) {
        for (var time = 0; time < times; time++) {
            page.mouse().down();
            page.mouse().up();
        }
    }

    /// How far two controls are from each other, in pixels.
    private static double gap(BoundingBox one, BoundingBox other) {
        var across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
        var down = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
        return Math.max(across, down);
    }

    private static String issue() {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("number");
    }

    private static String prescribe(String number) {
        return clinic.rest().post("/api/tickets/" + number + "/prescriptions", ORDER).expect(201).text("id");
    }

    private static void makeReady(String id) {
        clinic.rest().post("/api/prescriptions/" + id + "/claim", "{\"counter\":\"1\"}").expect(200);
        step(id, "ready");
    }

    private static void step(String id, String step) {
        clinic.rest().post("/api/prescriptions/" + id + "/" + step, "").expect(200);
    }
}
