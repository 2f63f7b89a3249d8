package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.ClosedClinic.PASSWORD;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.takes;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.ClosedClinic;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasTitleOptions;

/// The triage desk, at which a nurse works: by keyboard, and with a tablet in the hand.
class TriageDeskIT {

    private static final double PATIENCE = 30_000;
    private static final HasAttributeOptions IS = new HasAttributeOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions TELLS = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final HasValueOptions HOLDS = new HasValueOptions().setTimeout(PATIENCE);
    private static final IsFocusedOptions HELD = new IsFocusedOptions().setTimeout(PATIENCE);
    private static final String COMPLAINT = "Chest pain since this morning";
    /// What can be pressed and is smaller than a finger, and whatever stands beyond the window's edge.
    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('main button, main input:not([type=checkbox])')].filter(one => one.checkVisibility())
              .filter(one => { const { width, height } = one.getBoundingClientRect(); return width < 44 || height < 44; })
              .map(one => one.outerHTML).concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : [])""";

    @TempDir
    static Path folder;
    private static ClosedClinic closed;
    private static RunningClinic clinic;
    private static Browsers browsers;
    private static String[] doctor;

    @BeforeAll
    static void open() {
        closed = ClosedClinic.start(folder, "triage");
        clinic = closed.running();
        browsers = closed.browsers();
        for (var role : List.of("nurse", "doctor")) {
            closed.add(role + "-on-duty", "On duty", role);
        }
        doctor = closed.signIn("doctor-on-duty", PASSWORD);
        // Who is moderate is to be looked at again soon.
        var settings = clinic.rest().get("/api/settings", closed.manager()).expect(200).body();
        ((ObjectNode) settings.at("/scale/levels/2")).put("reassessAfter", "PT4S");
        clinic.rest().put("/api/settings", settings.toString(), closed.manager()).expect(200);
    }

    @AfterAll
    static void close() {
        closed.close();
    }

    @AfterEach
    void no_page_has_complained_and_nobody_is_left() {
        closed.noPageHasComplained();
        for (var waiting : clinic.rest().get("/api/waiting", closed.manager()).expect(200).body()) {
            does(waiting, "cancel", "");
        }
    }

    // ── what the others do ──

    private static JsonNode issue() {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}", closed.manager()).expect(201).body();
    }

    private static JsonNode issue(String level) {
        var ticket = issue();
        triage(ticket, level);
        return ticket;
    }

    private static void triage(JsonNode ticket, String level) {
        clinic.rest().put("/api/tickets/" + id(ticket) + "/priority", "{\"priority\":\"" + level + "\"}", doctor).expect(200);
    }

    private static void does(JsonNode ticket, String move, String body) {
        clinic.rest().post("/api/tickets/" + id(ticket) + "/" + move, body, doctor).expect(200);
    }

    private static String id(JsonNode ticket) {
        return ticket.path("id").asText();
    }

    private static String number(JsonNode ticket) {
        return ticket.path("number").asText();
    }

    private static Instant assessedAt(JsonNode ticket) {
        return Instant.parse(clinic.rest().get("/api/tickets/" + id(ticket), closed.manager()).expect(200).text("assessedAt"));
    }

    // ── the desk ──

    private static Page desk(Page page) {
        closed.signsIn(page, "nurse-on-duty", PASSWORD, "/triage");
        isLive(page);
        return page;
    }

    private static Page desk() {
        return desk(browsers.open("/triage", clinic.page("/triage"), 1366, 768));
    }

    private static Locator row(Page page, JsonNode ticket) {
        return at(page, "row-" + number(ticket));
    }

    private static void isChosen(Page page, JsonNode ticket) {
        assertThat(row(page, ticket)).hasAttribute("aria-pressed", "true", IS);
        assertThat(at(page, "patient")).hasAttribute("data-ticket", id(ticket), IS);
    }

    private static Locator level(Page page, JsonNode ticket, String level) {
        return at(page, "priority-" + number(ticket) + "-" + level);
    }

    private static void isGiven(Page page, JsonNode ticket, String level, boolean given) {
        assertThat(level(page, ticket, level)).hasAttribute("aria-pressed", Boolean.toString(given), IS);
    }

    /// The numbers, from the list's top.
    private static void stand(Page page, JsonNode... tickets) {
        assertThat(page.locator(".triage-row .ticket-number")).hasText(
                Arrays.stream(tickets).map(TriageDeskIT::number).toArray(String[]::new),
                new HasTextOptions().setTimeout(PATIENCE));
    }

    // ── the tests ──

    @Test
    void whoever_has_not_been_looked_at_comes_first_and_is_triaged_by_keys_alone() {
        var low = issue("low");
        var due = issue("moderate");
        var first = issue();
        var second = issue();
        var page = desk();
        stand(page, first, second, due, low);
        visible(page, "group-due");
        assertThat(at(page, "group-unseen")).containsText("Not looked at yet 2", TELLS);
        isUsable(page);
        browsers.picture(page, "1-keyboard");

        // When: a complaint, and a level
        page.keyboard().press("n");
        assertThat(row(page, first)).isFocused(HELD);
        isChosen(page, first);
        page.keyboard().press("c");
        assertThat(at(page, "complaint")).isFocused(HELD);
        page.keyboard().type(COMPLAINT + " 2");
        page.keyboard().press("Backspace");
        page.keyboard().press("Backspace");
        page.keyboard().press("Enter");
        assertThat(row(page, first)).isFocused(HELD);
        assertThat(row(page, first)).containsText(COMPLAINT, TELLS);
        takes(page, "priority-" + number(first) + "-high");
        page.keyboard().press("2");
        isGiven(page, first, "high", true);
        page.keyboard().press("ArrowDown");
        isChosen(page, second);
        takes(page, "priority-" + number(second) + "-normal");
        page.keyboard().press("4");
        isGiven(page, second, "normal", true);
        stand(page, first, second, due, low);
        // A mistake is taken back, whoever is looked at by now.
        page.keyboard().press("ArrowDown");
        isChosen(page, due);
        takes(page, "undo-last");
        page.keyboard().press("u");
        isChosen(page, due);
        assertThat(row(page, second)).not().containsText("Normal", TELLS);

        // Then: the list is as it should be as soon as she goes to whoever is first
        page.keyboard().press("n");
        stand(page, second, due, first, low);
        isChosen(page, second);
        page.keyboard().press("ArrowDown");
        visible(page, "due");
        var before = assessedAt(due);
        takes(page, "reassess");
        page.keyboard().press("a");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> assessedAt(due).isAfter(before));

        // Somebody is looked for who is away.
        does(low, "park", "{}");
        page.keyboard().press("/");
        page.keyboard().type(number(low).toLowerCase(Locale.ROOT));
        page.keyboard().press("Enter");
        isChosen(page, low);
        assertThat(at(page, "patient-status")).containsText("Parked", TELLS);
        page.keyboard().press("Escape");
        assertThat(at(page, "number")).hasValue("", HOLDS);
        does(low, "return", "");

        page.keyboard().press("?");
        visible(page, "keys-dialog");
        isUsable(page);
        browsers.picture(page, "2-keys");
        at(page, "letters").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("1");
        page.keyboard().press("?");
        assertThat(at(page, "keys-dialog")).not().isVisible();
        isGiven(page, low, "critical", false);

        // The doctor reads it, who waits and before the patient comes in.
        var doctors = browsers.open("/doctor", clinic.page("/doctor"));
        closed.signsIn(doctors, "doctor-on-duty", PASSWORD, "/doctor");
        assertThat(visible(doctors, "waiting-" + number(first))).containsText(COMPLAINT);
    }

    @Test
    void what_changes_is_marked_until_she_has_looked_and_nothing_moves_under_her_pointer() {
        var first = issue();
        var other = issue("low");
        var page = desk();
        stand(page, first, other);
        isChosen(page, first);
        row(page, other).hover();

        // When
        var came = issue();
        triage(other, "moderate");

        // Then
        assertThat(at(page, "news-" + number(other))).hasText("other level");
        assertThat(at(page, "first")).containsText("1 new patient", TELLS);
        stand(page, first, other);
        browsers.picture(page, "3-held");
        isUsable(page);
        takes(page, "first").click();
        stand(page, first, came, other);
        assertThat(at(page, "news-" + number(came))).hasText("new");
        page.keyboard().press("ArrowDown");
        isChosen(page, came);
        gone(page, "news-" + number(came));
        page.keyboard().press("ArrowDown");
        isChosen(page, other);
        gone(page, "news-" + number(other));

        // Who is to be seen at once is at the top, whatever she does, and in the title.
        var critical = issue("critical");
        stand(page, critical, first, came, other);
        assertThat(page).hasTitle(Pattern.compile("\\(1\\) " + number(critical) + ".*"),
                new HasTitleOptions().setTimeout(PATIENCE));
        isChosen(page, other);
        isUsable(page);
        browsers.picture(page, "4-critical");
        // Who is called stays where they were, and says so, until the pointer leaves.
        clinic.rest().post("/api/rooms/5/call", "{\"ticket\":\"" + id(critical) + "\"}", doctor).expect(200);
        assertThat(row(page, critical)).containsText("Room 5", TELLS);
        page.keyboard().press("Escape");
        stand(page, first, came, other);
        does(critical, "cancel", "");
    }

    @Test
    void a_tablet_in_the_hand_is_enough() {
        var first = issue();
        var second = issue("high");
        var page = desk(browsers.openTouched("/triage tablet", clinic.page("/triage"), 768, 1024));
        stand(page, first, second);
        for (var upright : List.of(true, false)) {
            page.setViewportSize(upright ? 768 : 1024, upright ? 1024 : 768);
            assertThat(page.evaluate(TOO_SMALL)).isEqualTo(List.of());
            var ticket = upright ? first : second;
            var another = upright ? second : first;
            row(page, another).tap();
            isChosen(page, another);
            var place = level(page, another, "low").boundingBox();
            row(page, ticket).tap();
            isChosen(page, ticket);
            // Wherever one finger has learnt that it is, for each patient.
            assertThat(level(page, ticket, "low").boundingBox()).usingRecursiveComparison().isEqualTo(place);
            assertThat(place.y + place.height).isLessThanOrEqualTo(page.viewportSize().height);

            // What is typed is kept by going on.
            at(page, "complaint").tap();
            at(page, "complaint").fill("Fever, third day, turned " + upright);
            takes(page, "priority-" + number(ticket) + "-moderate").tap();
            isGiven(page, ticket, "moderate", true);
            assertThat(row(page, ticket)).containsText("turned " + upright, TELLS);
            isUsable(page);
            browsers.picture(page, upright ? "5-upright" : "6-across");
        }
        takes(page, "undo-level-" + number(second)).tap();
        isGiven(page, second, "high", true);
    }

    @Test
    void a_complaint_is_text_to_those_who_may_read_it_and_to_nobody_else() {
        var ticket = issue("high");
        var page = desk();
        isChosen(page, ticket);
        var markup = "<img src=x onerror=document.title='ill'> & \"cough\"";

        // When
        page.keyboard().press("c");
        at(page, "complaint").fill("\u202eabc");
        page.keyboard().press("Enter");
        assertThat(at(page, "problem")).containsText("A complaint has no characters that turn", TELLS);
        assertThat(at(page, "complaint")).hasValue("\u202eabc");
        isUsable(page);
        browsers.picture(page, "7-refused");
        at(page, "complaint").fill("c".repeat(121));
        page.keyboard().press("Enter");
        assertThat(at(page, "problem")).containsText("at most 120 characters", TELLS);
        page.keyboard().press("Escape");
        assertThat(row(page, ticket)).isFocused(HELD);
        page.keyboard().press("c");
        assertThat(at(page, "complaint")).hasValue("");
        at(page, "complaint").fill(markup);
        page.keyboard().press("Enter");

        // Then
        assertThat(row(page, ticket)).containsText(markup, TELLS);
        gone(page, "problem");
        assertThat(clinic.rest().get("/api/tickets/" + id(ticket), closed.manager()).expect(200).body().toString())
                .doesNotContain("onerror");
        assertThat(clinic.log()).doesNotContain("onerror").doesNotContain("cough");

        // Nothing is there any more once it is taken back.
        page.keyboard().press("c");
        page.keyboard().press("Delete");
        page.keyboard().press("Enter");
        assertThat(row(page, ticket)).not().containsText("cough", TELLS);
    }

    @Test
    void it_can_be_used_enlarged_and_in_spanish() {
        var ticket = issue("high");
        issue();
        var page = browsers.openTouched("/triage small", clinic.page("/triage?lang=es"), 320, 640);
        closed.signsIn(page, "nurse-on-duty", PASSWORD, "/triage?lang=es");
        isLive(page);
        row(page, ticket).tap();
        isChosen(page, ticket);
        assertThat(level(page, ticket, "high")).isInViewport();
        assertThat(page.evaluate(TOO_SMALL)).isEqualTo(List.of());
        assertThat(page.locator("main")).containsText("Motivo de consulta");
        isUsable(page);
        browsers.whole(page, "8-small");
    }
}
