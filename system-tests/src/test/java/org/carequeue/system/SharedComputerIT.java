package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.carequeue.system.clinic.Accessibility.isUsable;
import static org.carequeue.system.clinic.ClosedClinic.PASSWORD;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.pressToLeave;
import static org.carequeue.system.clinic.Pages.takes;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.ClosedClinic;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import com.microsoft.playwright.options.LoadState;

/// A computer that several people use in turn: they change by a few digits, and each chooses their own password.
class SharedComputerIT {

    private static final double PATIENCE = 30_000;
    private static final HasURLOptions THERE = new HasURLOptions().setTimeout(PATIENCE);
    private static final IsFocusedOptions HELD = new IsFocusedOptions().setTimeout(PATIENCE);
    private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions SAID = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final HasAttributeOptions TAKEN = new HasAttributeOptions().setTimeout(PATIENCE);
    private static final String ANOTHER = "another long enough one";

    @TempDir
    static Path folder;
    private static ClosedClinic closed;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        closed = ClosedClinic.start(folder, "shared-computer");
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

    private static Page in(String path, String name) {
        var page = browsers.open(name, clinic.page(path));
        signsIn(page, name, path);
        return page;
    }

    private static void signsIn(Page page, String name, String path) {
        closed.signsIn(page, name, PASSWORD, path);
    }

    // ── what they do ──

    private static void opensAccount(Page page) {
        press(page, "person");
        visible(page, "account");
        visible(page, "set-code");
    }

    private static void setsCode(Page page, String code) {
        opensAccount(page);
        press(page, "set-code");
        visible(page, "set-code-password").fill(PASSWORD);
        at(page, "set-code-code").fill(code);
        press(page, "set-code-send");
        assertThat(visible(page, "account-done")).containsText("by this code", SAID);
        press(page, "close-account");
        gone(page, "account");
    }

    private static void isOf(Page page, String displayName) {
        assertThat(page.locator("html")).hasAttribute("data-display-name", displayName, TAKEN);
        isLive(page);
    }

    // ── the tests ──

    @Test
    void two_doctors_change_by_their_codes_and_each_finds_their_own_prescription() {
        // Given
        closed.add("doctor-one", "Doctor One", "doctor");
        closed.add("doctor-two", "Doctor Two", "doctor");
        var page = in("/doctor", "doctor-one");
        isLive(page);
        at(page, "room-select").selectOption("1");
        var number = clinic.rest().post("/api/tickets", "{}", closed.manager()).expect(201).text("number");
        visible(page, "waiting-" + number);
        press(page, "next");
        visible(page, "current");
        press(page, "write-prescription");
        visible(page, "rx-medicine").fill("Amoxicillin");

        // When one sets a code, and forgets something at first
        opensAccount(page);
        isUsable(page);
        browsers.picture(page, "1-account");
        press(page, "set-code");
        visible(page, "set-code-password").fill(PASSWORD);
        at(page, "set-code-code").fill("1234");
        press(page, "set-code-send");
        assertThat(at(page, "problem")).containsText("not in a row", SAID);
        assertThat(at(page, "set-code-code")).hasAttribute("aria-invalid", "true");
        isUsable(page);
        browsers.picture(page, "2-weak-code");
        at(page, "set-code-code").fill("4071");
        press(page, "set-code-send");
        assertThat(visible(page, "account-done")).containsText("by this code", SAID);
        visible(page, "forget-code");
        isUsable(page);

        // And another one comes, by password
        press(page, "change-by-password");
        pressToLeave(page, "confirm", clinic.page("/sign-in?then=/doctor%3Froom%3D1"));
        signsIn(page, "doctor-two", "/doctor?room=1");
        isOf(page, "Doctor Two");
        press(page, "write-prescription");
        assertThat(visible(page, "rx-medicine")).hasValue("");
        setsCode(page, "80512");

        // Then the first one is back by keyboard alone
        takes(page, "person").focus();
        page.keyboard().press("Enter");
        visible(page, "account");
        takes(page, "change-to-doctor-one").focus();
        isUsable(page);
        browsers.picture(page, "3-change-person");
        page.keyboard().press("Enter");
        assertThat(visible(page, "change-to-doctor-one-code")).isFocused(HELD);
        page.keyboard().type("4072");
        takes(page, "change-to-doctor-one-send");
        page.keyboard().press("Enter");
        assertThat(at(page, "problem")).containsText("not the code", SAID);
        assertThat(at(page, "change-to-doctor-one-code")).isFocused(HELD);
        isUsable(page);
        browsers.picture(page, "4-wrong-code");
        at(page, "change-to-doctor-one-code").fill("4071");
        takes(page, "change-to-doctor-one-send");
        page.keyboard().press("Enter");
        isOf(page, "Doctor One");
        assertThat(visible(page, "rx-medicine")).hasValue("Amoxicillin");
        assertThat(page).hasURL(clinic.page("/doctor?room=1"), THERE);

        // And so is the other one
        opensAccount(page);
        press(page, "change-to-doctor-two");
        visible(page, "change-to-doctor-two-code").fill("80512");
        press(page, "change-to-doctor-two-send");
        isOf(page, "Doctor Two");
    }

    @Test
    void after_four_wrong_codes_the_password_is_needed_and_who_signs_out_leaves_none_behind() {
        closed.add("nurse-one", "Nurse One", "nurse");
        closed.add("manager-two", "Manager Two", "manager");
        closed.add("manager-three", "Manager Three", "manager");
        var page = in("/manager", "manager-two");
        isLive(page);
        setsCode(page, "4071");
        opensAccount(page);
        pressToLeave(page, "change-by-password", clinic.page("/sign-in?then=/manager"));
        visible(page, "sign-in-name").fill("nurse-one");
        at(page, "sign-in-password").fill(PASSWORD);
        pressToLeave(page, "sign-in-send", clinic.page("/manager"));
        page.navigate(clinic.page("/"));
        setsCode(page, "5082");

        // When somebody guesses
        opensAccount(page);
        press(page, "change-to-manager-two");
        for (int i = 0; i < 3; i++) {
            visible(page, "change-to-manager-two-code").fill("407" + (5 + i));
            press(page, "change-to-manager-two-send");
            assertThat(at(page, "problem")).containsText("not the code", SAID);
        }
        at(page, "change-to-manager-two-code").fill("4078");
        press(page, "change-to-manager-two-send");

        // Then
        assertThat(at(page, "problem")).containsText("sign in with your password", SAID);
        at(page, "change-to-manager-two-code").fill("4071");
        press(page, "change-to-manager-two-send");
        assertThat(at(page, "problem")).containsText("sign in with your password", SAID);
        isUsable(page);
        press(page, "close-account");
        opensAccount(page);
        assertThat(at(page, "change-to-manager-two")).hasCount(0, COUNTED);
        browsers.picture(page, "5-nobody-to-change-to");
        press(page, "close-account");

        // When the nurse signs out, whose page this is not
        pressToLeave(page, "sign-out", clinic.page("/sign-in?then=/"));
        signsIn(page, "manager-three", "/");
        page.navigate(clinic.page("/manager"));
        isLive(page);
        opensAccount(page);
        assertThat(at(page, "change-to-nurse-one")).hasCount(0, COUNTED);
    }

    /// As when nothing was done in it for two hours: the browser is nobody's, and its codes are good.
    private static void sessionEnds(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("carequeue-session"));
    }

    @Test
    void whoever_has_a_code_signs_in_by_it() {
        // Given
        closed.add("doctor-six", "Doctor Six", "doctor");
        var page = in("/doctor", "doctor-six");
        isLive(page);
        setsCode(page, "4071");
        sessionEnds(page);

        // When the page is opened again
        page.setViewportSize(1024, 768);
        page.navigate(clinic.page("/doctor"));
        assertThat(page).hasURL(clinic.page("/sign-in?then=/doctor"), THERE);
        visible(page, "code-of-doctor-six");
        isUsable(page);
        browsers.picture(page, "8-sign-in");
        press(page, "code-of-doctor-six");
        visible(page, "code-of-doctor-six-code").fill("4072");
        press(page, "code-of-doctor-six-send");
        assertThat(at(page, "problem")).containsText("not the code", SAID);
        assertThat(at(page, "code-of-doctor-six-code")).isFocused(HELD);
        isUsable(page);
        browsers.picture(page, "9-sign-in-wrong-code");
        at(page, "code-of-doctor-six-code").fill("4071");
        pressToLeave(page, "code-of-doctor-six-send", clinic.page("/doctor"));

        // Then
        isOf(page, "Doctor Six");

        // And another browser hears no name, nor does this one once its person has signed out
        var elsewhere = browsers.open("elsewhere", clinic.page("/sign-in"));
        visible(elsewhere, "sign-in-name");
        elsewhere.waitForLoadState(LoadState.NETWORKIDLE);
        gone(elsewhere, "quick-sign-in");
        pressToLeave(page, "sign-out", clinic.page("/sign-in?then=/doctor"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        gone(page, "quick-sign-in");
    }

    @Test
    void over_a_page_whose_session_has_ended_the_same_person_goes_on_by_their_code_and_nobody_else() {
        // Given
        closed.add("doctor-eight", "Doctor Eight", "doctor");
        closed.add("doctor-nine", "Doctor Nine", "doctor");
        var page = in("/doctor", "doctor-eight");
        isLive(page);
        setsCode(page, "4071");
        opensAccount(page);
        pressToLeave(page, "change-by-password", clinic.page("/sign-in?then=/doctor"));
        signsIn(page, "doctor-nine", "/doctor");
        isOf(page, "Doctor Nine");
        setsCode(page, "80512");

        // When
        sessionEnds(page);
        page.evaluate("() => dispatchEvent(new Event('focus'))");
        assertThat(visible(page, "session-dialog")).hasAttribute("data-state", "ended", TAKEN);
        visible(page, "code-of-doctor-nine");
        assertThat(at(page, "code-of-doctor-eight")).hasCount(0, COUNTED);
        press(page, "code-of-doctor-nine");
        isUsable(page);
        page.setViewportSize(1024, 768);
        browsers.picture(page, "10-go-on-by-code");
        for (int i = 0; i < 3; i++) {
            visible(page, "code-of-doctor-nine-code").fill("8051" + (3 + i));
            press(page, "code-of-doctor-nine-send");
            assertThat(at(page, "problem")).containsText("not the code", SAID);
        }
        at(page, "code-of-doctor-nine-code").fill("80512");
        press(page, "code-of-doctor-nine-send");

        // Then
        gone(page, "session-dialog");
        isOf(page, "Doctor Nine");

        // When somebody guesses
        sessionEnds(page);
        page.evaluate("() => dispatchEvent(new Event('focus'))");
        press(page, "code-of-doctor-nine");
        for (int i = 0; i < 4; i++) {
            visible(page, "code-of-doctor-nine-code").fill("8051" + (3 + i));
            press(page, "code-of-doctor-nine-send");
            assertThat(at(page, "problem")).containsText(i < 3 ? "not the code" : "sign in with your password", SAID);
        }
        at(page, "code-of-doctor-nine-code").fill("80512");
        press(page, "code-of-doctor-nine-send");
        assertThat(at(page, "problem")).containsText("sign in with your password", SAID);
        at(page, "sign-in-password").fill(PASSWORD);
        press(page, "sign-in-send");
        gone(page, "session-dialog");
        isOf(page, "Doctor Nine");
    }

    @Test
    void whoever_may_not_see_the_page_comes_to_the_start_page() {
        closed.add("nurse-four", "Nurse Four", "nurse");
        closed.add("manager-four", "Manager Four", "manager");
        var page = in("/", "nurse-four");
        setsCode(page, "4071");
        opensAccount(page);
        pressToLeave(page, "change-by-password", clinic.page("/sign-in?then=/"));
        signsIn(page, "manager-four", "/");
        page.navigate(clinic.page("/manager?lang=es"));
        isLive(page);
        opensAccount(page);
        isUsable(page);
        browsers.picture(page, "es-account");
        page.setViewportSize(390, 844);
        press(page, "change-to-nurse-four");
        visible(page, "change-to-nurse-four-code").fill("4071");
        isUsable(page);
        browsers.picture(page, "es-account-phone");
        press(page, "change-to-nurse-four-send");
        assertThat(page).hasURL(clinic.page("/"), THERE);
        assertThat(page.locator("html")).hasAttribute("data-display-name", "Nurse Four", TAKEN);
    }

    @Test
    void whoever_chooses_another_password_goes_on_here_and_has_to_sign_in_everywhere_else() {
        closed.add("doctor-five", "Doctor Five", "doctor");
        var page = in("/doctor", "doctor-five");
        isLive(page);
        var elsewhere = in("/doctor", "doctor-five");
        isLive(elsewhere);

        // By keyboard alone, with the wrong one at first.
        takes(page, "person").focus();
        page.keyboard().press("Enter");
        takes(page, "change-password").focus();
        page.keyboard().press("Enter");
        assertThat(visible(page, "change-password-oldPassword")).isFocused(HELD);
        page.keyboard().type("not this one");
        page.keyboard().press("Tab");
        page.keyboard().type(ANOTHER);
        takes(page, "change-password-send");
        page.keyboard().press("Enter");
        assertThat(at(page, "problem")).containsText("not your password", SAID);
        assertThat(at(page, "change-password-oldPassword")).isFocused(HELD);
        isUsable(page);
        browsers.picture(page, "6-wrong-old-password");
        at(page, "change-password-oldPassword").fill(PASSWORD);
        takes(page, "change-password-send");
        page.keyboard().press("Enter");

        assertThat(visible(page, "account-done")).containsText("another password now", SAID);
        isUsable(page);
        browsers.picture(page, "7-password-changed");
        page.keyboard().press("Escape");
        gone(page, "account");
        assertThat(at(page, "person")).isFocused(HELD);
        isLive(page);
        assertThat(visible(elsewhere, "session-dialog")).hasAttribute("data-state", "ended", TAKEN);
        clinic.rest().post("/api/session", "{\"name\":\"doctor-five\",\"password\":\"" + PASSWORD + "\"}").expect(401);
        at(elsewhere, "sign-in-password").fill(ANOTHER);
        press(elsewhere, "sign-in-send");
        gone(elsewhere, "session-dialog");
        isLive(elsewhere);
    }
}
