package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.ClosedClinic.PASSWORD;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Camera;
import org.carequeue.system.clinic.ClosedClinic;
import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.PrintedSlip;
import org.carequeue.system.clinic.QrReader;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;

/// The front desk, at which one person works who is of the reception and of nothing else.
class ReceptionIT {

    private static final double PATIENCE = 30_000;
    private static final HasAttributeOptions IS = new HasAttributeOptions().setTimeout(PATIENCE);
    private static final HasTextOptions SAYS = new HasTextOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions TELLS = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final IsFocusedOptions HELD = new IsFocusedOptions().setTimeout(PATIENCE);
    private static final HasCountOptions THERE = new HasCountOptions().setTimeout(PATIENCE);
    /// Keeps what would be on paper.
    private static final String PRINTER = """
            window.papers = [];
            window.print = () => window.papers.push(document.querySelector('.slip').outerHTML);""";

    /// What a scanner types, faster than anything is painted.
    private static final String SCANNED = """
            text => {
              const field = document.activeElement;
              field.value = text;
              for (const key of ['Enter', 'Enter']) {
                field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
              }
            }""";

    @TempDir
    static Path folder;
    private static ClosedClinic closed;
    private static RunningClinic clinic;
    private static Browsers browsers;
    private static String[] doctor;

    @BeforeAll
    static void open() {
        closed = ClosedClinic.start(folder, "reception");
        clinic = closed.running();
        browsers = closed.browsers();
        for (var role : List.of("reception", "doctor")) {
            closed.add(role + "-on-duty", "On duty", role);
        }
        doctor = closed.signIn("doctor-on-duty", PASSWORD);
    }

    @AfterAll
    static void close() {
        closed.close();
    }

    @AfterEach
    void no_page_has_complained() {
        closed.noPageHasComplained();
    }

    // ── what the others do ──

    private static Rest.Reply issue(String line) {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"" + line + "\"}", closed.manager()).expect(201);
    }

    /// Two numbers with the same digits.
    private static List<JsonNode> alike() {
        var general = issue("general").body();
        var paediatrics = issue("paediatrics").body();
        while (digits(general) != digits(paediatrics)) {
            if (digits(general) < digits(paediatrics)) {
                general = issue("general").body();
            } else {
                paediatrics = issue("paediatrics").body();
            }
        }
        return List.of(general, paediatrics);
    }

    private static int digits(JsonNode ticket) {
        return Integer.parseInt(number(ticket).substring(1));
    }

    private static String number(JsonNode ticket) {
        return ticket.path("number").asText();
    }

    private static String id(JsonNode ticket) {
        return ticket.path("id").asText();
    }

    private static Rest.Reply doctorDoes(JsonNode ticket, String move, String body) {
        var reply = clinic.rest().post("/api/tickets/" + id(ticket) + "/" + move, body, doctor);
        assertThat(reply.status()).as(move + " " + reply.body()).isBetween(200, 201);
        return reply;
    }

    private static JsonNode known(String ticket) {
        return clinic.rest().get("/api/tickets/" + ticket, closed.manager()).expect(200).body();
    }

    // ── what the desk does ──

    private static Page desk() {
        return desk("/reception");
    }

    private static Page desk(String path) {
        return desk(path, PRINTER);
    }

    private static Page desk(String path, String script) {
        var page = browsers.open(path, clinic.page(path), 1366, 768, script);
        closed.signsIn(page, "reception-on-duty", PASSWORD, path);
        isLive(page);
        isAtTheField(page);
        return page;
    }

    private static void isAtTheField(Page page) {
        assertThat(at(page, "number")).isFocused(HELD);
    }

    /// As a person or a scanner does: into whatever has the focus.
    private static void types(Page page, String text) {
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static Locator found(Page page, String ticket) {
        var found = at(page, "found");
        assertThat(found).hasAttribute("data-ticket", ticket, IS);
        return found;
    }

    private static void finds(Page page, JsonNode ticket) {
        types(page, number(ticket));
        found(page, id(ticket));
    }

    private static void stands(Page page, String status) {
        assertThat(at(page, "found")).hasAttribute("data-status", status, IS);
    }

    /// Presses a key once what it presses can be pressed.
    private static void key(Page page, String key, Locator what) {
        assertThat(what).not().hasAttribute("aria-disabled", "true", IS);
        page.keyboard().press(key);
    }

    /// Goes on in a choice.
    private static void downs(Page page, int times) {
        for (var i = 0; i < times; i++) {
            page.keyboard().press("ArrowDown");
        }
    }

    private static Locator act(Page page, String act) {
        return page.locator("[data-act=" + act + "] button").first();
    }

    // ── the tests ──

    @Test
    void a_slip_that_is_held_before_the_camera_is_found() {
        var ticket = issue("general").body();
        var page = desk("/reception", Camera.SCRIPT);
        Pages.press(page, "number-scan");
        visible(page, "number-camera");
        browsers.picture(page, "14-camera");
        isUsable(page);

        // When
        Camera.sees(page, clinic.page(ticket.path("trackingPath").asText()));

        // Then
        found(page, id(ticket));
        assertThat(at(page, "number-camera")).hasCount(0);
        assertThat(at(page, "number")).hasValue("", new HasValueOptions().setTimeout(PATIENCE));
        isAtTheField(page);
        page.close();
    }

    @Test
    void a_number_is_found_however_it_is_typed_or_scanned() {
        var ticket = issue("general").body();
        var other = issue("general").body();
        var page = desk();
        isUsable(page);
        browsers.picture(page, "1-empty");
        var wide = number(ticket).chars().map(sign -> sign - '!' + '\uff01')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        for (var typed : List.of(number(ticket), "a" + digits(ticket), "A " + number(ticket).substring(1),
                "a-" + digits(ticket),
                number(ticket).toLowerCase(Locale.ROOT), wide, id(ticket), clinic.page(ticket.path("trackingPath").asText()))) {
            finds(page, other);
            types(page, typed);
            found(page, id(ticket));
            assertThat(at(page, "number")).hasValue("", new HasValueOptions().setTimeout(PATIENCE));
            isAtTheField(page);
        }
        assertThat(at(page, "found-status")).hasText("Waiting");
        visible(page, "found-place");
        isUsable(page);
        browsers.picture(page, "2-found");

        // What nobody has is said, and stands there to be put right, or to be typed over.
        types(page, "Z999");
        assertThat(at(page, "search-problem")).containsText("Nobody here has the number Z999", TELLS);
        assertThat(at(page, "number")).hasValue("Z999");
        assertThat((String) page.evaluate("getSelection().toString()")).isEqualTo("Z999");
        browsers.picture(page, "3-nobody");
        isUsable(page);
        types(page, "hello");
        assertThat(at(page, "search-problem")).containsText("That is not a ticket", TELLS);
        types(page, "/t/0123456789012345678901");
        assertThat(at(page, "search-problem")).containsText("This slip belongs to nobody", TELLS);

        page.keyboard().press("Escape");
        assertThat(at(page, "search-problem")).hasText("");
        assertThat(at(page, "number")).hasValue("");
        gone(page, "found");
        isAtTheField(page);
    }

    @Test
    void digits_alone_show_all_who_can_be_meant_those_first_who_are_still_here() {
        var alike = alike();
        var general = alike.getFirst();
        var paediatrics = alike.getLast();
        doctorDoes(general, "cancel", "");
        var page = desk();

        types(page, Integer.toString(digits(general)));

        var candidates = visible(page, "candidates").locator(".desk-row");
        assertThat(candidates).hasCount(2, THERE);
        assertThat(candidates.first()).containsText(number(paediatrics));
        assertThat(candidates.last()).containsText("Cancelled");
        isUsable(page);
        browsers.picture(page, "4-candidates");

        // By keyboard
        page.keyboard().press("ArrowDown");
        assertThat(candidates.first()).isFocused(HELD);
        page.keyboard().press("ArrowDown");
        assertThat(candidates.last()).isFocused(HELD);
        key(page, "Enter", candidates.last());
        found(page, id(general));
        stands(page, "cancelled");
        isAtTheField(page);
        // By pointer
        press(candidates.first());
        found(page, id(paediatrics));
    }

    @Test
    void who_did_not_come_is_brought_back_by_two_keys_and_a_further_one_does_nothing() {
        var ticket = issue("general").body();
        var other = issue("general").body();
        doctorDoes(ticket, "skip", "");
        var page = desk();
        assertThat(visible(page, "queue-away")).containsText(number(ticket), TELLS);

        finds(page, ticket);
        stands(page, "skipped");
        isUsable(page);
        browsers.picture(page, "5-skipped");
        // A scanner that sends Enter twice brings nobody back, not even who was shown before.
        assertThat(act(page, "back")).not().hasAttribute("aria-disabled", "true", IS);
        page.evaluate(SCANNED, number(other));
        found(page, id(other));
        assertThat(known(id(ticket)).path("status").asText()).isEqualTo("skipped");
        page.evaluate(SCANNED, number(ticket));
        found(page, id(ticket));
        assertThat(known(id(ticket)).path("status").asText()).isEqualTo("skipped");

        key(page, "Enter", act(page, "back"));
        page.keyboard().press("Enter");

        stands(page, "waiting");
        isAtTheField(page);
        page.keyboard().press("Enter");
        page.keyboard().press("F2");
        gone(page, "problem");
        assertThat(known(id(ticket)).at("/lastMove/type").asText()).isEqualTo("ticket-returned");

        // It was somebody else
        press(page, "undo-" + number(ticket));
        stands(page, "skipped");
        isAtTheField(page);
        key(page, "F2", act(page, "back"));
        stands(page, "waiting");
    }

    @Test
    void a_visit_is_given_up_only_after_a_question_and_comes_back_or_makes_way_for_another_number() {
        var ticket = issue("paediatrics").body();
        var page = desk();
        finds(page, ticket);

        press(page, "cancel");
        assertThat(at(page, "keep")).isFocused(HELD);
        isUsable(page);
        browsers.picture(page, "6-cancel");
        press(page, "keep");
        stands(page, "waiting");
        press(page, "cancel");
        press(page, "confirm");
        stands(page, "cancelled");
        isAtTheField(page);
        gone(page, "cancel");

        press(page, "undo-" + number(ticket));
        press(page, "confirm");
        stands(page, "waiting");
        press(page, "cancel");
        press(page, "confirm");
        stands(page, "cancelled");
        press(page, "again");
        assertThat(at(page, "number-for-serviceLine")).hasValue("paediatrics", new HasValueOptions().setTimeout(PATIENCE));
        press(page, "number-for-send");
        stands(page, "waiting");
        assertThat(at(page, "found")).not().hasAttribute("data-ticket", id(ticket));
        assertThat(visible(page, "found")).containsText("Paediatrics");
        isAtTheField(page);
    }

    @Test
    void a_level_is_set_and_a_double_click_sets_it_once() {
        var ticket = issue("general").body();
        var page = desk();
        finds(page, ticket);

        var high = visible(page, "priority-" + number(ticket) + "-high");
        assertThat(high).not().hasAttribute("aria-disabled", "true", IS);
        high.dblclick();
        assertThat(high).hasAttribute("aria-pressed", "true", IS);
        isAtTheField(page);
        assertThat(known(id(ticket)).path("priority").asText()).isEqualTo("high");

        press(page, "undo-level-" + number(ticket));
        assertThat(high).hasAttribute("aria-pressed", "false", IS);
        assertThat(known(id(ticket)).path("triaged").asBoolean()).isFalse();
    }

    @Test
    void a_patient_is_sent_to_a_room_by_keyboard_alone() {
        var ticket = issue("general").body();
        var page = desk();
        finds(page, ticket);

        key(page, "F4", act(page, "transfer"));
        assertThat(page.locator("[data-testid^=transfer-][data-testid$=serviceLine]")).isFocused(HELD);
        isUsable(page);
        browsers.picture(page, "7-elsewhere");
        // Whoever thinks better of it is back at once.
        page.keyboard().press("Escape");
        assertThat(act(page, "transfer")).isFocused(HELD);
        page.keyboard().press("4");
        isAtTheField(page);
        assertThat(at(page, "number")).hasValue("4");
        page.keyboard().press("Backspace");

        key(page, "F4", act(page, "transfer"));
        assertThat(page.locator("[data-testid^=transfer-][data-testid$=serviceLine]")).isFocused(HELD);
        page.keyboard().press("Tab");
        downs(page, 7);
        page.keyboard().press("Tab");
        // In the note, which is left empty
        key(page, "Enter", at(page, "transfer-" + number(ticket) + "-send"));
        assertThat(visible(page, "found-room")).hasText("Room 7", SAYS);
        isAtTheField(page);
        assertThat(known(id(ticket)).path("onlyRoom").asText()).isEqualTo("7");
    }

    @Test
    void somebody_gets_a_number_and_a_level_and_each_slip_after_the_first_is_a_copy() throws IOException {
        var page = desk();
        key(page, "F9", act(page, "number"));
        assertThat(at(page, "number-for-serviceLine")).isFocused(HELD);
        downs(page, 1);
        page.keyboard().press("Tab");
        downs(page, 2);
        page.keyboard().press("Tab");
        isUsable(page);
        browsers.picture(page, "8-number-for");
        key(page, "Enter", at(page, "number-for-send"));

        stands(page, "waiting");
        isAtTheField(page);
        gone(page, "number-for-send");
        var ticket = at(page, "found").getAttribute("data-ticket");
        assertThat(visible(page, "priority-" + ticket.substring(11) + "-high")).hasAttribute("aria-pressed", "true", IS);
        assertThat(visible(page, "notice")).hasText("The number " + ticket.substring(11) + " was taken.");
        assertThat(known(ticket).path("serviceLine").asText()).isEqualTo("paediatrics");
        browsers.picture(page, "9-taken");

        var first = printed(page, 1);
        assertThat(first.text()).contains(ticket.substring(11), "Paediatrics").doesNotContain("Copy");
        assertThat(QrReader.read(first.picture())).contains("/t/");
        var second = printed(page, 2);
        assertThat(second.text()).contains("Copy, printed on", ticket.substring(11), "/t/");
        assertThat(second.pages()).isEqualTo(1);
        assertThat(second.outside()).isEmpty();
        ImageIO.write(second.picture(), "png", Files.createDirectories(Path.of("target", "screenshots", "reception"))
                .resolve("copy.png").toFile());

        // Of a number that was taken elsewhere nobody is told again where its patient follows it.
        var other = issue("general").body();
        finds(page, other);
        assertThat(printed(page, 3).text()).contains("Copy, printed on", number(other)).doesNotContain("/t/");
    }

    /// Prints by key, and puts what went to the printer on the page as it was then.
    private static PrintedSlip printed(Page page, int times) throws IOException {
        key(page, "F8", act(page, "print"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).pollInSameThread()
                .until(() -> page.evaluate("window.papers.length").equals(times));
        assertThat(page.locator(".slip")).hasCount(0, THERE);
        isAtTheField(page);
        page.evaluate("document.querySelector('cq-reception').insertAdjacentHTML('beforeend', window.papers.at(-1))");
        try {
            return PrintedSlip.of(page);
        } finally {
            page.evaluate("document.querySelector('.slip').remove()");
        }
    }

    @Test
    void all_staff_hear_that_help_is_needed_at_the_desk() {
        var ticket = issue("general").body();
        var page = desk();
        finds(page, ticket);
        press(page, "ask-help");
        press(page, "confirm");

        var alert = page.locator(".alert[data-testid^=help-]").filter(new Locator.FilterOptions().setHasText(number(ticket)));
        assertThat(alert).containsText("Help is wanted at Reception", TELLS);
        isAtTheField(page);
        isUsable(page);
        browsers.picture(page, "10-help");
        var acknowledge = alert.locator("[data-testid^=acknowledge-]");
        press(acknowledge);
        assertThat(alert).hasCount(0, THERE);
    }

    @Test
    void whoever_is_chosen_from_the_list_is_shown_and_what_is_typed_narrows_it() {
        var first = issue("general").body();
        var second = issue("general").body();
        clinic.rest().post("/api/rooms/9/call", "{\"ticket\":\"" + id(first) + "\",\"reason\":\"asked\"}", doctor).expect(200);
        var page = desk();
        assertThat(visible(page, "queue-called")).containsText(number(first), TELLS);

        press(visible(page, "row-" + number(first)));
        found(page, id(first));
        assertThat(visible(page, "found-room")).hasText("Room 9");
        isAtTheField(page);

        page.keyboard().type("a" + digits(second));
        assertThat(at(page, "queue-waiting").locator(".desk-row").first()).containsText(number(second), TELLS);
        page.keyboard().press("Escape");
        gone(page, "found");
    }

    @Test
    void the_desk_hears_how_far_a_prescription_is_and_neither_what_it_is_nor_what_was_noted() {
        var ticket = issue("general").body();
        clinic.rest()
                .post("/api/rooms/10/call", "{\"ticket\":\"" + id(ticket) + "\",\"reason\":\"the doctor's reason\"}", doctor)
                .expect(200);
        doctorDoes(ticket, "start", "");
        var prescription = doctorDoes(ticket, "prescriptions", Forms.prescription()).text("id");
        doctorDoes(ticket, "park", "{\"note\":\"the doctor's note\"}");
        var page = desk();
        finds(page, ticket);
        assertThat(visible(page, "prescription-" + prescription)).containsText("Submitted");
        stands(page, "parked");
        assertThat(page.request().get(clinic.page("/api/tickets/" + id(ticket))).text()).contains("\"status\":\"parked\"")
                .doesNotContain("the doctor's note", "the doctor's reason");
        assertThat(known(id(ticket)).path("note").asText()).isEqualTo("the doctor's note");
        assertThat(page.content()).doesNotContain("Amoxicillin", "the doctor's note", "the doctor's reason");
        for (var path : List.of("/api/prescriptions", "/api/prescriptions/" + prescription, "/api/people")) {
            assertThat(page.request().get(clinic.page(path)).status()).as(path).isEqualTo(403);
        }

        // A page for others says so.
        page.navigate(clinic.page("/doctor"));
        assertThat(page.locator("[data-testid=session-dialog][data-state=not-permitted]")).hasCount(1, THERE);
    }

    @Test
    void it_is_usable_on_a_tablet_and_a_phone_and_in_spanish() {
        var ticket = issue("general").body();
        doctorDoes(ticket, "skip", "");
        var page = desk("/reception?lang=es");
        finds(page, ticket);
        assertThat(at(page, "found-status")).hasText("Saltado");
        page.setViewportSize(820, 1180);
        isUsable(page);
        browsers.picture(page, "11-tablet");
        page.setViewportSize(1180, 820);
        isUsable(page);
        browsers.picture(page, "11-tablet-lying");
        page.setViewportSize(390, 844);
        isUsable(page);
        browsers.whole(page, "12-phone");
        page.setViewportSize(320, 640);
        isUsable(page);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        page.setViewportSize(1920, 1080);
        browsers.picture(page, "13-wide");
    }
}
