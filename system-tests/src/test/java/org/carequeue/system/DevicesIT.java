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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.ClosedClinic;
import org.carequeue.system.clinic.QrReader;
import org.carequeue.system.clinic.Reports;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.testing.FakePrinter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;

/// Kiosks and screens of a clinic in which people sign in: a manager lets them in by the code that they show, and removes
/// them.
class DevicesIT {

    private static final double PATIENCE = 30_000;
    private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(PATIENCE);
    private static final HasAttributeOptions TAKEN = new HasAttributeOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions NOT_SAID = new ContainsTextOptions().setTimeout(PATIENCE);
    private static final ContainsTextOptions SAID = new ContainsTextOptions().setTimeout(PATIENCE);

    private static final HasTextOptions TOLD = new HasTextOptions().setTimeout(PATIENCE);
    /// As a printer says it of its roll.
    private static final int NO_PAPER = 0x72;

    @TempDir
    static Path folder;
    private static FakePrinter printer;
    private static ClosedClinic closed;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        printer = FakePrinter.start();
        closed = ClosedClinic.start(folder, "devices", Map.of("CAREQUEUE_PRINTERS", printer.address()));
        clinic = closed.running();
        browsers = closed.browsers();
    }

    @AfterAll
    static void close() {
        closed.close();
        printer.close();
    }

    @AfterEach
    void no_page_has_complained() {
        closed.noPageHasComplained();
    }

    // ── who is there ──

    private static Page manager() {
        return closed.managersPage("devices", "pair-kiosk");
    }

    // ── what they do ──

    private static String codeOf(Page device) {
        return visible(device, "pairing-code").textContent().strip();
    }

    private static void letIn(Page manager, String role, String code, String name) {
        press(manager, "pair-" + role);
        types(manager, role, code, name);
        gone(manager, "pair-" + role + "-code");
        assertThat(row(manager, name)).hasCount(1, COUNTED);
    }

    private static void types(Page manager, String role, String code, String name) {
        visible(manager, "pair-" + role + "-code").fill(code);
        at(manager, "pair-" + role + "-name").fill(name);
        press(manager, "pair-" + role + "-send");
    }

    private static Locator row(Page manager, String name) {
        return at(manager, "device").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void remove(Page manager, String name) {
        press(row(manager, name).getByTestId("remove-device"));
        press(row(manager, name).getByTestId("confirm"));
        assertThat(row(manager, name)).hasCount(0, COUNTED);
    }

    // ── the tests ──

    /// The one screen has told the gateway.
    private static void isHeard(String sound) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(
                () -> clinic.rest().get("/api/devices", closed.manager()).expect(200).body().toString()
                        .contains("\"sound\":\"" + sound + '"'));
    }

    @Test
    void a_screen_is_let_in_by_the_code_that_it_shows_and_shows_another_one_once_it_is_removed() {
        var screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        var code = codeOf(screen);
        assertThat(code).matches("[A-Z2-9]{3} [A-Z2-9]{3}");
        isUsable(screen);
        browsers.picture(screen, "screen-1-code");
        var manager = manager();
        isUsable(manager);

        // When a manager enters it
        press(manager, "pair-screen");
        visible(manager, "pair-screen-diagonal").fill("43");
        at(manager, "pair-screen-distance").fill("6.5");
        isUsable(manager);
        browsers.picture(manager, "manager-0-screen");
        types(manager, "screen", code.toLowerCase(Locale.ROOT), "Screen in the hall");

        // Then
        isLive(screen);
        gone(screen, "pairing");
        assertThat(row(manager, "Screen in the hall")).containsText("6.5 m and 43 inches", SAID);
        press(manager, "devices-again");
        assertThat(row(manager, "Screen in the hall")).containsText("Screen", SAID);
        isHeard("off");
        press(screen, "sound");
        isHeard("on");
        press(manager, "devices-again");
        assertThat(row(manager, "Screen in the hall")).containsText("sound is on", SAID);
        gone(manager, "device-older");
        isUsable(manager);
        browsers.picture(manager, "manager-1-devices");

        // When somebody is called
        closed.add("doctor-of-one", "Doctor of one", "doctor");
        clinic.rest().post("/api/tickets", "{}", closed.manager()).expect(201);
        var number = clinic.rest().post("/api/rooms/1/next", "{}", closed.signIn("doctor-of-one", PASSWORD)).expect(200)
                .text("number");

        // Then
        visible(screen, "called-" + number);
        assertThat(at(screen, "viewing-note")).not().containsText("55", NOT_SAID);
        browsers.picture(screen, "screen-2-let-in");

        // When the manager removes it
        remove(manager, "Screen in the hall");

        // Then
        assertThat(codeOf(screen)).isNotEqualTo(code);
        gone(screen, "called-" + number);
        isUsable(screen);
    }

    @Test
    void a_kiosk_gives_numbers_once_it_is_let_in_and_offers_nothing_before() {
        var kiosk = browsers.open("kiosk", "about:blank", 1080, 1920);
        var reports = Reports.of(kiosk);
        kiosk.navigate(clinic.page("/kiosk"));
        visible(kiosk, "pairing-code");
        gone(kiosk, "help");
        isUsable(kiosk);
        browsers.picture(kiosk, "kiosk-1-code");
        press(kiosk, "language-es");
        assertThat(at(kiosk, "pairing")).containsText("Este quiosco", SAID);
        isUsable(kiosk);
        press(kiosk, "language-en");
        var code = codeOf(kiosk);

        // When what is typed is wrong, and then right
        var manager = manager();
        press(manager, "pair-kiosk");
        types(manager, "kiosk", "000000", "Kiosk at the door");
        assertThat(at(manager, "problem")).containsText("No device shows this code", SAID);
        assertThat(at(manager, "pair-kiosk-code")).hasAttribute("aria-invalid", "true");
        assertThat(at(manager, "pair-kiosk-name")).hasValue("Kiosk at the door");
        isUsable(manager);
        browsers.picture(manager, "manager-2-unknown-code");
        assertThat(reports.sent()).as("reports of what is no device").isEmpty();
        types(manager, "kiosk", code, "Kiosk at the door");
        gone(manager, "pair-kiosk-code");

        // Then
        isLive(kiosk);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(reports.sent()).isNotEmpty());
        visible(kiosk, "help");
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
        press(kiosk, "kiosk-done");

        remove(manager, "Kiosk at the door");
        assertThat(codeOf(kiosk)).isNotEqualTo(code);
        gone(kiosk, "help");
        gone(kiosk, "line-general");
    }

    @Test
    void a_code_of_a_screen_lets_no_kiosk_in() {
        var screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        var code = codeOf(screen);
        var manager = manager();
        press(manager, "pair-kiosk");
        types(manager, "kiosk", code, "Kiosk that is none");
        assertThat(at(manager, "problem")).containsText("is a screen", SAID);
        assertThat(at(manager, "pair-kiosk-code")).hasAttribute("aria-invalid", "true");
        isUsable(manager);
    }

    @Test
    void a_manager_sets_a_kiosk_to_spanish_and_nobody_has_to_touch_it() {
        // Given
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk"), 1080, 1920);
        var manager = manager();
        letIn(manager, "kiosk", codeOf(kiosk), "Kiosk upstairs");
        isLive(kiosk);
        speaks(kiosk, "en", "Take a number");

        // When
        var row = row(manager, "Kiosk upstairs");
        press(row.getByTestId("set-up-device"));
        at(manager, "set-up-device-language").selectOption("es");
        at(manager, "set-up-device-paper").selectOption("58mm");
        at(manager, "set-up-device-kiosk").fill("up 2");
        press(manager, "set-up-device-send");
        assertThat(at(manager, "problem")).containsText("letters and digits", SAID);
        assertThat(at(manager, "set-up-device-kiosk")).hasAttribute("aria-invalid", "true");
        isUsable(manager);
        browsers.whole(manager, "manager-5-set-up");
        at(manager, "set-up-device-kiosk").fill("up-2");
        press(manager, "set-up-device-send");
        gone(manager, "set-up-device-send");
        assertThat(row.getByTestId("device-settings")).hasText("Español, Kiosk up-2, and Roll of 58 mm");

        // Then
        speaks(kiosk, "es", "Tome un número");
        assertThat(kiosk.locator("#paper")).hasAttribute("href", Pattern.compile("/app/.*/shared/slip/paper-58mm\\.css"),
                TAKEN);
        isLive(kiosk);
        isUsable(kiosk);
        browsers.picture(kiosk, "kiosk-3-spanish");
        press(kiosk, "help");
        press(kiosk, "help-yes");
        visible(kiosk, "help-told");
        assertThat(clinic.rest().get("/api/help", closed.manager()).expect(200).body().toString()).contains("kiosk up-2");

        // And after all has started anew
        kiosk.reload();
        isLive(kiosk);
        speaks(kiosk, "es", "Tome un número");
        clinic.kill(Service.GATEWAY);
        clinic.awaitReady(Service.GATEWAY);
        kiosk.reload();
        isLive(kiosk);
        speaks(kiosk, "es", "Tome un número");

        // When the address says something else
        kiosk.navigate(clinic.page("/kiosk?lang=en"));
        isLive(kiosk);
        speaks(kiosk, "en", "Take a number");

        // When nothing is chosen any more
        kiosk.navigate(clinic.page("/kiosk"));
        isLive(kiosk);
        manager.reload();
        isLive(manager);
        press(visible(manager, "devices").locator("summary"));
        press(row.getByTestId("set-up-device"));
        assertThat(at(manager, "set-up-device-kiosk")).hasValue("up-2");
        at(manager, "set-up-device-language").selectOption("");
        press(manager, "set-up-device-send");
        speaks(kiosk, "en", "Take a number");
        remove(manager, "Kiosk upstairs");
    }

    @Test
    void a_kiosk_prints_at_its_receipt_printer_and_says_when_there_is_no_paper() throws IOException {
        // Given a kiosk that a manager sets up so
        var kiosk = browsers.open("kiosk", clinic.page("/kiosk?lang=ar"), 1080, 1920);
        var manager = manager();
        press(manager, "pair-kiosk");
        visible(manager, "pair-kiosk-printer").fill("printer.example:9100");
        at(manager, "pair-kiosk-paper").selectOption("58mm");
        at(manager, "pair-kiosk-print").selectOption("auto");
        types(manager, "kiosk", codeOf(kiosk), "Kiosk at the door");
        assertThat(at(manager, "problem")).containsText("an address with a port", SAID);
        at(manager, "pair-kiosk-printer").fill(printer.address());
        press(manager, "pair-kiosk-send");
        assertThat(row(manager, "Kiosk at the door")).containsText(printer.address(), SAID);

        // When a number is taken
        isLive(kiosk);
        press(kiosk, "line-general");
        visible(kiosk, "kiosk-number");
        assertThat(at(kiosk, "kiosk-slip")).hasText("يرجى أخذ تذكرتكم.", TOLD);

        // Then the slip has its code, and the next one says that it is a copy
        var link = at(kiosk, "kiosk-tracking").innerText().strip();
        press(kiosk, "kiosk-print");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> printer.slips().size() == 2);
        for (var slip : printer.slips()) {
            assertThat(slip.width()).isEqualTo(384);
            ImageIO.write(slip.picture(), "png", Files.createDirectories(Path.of("target", "screenshots", "devices"))
                    .resolve("receipt-" + printer.slips().indexOf(slip) + ".png").toFile());
            assertThat(QrReader.read(slip.picture())).isEqualTo(link);
        }
        assertThat(printer.slips().get(1).dots().length).as("a copy says so")
                .isGreaterThan(printer.slips().get(0).dots().length);
        assertThat(printer.notUnderstood()).isEmpty();

        // When the roll is out
        printer.says(4, NO_PAPER);
        press(kiosk, "kiosk-print");
        assertThat(at(kiosk, "kiosk-slip")).hasText("لا يوجد ورق لتذكرتكم. يرجى حفظ رقمكم أو مسح الرمز.", TOLD);
        isUsable(kiosk);
        browsers.picture(kiosk, "kiosk-4-no-paper");
        press(kiosk, "kiosk-done");
        visible(kiosk, "kiosk-no-slips");
        browsers.picture(kiosk, "kiosk-5-no-slips");
        manager.reload();
        isLive(manager);
        assertThat(visible(manager, "printer-alert")).containsText("Printer of Kiosk at the door: no paper", SAID);
        press(visible(manager, "devices").locator("summary"));
        assertThat(row(manager, "Kiosk at the door").getByTestId("device-printer")).hasText("printer: no paper");
        browsers.picture(manager, "manager-6-no-paper");
        assertThat(printer.slips()).hasSize(2);
        remove(manager, "Kiosk at the door");
        printer.isWell();
        assertThat(clinic.log()).as("the tracking link").doesNotContain(link.substring(link.lastIndexOf('/') + 1));
    }

    private static void speaks(Page kiosk, String language, String heading) {
        assertThat(kiosk.locator("html")).hasAttribute("lang", language, TAKEN);
        assertThat(kiosk.locator("h1")).hasText(heading, new HasTextOptions().setTimeout(PATIENCE));
    }

    @Test
    void a_browser_that_is_a_screen_does_not_become_a_kiosk_because_somebody_opens_that_page() {
        // Given
        var browser = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        var manager = manager();
        letIn(manager, "screen", codeOf(browser), "Waiting room");
        isLive(browser);

        // When
        browser.navigate(clinic.page("/kiosk"));

        // Then
        assertThat(visible(browser, "pairing-known")).containsText("This browser is the screen “Waiting room”", SAID);
        gone(browser, "pairing-code");
        isUsable(browser);
        browsers.picture(browser, "screen-3-known");
        browser.setViewportSize(1080, 1920);
        browsers.picture(browser, "kiosk-4-known");
        pressToLeave(browser, "pairing-page", clinic.page("/screen"));
        isLive(browser);

        // When somebody wants it all the same
        browser.navigate(clinic.page("/kiosk"));
        press(browser, "pairing-anew");
        letIn(manager, "kiosk", codeOf(browser), "Kiosk downstairs");

        // Then
        isLive(browser);
        visible(browser, "help");

        // And a kiosk stays one whichever page is opened
        browser.navigate(clinic.page("/screen"));
        isLive(browser);
        gone(browser, "pairing");
        browser.navigate(clinic.page("/kiosk"));
        isLive(browser);
        visible(browser, "help");
        remove(manager, "Waiting room");
        remove(manager, "Kiosk downstairs");
    }

    @Test
    void a_manager_adds_somebody_gives_other_roles_and_another_password_and_removes_them() {
        var manager = manager();
        press(visible(manager, "people").locator("summary"));
        press(manager, "add-person");
        visible(manager, "add-person-name").fill("nurse-on-call");
        at(manager, "add-person-displayName").fill("Nurse on call");
        at(manager, "add-person-password").fill("short");
        press(manager, "add-person-send");
        assertThat(at(manager, "problem")).containsText("10 to 128", SAID);
        assertThat(at(manager, "add-person-password")).hasAttribute("aria-invalid", "true");
        at(manager, "add-person-password").fill(PASSWORD);
        press(manager, "add-person-send");
        assertThat(at(manager, "problem")).containsText("one role or more", SAID);
        isUsable(manager);
        browsers.picture(manager, "manager-3-people");
        at(manager, "add-person-roles-nurse").check();
        press(manager, "add-person-send");
        var person = visible(manager, "person-nurse-on-call");
        assertThat(person.getByTestId("roles")).hasText("Nurse");

        press(person.getByTestId("set-roles"));
        assertThat(at(manager, "set-roles-roles-nurse")).isChecked();
        at(manager, "set-roles-roles-doctor").check();
        press(manager, "set-roles-send");
        assertThat(person.getByTestId("roles")).containsText("Doctor", SAID);

        press(person.getByTestId("set-password"));
        visible(manager, "set-password-password").fill(" spaces belong to it ");
        press(manager, "set-password-send");
        gone(manager, "set-password-password");
        closed.signIn("nurse-on-call", " spaces belong to it ");
        isUsable(manager);

        press(person.getByTestId("remove-person"));
        press(person.getByTestId("confirm"));
        gone(manager, "person-nurse-on-call");
        clinic.rest().post("/api/session", """
                {"name":"nurse-on-call","password":" spaces belong to it "}""").expect(401);
    }
}
