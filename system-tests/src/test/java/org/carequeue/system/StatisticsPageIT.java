package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.pressToLeave;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.carequeue.system.clinic.Accessibility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// The figures as managers read them: one day, on which more happens while they look.
class StatisticsPageIT {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final String LIBRARY = "echarts";
    private static final int PAGES_OF_THE_REPORT = 2;

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;
    /// How many patients have come; of them two are in rooms.
    private static int patients;
    /// How many of them have been there and gone.
    private static int finished;

    @BeforeAll
    static void open() {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        clinic = RunningClinic.startWithStatistics(folder, Map.of());
        browsers = new Browsers("statistics");
        patients = 0;
        finished = 0;
        for (int patient = 0; patient < 3; patient++) {
            arrives();
        }
        begins("1");
        begins("2");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    private static Page figures(String name, String search) {
        var page = browsers.open(name, clinic.page("/statistics" + search), 1440, 900);
        isLive(page);
        visible(page, "of-period");
        return page;
    }

    private static void says(Page page, String figure, String value) {
        assertThat(at(page, "figure-" + figure)).hasText(value);
    }

    private static void arrives() {
        patients++;
        clinic.rest().persist("/api/tickets", "{\"serviceLine\":\"general\"}", "patient-" + patients).expect(201);
    }

    private static String waiting() {
        return Integer.toString(patients - 2 - finished);
    }

    /// Somebody comes, is called to a room, and has been there.
    private static void isSeen(String room) {
        arrives();
        var rest = clinic.rest();
        var id = rest.persist("/api/rooms/" + room + "/next", "", "next-" + room).expect(200).text("id");
        rest.persist("/api/tickets/" + id + "/start", "", "start-" + room).expect(200);
        rest.persist("/api/tickets/" + id + "/finish", "", "finish-" + room).expect(200);
        finished++;
    }

    private static String issued() {
        return Integer.toString(patients);
    }

    /// Somebody is called to a room, and is there.
    private static void begins(String room) {
        var id = clinic.rest().persist("/api/rooms/" + room + "/next", "", "next-" + room).expect(200).text("id");
        clinic.rest().persist("/api/tickets/" + id + "/start", "", "start-" + room).expect(200);
    }

    private static Locator table(Page page, String chart) {
        var folded = visible(page, "chart-" + chart).locator(".below details");
        press(folded.locator("summary"));
        return folded.locator("table");
    }

    @Test
    void what_happens_is_on_the_page_and_leads_to_the_visits_behind_it() {
        var page = figures("live", "");
        says(page, "nowWaiting", waiting());
        says(page, "nowRoomsInUse", "2");
        assertThat(visible(page, "level-normal")).containsText("100%");
        assertThat(visible(page, "chart-usual-day")).containsText("Too few days");
        assertThat(visible(page, "up-to")).containsText(Pattern.compile("Triage service \\d\\d:\\d\\d:\\d\\d"));

        arrives();
        says(page, "nowWaiting", waiting());
        browsers.whole(page, "today");

        press(table(page, "usual-day").locator("tbody button").first());
        assertThat(visible(page, "visits-count")).hasText(issued());
        browsers.picture(page, "visits");
        Accessibility.isUsable(page);
        page.keyboard().press("Escape");
        gone(page, "visits-behind");
        assertThat(browsers.complaints().get("live")).isEmpty();
    }

    @Test
    void a_view_stands_in_the_address_and_is_the_same_when_it_is_sent() {
        var page = figures("sent", "");
        at(page, "filter-period").selectOption("today");
        at(page, "filter-room").selectOption("1");
        says(page, "issued", "1");
        assertThat(page.url()).endsWith("?period=today&room=1");
        press(table(page, "visits").locator("tbody button").first());
        assertThat(visible(page, "visits-count")).hasText("1");
        var address = page.url();

        page.reload();
        isLive(page);
        assertThat(visible(page, "visits-count")).hasText("1");
        says(page, "issued", "1");
        assertThat(at(page, "filter-room")).hasValue("1");
        assertThat(page.url()).isEqualTo(address);
        press(page, "visits-close");
        gone(page, "visits-behind");

        page.goBack();
        visible(page, "visits-behind");
        page.goBack();
        gone(page, "visits-behind");
        page.goBack();
        says(page, "issued", issued());
        assertThat(at(page, "filter-room")).hasValue("");
        assertThat(browsers.complaints().get("sent")).isEmpty();
    }

    @Test
    void everybody_can_use_it_in_the_light_in_the_dark_and_on_a_phone() {
        var page = figures("usable", "?period=today");
        says(page, "issued", issued());
        assertThat(page.locator(".picture canvas").first()).isVisible();
        press(visible(page, "all-figures").locator("summary"));
        press(page.locator(".tile summary").first());
        press(table(page, "heat").locator("tbody button").first());
        visible(page, "visits-count");
        Accessibility.isUsable(page);
        page.keyboard().press("Escape");
        gone(page, "visits-behind");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            Accessibility.isUsable(page);
            browsers.whole(page, "period-" + scheme);
        }
        page.setViewportSize(390, 844);
        page.waitForFunction("() => document.documentElement.scrollWidth === 390");
        Accessibility.isUsable(page);
        browsers.whole(page, "phone");
    }

    @Test
    void a_day_is_played_again_and_so_it_is_when_its_address_is_sent() {
        isSeen("5");
        var page = figures("played", "?period=today");
        says(page, "issued", issued());
        at(page, "what-if-day").fill(at(page, "what-if-day").getAttribute("max"));
        at(page, "what-if-policy").selectOption("fifo");
        at(page, "what-if-rooms").fill("2");
        press(page, "what-if-play");

        var table = visible(page, "what-if-table");
        assertThat(visible(page, "what-if-day-was")).containsText("so far: 3 rooms work; next is by tier");
        assertThat(table.locator("tbody").last()).containsText("Played otherwise");
        assertThat(table.locator("tbody").last().locator("tr").first()).containsText("The day itself");
        Accessibility.isUsable(page);
        browsers.whole(page, "played");

        page.reload();
        visible(page, "what-if-table");
        assertThat(at(page, "what-if-policy")).hasValue("fifo");
        assertThat(at(page, "what-if-rooms")).hasValue("2");

        at(page, "what-if-day").fill("2020-01-01");
        press(page, "what-if-play");
        assertThat(page.getByText("Of that day no consultation is known that was finished.")).isVisible();
        gone(page, "what-if-table");
    }

    @Test
    void it_prints_as_a_report_of_two_pages() throws IOException {
        var page = figures("printed", "?period=today");
        says(page, "issued", issued());
        assertThat(page.locator(".picture canvas").last()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        try (var report = Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
            assertThat(report.getNumberOfPages()).isEqualTo(PAGES_OF_THE_REPORT);
        }
        assertThat(page.locator("html")).not().hasAttribute("data-paper", "");
    }

    @Test
    void what_draws_the_charts_is_loaded_on_this_page_alone_to_which_the_manager_s_leads_and_back() {
        var loaded = new ArrayList<String>();
        var page = browsers.open("manager", "about:blank");
        page.onRequest(request -> loaded.add(request.url()));
        page.navigate(clinic.page("/manager"));
        isLive(page);
        assertThat(loaded).isNotEmpty().noneMatch(address -> address.contains(LIBRARY));
        assertThat(page.content()).doesNotContain(LIBRARY);

        pressToLeave(page, "to-statistics", clinic.page("/statistics"));
        isLive(page);
        assertThat(page.locator(".picture canvas").first()).isVisible();
        assertThat(loaded).filteredOn(address -> address.contains(LIBRARY)).hasSize(1);
        pressToLeave(page, "to-manager", clinic.page("/manager"));
        isLive(page);
        assertThat(browsers.complaints().get("manager")).isEmpty();
    }

    @Test
    @Tag("soak")
    void without_the_service_the_page_says_so_while_the_queue_goes_on_and_recovers_by_itself() {
        var page = figures("away", "?period=today");
        says(page, "issued", issued());
        var before = waiting();
        clinic.pause(Service.STATISTICS);
        arrives();
        assertThat(at(page, "unavailable")).isVisible();
        assertThat(at(page, "unavailable")).containsText("The statistics cannot be had now. The queue goes on as usual.");
        // What was counted last is still there, and said to be of then.
        says(page, "nowWaiting", before);
        assertThat(at(page, "unavailable")).containsText("What is shown is as of");
        at(page, "filter-level").selectOption("normal");
        assertThat(at(page, "period-unavailable")).isVisible();
        browsers.whole(page, "unavailable");
        Accessibility.isUsable(page);

        clinic.resume(Service.STATISTICS);
        says(page, "nowWaiting", waiting());
        says(page, "issued", issued());
        gone(page, "unavailable");
        gone(page, "period-unavailable");
    }
}
