package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.ClosedClinic.PASSWORD;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.pressToLeave;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.ClosedClinic;
import org.carequeue.system.clinic.RunningClinic;
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
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsDisabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;

/// A clinic in which people sign in: at the first start, at each page, and again over a page whose session has ended.
class SignInIT {

    private static final double PATIENCE = 30_000;
    private static final HasURLOptions THERE = new HasURLOptions().setTimeout(PATIENCE);
    private static final IsFocusedOptions HELD = new IsFocusedOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions SAID = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final String COOKIE = "carequeue-session";
    private static final String ANOTHER = "another long enough one";
    private static final String SELECTED = "field => field.value.length > 0 && field.selectionStart === 0"
            + " && field.selectionEnd === field.value.length";

    @TempDir
    static Path folder;
    private static ClosedClinic closed;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        closed = ClosedClinic.start(folder, "sign-in");
        clinic = closed.running();
        browsers = closed.browsers();
    }

    @AfterAll
    static void close() {
        closed.close();
    }

    @AfterEach
    void no_page_has_complained() {
        closed.noPageHasComplained();
    }

    // ── who is there ──

    private static void setPassword(String name, String password) {
        clinic.rest().put("/api/people/" + name + "/password", "{\"password\":\"" + password + "\"}", closed.manager())
                .expect(200);
    }

    /// Ends the session of a page's browser, as another tab of it would.
    private static void end(Page page) {
        var cookie = page.context().cookies().stream().filter(each -> each.name.equals(COOKIE)).findFirst().orElseThrow();
        clinic.rest().delete("/api/session", "Cookie", COOKIE + "=" + cookie.value).expect(204);
    }

    // ── what they do ──

    /// Opens a page as nobody, which leads to the sign-in.
    private static Page comesTo(String path) {
        var page = browsers.open(path, clinic.page(path));
        assertThat(page).hasURL(clinic.page("/sign-in?then=" + path), THERE);
        visible(page, "sign-in-name");
        return page;
    }

    private static void types(Page page, String name, String password) {
        visible(page, "sign-in-name").fill(name);
        at(page, "sign-in-password").fill(password);
    }

    /// And comes to the page that was asked for.
    private static void signsIn(Page page, String name, String path) {
        closed.signsIn(page, name, PASSWORD, path);
    }

    private static Page in(String path, String name) {
        var page = comesTo(path);
        signsIn(page, name, path);
        return page;
    }

    private static void signsInAgain(Page page, String password) {
        at(page, "sign-in-password").fill(password);
        press(page, "sign-in-send");
    }

    private static Locator dialog(Page page, String state) {
        var dialog = page.locator("[data-testid=session-dialog][data-state=" + state + "]");
        assertThat(dialog).hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
        assertThat(dialog).isVisible();
        return dialog;
    }

    /// The doctor has a patient in the room, and types for the pharmacy.
    private static void typesAPrescription(Page doctor, String room, String medicine) {
        var number = clinic.rest().post("/api/tickets", "{}", closed.manager()).expect(201).text("number");
        isLive(doctor);
        at(doctor, "room-select").selectOption(room);
        visible(doctor, "waiting-" + number);
        press(doctor, "next");
        visible(doctor, "current");
        press(doctor, "write-prescription");
        visible(doctor, "rx-medicine").fill(medicine);
    }

    // ── the tests ──

    @Test
    void whoever_manages_signs_in_first_and_sees_the_clinic() {
        var page = comesTo("/manager");
        assertThat(at(page, "sign-in-name")).isFocused(HELD);
        isUsable(page);

        // By keyboard alone.
        assertThat(at(page, "sign-in-send")).not().hasAttribute("aria-disabled", "true");
        page.keyboard().type("manager");
        page.keyboard().press("Tab");
        page.keyboard().type(closed.managersPassword());
        page.keyboard().press("Enter");

        assertThat(page).hasURL(clinic.page("/manager"), THERE);
        isLive(page);
        assertThat(visible(page, "person")).hasText("Signed in: Manager");
        isUsable(page);
        browsers.picture(page, "manager");
        page.setViewportSize(390, 844);
        isUsable(page);
        browsers.picture(page, "manager-phone");
    }

    @Test
    void a_page_keeps_what_is_typed_while_its_session_is_over_and_goes_on_when_the_same_person_signs_in_again() {
        closed.add("doctor-of-one", "Doctor in room 1", "doctor");
        var page = in("/doctor", "doctor-of-one");
        typesAPrescription(page, "1", "Amoxicillin");
        assertThat(at(page, "person")).hasText("Signed in: Doctor in room 1");
        browsers.picture(page, "doctor-1-signed-in");

        // When the session ends
        end(page);

        // Then
        dialog(page, "ended");
        assertThat(at(page, "sign-in-name")).hasValue("doctor-of-one");
        assertThat(at(page, "sign-in-name")).hasAttribute("readonly", "");
        assertThat(at(page, "sign-in-password")).isFocused(HELD);
        assertThat(at(page, "rx-medicine")).hasValue("Amoxicillin");
        assertThat(page.locator("html")).hasAttribute("data-live", "false");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        dialog(page, "ended");
        isUsable(page);
        browsers.picture(page, "doctor-2-ended");
        page.setViewportSize(390, 844);
        isUsable(page);
        browsers.picture(page, "doctor-2-ended-phone");
        page.setViewportSize(1280, 800);

        // When the password is wrong, and then right
        signsInAgain(page, "not this one");
        assertThat(visible(page, "problem")).containsText("do not belong together");
        assertThat(at(page, "sign-in-password")).isFocused(HELD);
        assertThat((boolean) at(page, "sign-in-password").evaluate(SELECTED)).isTrue();
        browsers.picture(page, "doctor-3-wrong");
        signsInAgain(page, PASSWORD);

        // Then
        gone(page, "session-dialog");
        isLive(page);
        assertThat(at(page, "rx-medicine")).hasValue("Amoxicillin");

        // When a manager sets another password, every session of that person ends
        setPassword("doctor-of-one", ANOTHER);
        dialog(page, "ended");
        signsInAgain(page, ANOTHER);
        gone(page, "session-dialog");
        isLive(page);
        assertThat(at(page, "rx-medicine")).hasValue("Amoxicillin");

        // It does what it did.
        visible(page, "rx-dose-amount").fill("1");
        at(page, "rx-dose-unit").fill("capsule");
        at(page, "rx-frequency").selectOption("every-8-hours");
        at(page, "rx-quantity-amount").fill("21");
        at(page, "rx-quantity-unit").fill("capsule");
        press(page, "rx-submit");
        press(page, "rx-send");
        gone(page, "rx-form-element");

        pressToLeave(page, "sign-out", clinic.page("/sign-in?then=/doctor%3Froom%3D1"));
        visible(page, "sign-in-name");
        page.navigate(clinic.page("/doctor"));
        assertThat(page).hasURL(clinic.page("/sign-in?then=/doctor"), THERE);
    }

    @Test
    void whoever_takes_a_room_hears_first_who_is_there_and_then_both_see_it() {
        closed.add("doctor-of-eight", "Doctor A", "doctor");
        closed.add("doctor-too", "Doctor B", "doctor");
        var first = in("/doctor", "doctor-of-eight");
        isLive(first);
        at(first, "room-select").selectOption("8");
        assertThat(at(first, "room-select")).hasValue("8");

        // Somebody else chooses the same, and another one after all.
        var second = in("/doctor", "doctor-too");
        isLive(second);
        assertThat(second.locator("#place option[value='8']")).hasText("8 · Doctor A",
                new HasTextOptions().setTimeout(PATIENCE));
        at(second, "room-select").selectOption("8");
        assertThat(visible(second, "place-taken")).containsText("Room 8 is taken by Doctor A");
        assertThat(at(second, "room-select")).hasValue("");
        isUsable(second);
        browsers.picture(second, "doctor-room-taken");
        press(second, "take-another");
        gone(second, "place-taken");
        assertThat(at(second, "room-select")).hasValue("");

        // They agree to work together, which both see.
        at(second, "room-select").selectOption("8");
        press(second, "take-anyway");
        assertThat(at(second, "room-select")).hasValue("8");
        for (var page : List.of(first, second)) {
            assertThat(visible(page, "shared-workplace")).containsText("Doctor A and Doctor B are at Room 8 together");
        }
        browsers.picture(first, "doctor-room-shared");

        // A second page of the same person is nobody else; and once the other one has gone, nobody is.
        var again = first.context().newPage();
        again.navigate(clinic.page("/doctor?room=8"));
        isLive(again);
        pressToLeave(second, "sign-out", clinic.page("/sign-in?then=/doctor%3Froom%3D8"));
        for (var page : List.of(first, again)) {
            gone(page, "shared-workplace");
        }
        again.close();
    }

    @Test
    void a_draft_is_not_shown_to_whoever_signs_in_next_and_is_there_when_its_doctor_is_back() {
        closed.add("doctor-of-two", "Doctor in room 2", "doctor");
        closed.add("doctor-on-call", "Doctor on call", "doctor");
        var page = in("/doctor", "doctor-of-two");
        typesAPrescription(page, "2", "Ibuprofen");

        // Whoever leaves is asked first, and may stay.
        press(page, "sign-out");
        press(page, "keep");
        assertThat(at(page, "rx-medicine")).hasValue("Ibuprofen");
        press(page, "sign-out");
        pressToLeave(page, "confirm", clinic.page("/sign-in?then=/doctor%3Froom%3D2"));

        signsIn(page, "doctor-on-call", "/doctor?room=2");
        isLive(page);
        press(page, "write-prescription");
        assertThat(visible(page, "rx-medicine")).hasValue("");

        // Somebody else's page is left by that person's own wish, too.
        end(page);
        dialog(page, "ended");
        pressToLeave(page, "somebody-else", clinic.page("/sign-in?then=/doctor%3Froom%3D2"));
        signsIn(page, "doctor-of-two", "/doctor?room=2");
        isLive(page);
        assertThat(visible(page, "rx-medicine")).hasValue("Ibuprofen");
    }

    @Test
    void a_page_is_not_given_to_whoever_signs_in_in_another_tab() {
        closed.add("doctor-of-three", "Doctor in room 3", "doctor");
        closed.add("nurse-on-duty", "Nurse on duty", "nurse");
        var page = in("/doctor", "doctor-of-three");
        isLive(page);
        var other = browsers.openBeside(page, "other", clinic.page("/sign-in"));
        signsIn(other, "nurse-on-duty", "/");
        assertThat(visible(other, "person")).containsText("Nurse on duty");

        dialog(page, "changed");
        assertThat(page.locator("#session-sentence")).containsText("Nurse on duty");
        signsInAgain(page, PASSWORD);
        gone(page, "session-dialog");
        isLive(page);

        // The nurse's page, which has no line to the board, hears of it when somebody looks there again.
        other.evaluate("dispatchEvent(new Event('focus'))");
        dialog(other, "changed");
    }

    @ParameterizedTest
    @CsvSource({ "en, 'Pharmacist of the day (pharmacists). This page is for: doctors.'",
            "es, 'Pharmacist of the day (farmacia). Esta página es para: medicina.'" })
    void whose_role_is_another_is_told_for_whom_the_page_is(String language, String sentence) {
        var name = "pharmacist-" + language;
        closed.add(name, "Pharmacist of the day", "pharmacist");
        var page = in("/pharmacist", name);
        isLive(page);

        page.navigate(clinic.page("/doctor?lang=" + language));
        dialog(page, "not-permitted");
        assertThat(page.locator("#session-sentence")).containsText(sentence, SAID);
        isUsable(page);
        browsers.picture(page, "other-page-" + language);

        pressToLeave(page, "somebody-else", clinic.page("/sign-in?then=/doctor%3Flang%3D" + language));
        visible(page, "go-on");
        assertThat(at(page, "sign-in-name")).isEditable();
        closed.add("doctor-" + language, "Doctor", "doctor");
        signsIn(page, "doctor-" + language, "/doctor?lang=" + language);
        isLive(page);
        gone(page, "session-dialog");
    }

    @Test
    void whoever_loses_a_role_while_the_page_is_open_is_told_and_goes_on_once_it_is_back() {
        closed.add("doctor-in-training", "Doctor in training", "doctor");
        var page = in("/doctor", "doctor-in-training");
        isLive(page);
        clinic.rest().put("/api/people/doctor-in-training/roles", "{\"roles\":[\"nurse\"]}", closed.manager()).expect(200);
        dialog(page, "not-permitted");
        assertThat(page.locator("#session-sentence")).containsText("(nurses)");
        clinic.rest().put("/api/people/doctor-in-training/roles", "{\"roles\":[\"doctor\",\"nurse\"]}", closed.manager())
                .expect(200);
        gone(page, "session-dialog");
        isLive(page);
    }

    @Test
    void what_goes_wrong_is_said_beside_the_fields_and_nothing_that_is_typed_is_lost() {
        var page = comesTo("/doctor");
        press(page, "sign-in-send");
        assertThat(visible(page, "problem")).containsText("type your name");
        assertThat(at(page, "sign-in-name")).isFocused(HELD);

        types(page, "nobody-at-all", "not a password");
        press(page, "sign-in-send");
        assertThat(visible(page, "problem")).containsText("do not belong together");
        fieldsAreKept(page, "nobody-at-all");
        assertThat(at(page, "sign-in-password")).hasAttribute("aria-invalid", "true");
        isUsable(page);
        browsers.picture(page, "wrong");

        page.route("**/api/session", Route::abort);
        press(page, "sign-in-send");
        assertThat(at(page, "problem")).containsText("Nobody answered", SAID);
        fieldsAreKept(page, "nobody-at-all");
        page.unroute("**/api/session");

        page.route("**/api/session", route -> route.fulfill(new Route.FulfillOptions().setStatus(429)
                .setHeaders(Map.of("Retry-After", "8")).setContentType("application/problem+json")
                .setBody("{\"code\":\"too-many-sign-ins\",\"status\":429,\"detail\":\"That was wrong too often.\"}")));
        press(page, "sign-in-send");
        assertThat(at(page, "problem")).containsText("wrong too often", SAID);
        assertThat(at(page, "sign-in-send")).isDisabled(new IsDisabledOptions().setTimeout(PATIENCE));
        visible(page, "sign-in-wait");
        fieldsAreKept(page, "nobody-at-all");
        page.unroute("**/api/session");
        assertThat(at(page, "sign-in-send")).isEnabled(new IsEnabledOptions().setTimeout(PATIENCE));

        press(page, "show-password");
        assertThat(at(page, "sign-in-password")).hasAttribute("type", "text");
        assertThat(at(page, "sign-in-password")).hasValue("not a password");
    }

    private static void fieldsAreKept(Page page, String name) {
        assertThat(at(page, "sign-in-name")).hasValue(name);
        assertThat(at(page, "sign-in-password")).hasValue("not a password");
        assertThat(at(page, "sign-in-password")).isFocused(HELD);
        assertThat((boolean) at(page, "sign-in-password").evaluate(SELECTED)).isTrue();
    }

    @Test
    void a_kiosk_that_nobody_has_let_in_is_signed_in_at_instead_and_a_link_to_elsewhere_leads_to_the_start() {
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"));
        visible(kiosk, "pairing-code");
        isUsable(kiosk);
        pressToLeave(kiosk, "device-sign-in", clinic.page("/sign-in?then=/kiosk"));
        closed.add("reception-at-the-door", "Reception", "reception");
        signsIn(kiosk, "reception-at-the-door", "/kiosk");
        isLive(kiosk);
        gone(kiosk, "pairing");

        kiosk.navigate(clinic.page("/sign-in?then=https://example.org/doctor&lang=es"));
        assertThat(visible(kiosk, "go-on")).hasAttribute("href", "/");
        isUsable(kiosk);
        kiosk.setViewportSize(390, 844);
        browsers.picture(kiosk, "es-sign-in-phone");
    }
}
