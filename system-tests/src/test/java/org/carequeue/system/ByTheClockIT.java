package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;

/// What the clock alone brings about, seen on the pages: patients who are to be looked at again, a tier that nobody
/// serves, the end of the day. Two of the clinic's minutes pass in a second.
class ByTheClockIT {

    private static final int PACE = 120;
    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-24T03:00:01Z");
    private static final double PATIENCE_MILLIS = 30_000;
    private static final String SETTINGS = """
            zone: Europe/Paris
            dayStartsAt: "04:00"
            calling:
              unservedAfter: PT5M
            """;

    @TempDir
    Path folder;

    @Test
    void pages_show_what_is_due_and_how_the_day_ends() throws IOException {
        var file = Files.writeString(folder.resolve("clinic.yaml"), SETTINGS);
        try (var clinic = RunningClinic.startAt(folder, MORNING, PACE,
                Map.of("CAREQUEUE_CLINIC_FILE", file.toString()));
                var pages = new Pages(clinic, "by-the-clock")) {
            var rest = clinic.rest();
            var path = rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("trackingPath");
            rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
            var phone = pages.browsers.open("phone", clinic.page(path), 390, 800);
            isLive(phone);
            press(pages.doctor, "priority-A002-high");

            for (var page : new Page[] { pages.doctor, pages.pharmacist, pages.manager }) {
                assertThat(visible(page, "unserved-1")).containsText("High");
            }
            pages.browsers.picture(pages.doctor, "doctor-1-unserved");
            assertThat(visible(pages.doctor, "waiting-A002").getByTestId("due"))
                    .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(at(pages.doctor, "waiting-A001").getByTestId("due")).hasCount(0);
            pages.browsers.picture(pages.doctor, "doctor-2-due");
            press(pages.doctor, "reassess-A002");
            gone(pages.doctor, "reassess-A002");

            press(pages.doctor, "next");
            visible(pages.screen, "called-A002");
            gone(pages.doctor, "unserved-1");
            gone(pages.pharmacist, "unserved-1");
            assertThat(at(phone, "own-status")).hasAttribute("data-status", "waiting");

            changedByTheManager(clinic, pages);

            assertThat(pages.browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
            clinic.goOnAt(NEXT_DAY, PACE);

            // Then: whoever still waits is closed with the day, and sees it; who was called goes on, off the public screen
            assertThat(at(phone, "own-status")).hasAttribute("data-status", "day-ended",
                    new HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
            pages.browsers.picture(phone, "phone-1-day-ended");
            press(pages.manager, "show-done");
            assertThat(at(pages.manager, "ticket-A001")).hasAttribute("data-status", "day-ended");
            gone(pages.doctor, "waiting-A001");
            gone(pages.screen, "called-A002");
            assertThat(rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("id"))
                    .as("a new day's first number").isEqualTo("2026-11-24-A001");
            visible(pages.doctor, "waiting-A001");
            pages.browsers.picture(pages.doctor, "doctor-4-next-day");
            pages.browsers.picture(pages.manager, "manager-1-next-day");
            twoHaveTheSameNumber(pages, rest);

            clinic.goOnAt(MORNING, PACE);
            timesStandStill(clinic, pages);
        }
    }

    /// The clock was a day ahead and is set right: patients are called as ever, and whoever can help is told.
    private static void timesStandStill(RunningClinic clinic, Pages pages) {
        var rest = clinic.rest();
        for (var page : new Page[] { pages.doctor, pages.pharmacist, pages.manager }) {
            isLive(page);
            assertThat(at(page, "stands-still")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        }
        assertThat(at(pages.manager, "stands-still")).containsText("November 24, 2026");
        var health = clinic.operator(Service.TRIAGE).get("/q/health/ready").expect(200);
        assertThat(health.body().toString()).contains("was set back", "times stand still");
        assertThat(clinic.log()).contains("clock set back, times stand still");

        rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
        var next = rest.post("/api/rooms/5/next", "{}").expect(200).text("id");
        visible(pages.screen, "called-" + next.substring(next.lastIndexOf('-') + 1));
        pages.browsers.picture(pages.doctor, "doctor-5-stands-still");
        pages.browsers.picture(pages.manager, "manager-3-stands-still");
    }

    /// Yesterday's A002 is still in room 3 when today's is called to room 4.
    private static void twoHaveTheSameNumber(Pages pages, Rest rest) {
        var yesterdays = "2026-11-23-A002";
        var todays = rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("id");
        assertThat(todays).isEqualTo("2026-11-24-A002");
        rest.post("/api/rooms/4/call", "{\"ticket\":\"%s\",\"reason\":\"asked for\"}".formatted(todays)).expect(200);
        onlyOnScreen(pages, todays);
        assertThat(at(pages.doctor, "current")).containsText("A002 · yesterday");

        press(pages.doctor, "recall");
        assertThat(of(pages.screen, yesterdays).getByTestId("day")).hasText("yesterday");
        assertThat(of(pages.screen, yesterdays)).containsText("3");
        assertThat(of(pages.screen, todays)).containsText("4");
        assertThat(of(pages.screen, todays).getByTestId("day")).hasCount(0);
        assertThat(at(pages.screen, "announcement")).containsText("A002 · yesterday");
        pages.browsers.picture(pages.screen, "screen-1-same-number");
        press(pages.doctor, "start");

        assertThat(rest.post("/api/tickets/A002/cancel", "{}").expect(409).text("detail")).contains(yesterdays, todays);
        visible(pages.manager, "left-open-" + yesterdays);
        pages.browsers.picture(pages.manager, "manager-2-left-open");
        press(pages.manager, "finish-" + yesterdays);
        gone(pages.manager, "left-open");
        onlyOnScreen(pages, todays);
        pages.browsers.picture(pages.screen, "screen-2-today-alone");
    }

    private static Locator of(Page page, String ticket) {
        return page.locator("[data-ticket='%s']".formatted(ticket));
    }

    private static void onlyOnScreen(Pages pages, String ticket) {
        assertThat(of(pages.screen, ticket)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(at(pages.screen, "called-A002")).hasCount(1);
    }

    /// Through the gateway to the one who owns the settings, and back to every page.
    private static void changedByTheManager(RunningClinic clinic, Pages pages) {
        var rest = clinic.rest();
        var version = rest.get("/api/settings").expect(200).body().path("version").asInt();
        var lines = """
                {"version":%d,"serviceLines":[{"code":"general","letter":"A","name":"General"},
                {"code":"dressings","letter":"D","name":"Dressings"}]}""";
        assertThat(rest.put("/api/settings", lines.formatted(version)).expect(200).body().path("version").asInt())
                .isEqualTo(version + 1);
        visible(pages.kiosk, "line-dressings");
        gone(pages.kiosk, "line-paediatrics");
        assertThat(rest.put("/api/settings", lines.formatted(version)).expect(409).text("type")).endsWith("settings-changed");
        assertThat(rest.put("/api/settings", "{\"dayStartsAt\":\"half past four\"}").expect(400).text("detail"))
                .contains("dayStartsAt");
        press(pages.kiosk, "line-dressings");
        assertThat(visible(pages.kiosk, "kiosk-number")).hasText("D001");
        press(pages.kiosk, "kiosk-done");
        visible(pages.doctor, "waiting-D001");
        pages.browsers.picture(pages.doctor, "doctor-3-new-line");
    }
}
