package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;

/// Everything that can become of a visit, done on the doctor's page as a doctor does it, and seen on the others.
class VisitLifeIT {

    private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(30_000);
    private static final ContainsTextOptions SOON_SAID = new ContainsTextOptions().setTimeout(30_000);

    @TempDir
    Path folder;

    @Test
    void a_doctor_does_the_whole_life_of_a_visit_on_one_page() {
        try (var clinic = RunningClinic.start(folder); var pages = new Pages(clinic, "visit-life")) {
            var doctor = pages.doctor;
            var phone = phone(clinic, pages, issue(clinic, "general"));
            issue(clinic, "general");
            issue(clinic, "paediatrics");
            issue(clinic, "general");
            isNext(doctor, "A001");

            somebodyNeedsHelp(pages);
            whoDoesNotComeIsSkippedAndComesBack(pages, phone);
            calledOutOfOrderForAReason(pages);
            parkedAndBack(pages);
            sentElsewhere(doctor);
            mistakesAreUndone(pages);
            atTheManagers(pages);
            assertThat(pages.browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());

            refusedWithASentence(doctor);
            thePharmacyIsSet(pages.manager, pages.browsers);
            aChangeIsCheckedMadeAndTakenBack(pages.manager, pages.browsers);
        }
    }

    private static String issue(RunningClinic clinic, String serviceLine) {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"%s\"}".formatted(serviceLine)).expect(201)
                .text("trackingPath");
    }

    private static Page phone(RunningClinic clinic, Pages pages, String path) {
        var phone = pages.browsers.open("phone", clinic.page(path), 390, 800);
        isLive(phone);
        return phone;
    }

    private static void isNext(Page doctor, String number) {
        assertThat(visible(doctor, "waiting-" + number).getByTestId("next-mark")).isVisible(SOON);
    }

    private static void somebodyNeedsHelp(Pages pages) {
        press(pages.kiosk, "help");
        visible(pages.kiosk, "help-yes");
        pages.browsers.picture(pages.kiosk, "kiosk-1-asked");
        press(pages.kiosk, "help-yes");
        visible(pages.kiosk, "help-told");
        pages.browsers.picture(pages.kiosk, "kiosk-2-told");

        for (var page : new Page[] { pages.doctor, pages.pharmacist, pages.manager }) {
            assertThat(visible(page, "help-1")).containsText("Kiosk 1");
        }
        pages.browsers.picture(pages.doctor, "doctor-1-help");
        pages.browsers.picture(pages.pharmacist, "pharmacist-1-help");
        press(pages.pharmacist, "acknowledge-1");
        for (var page : new Page[] { pages.doctor, pages.pharmacist, pages.manager }) {
            gone(page, "help-1");
        }
    }

    private static void whoDoesNotComeIsSkippedAndComesBack(Pages pages, Page phone) {
        var doctor = pages.doctor;
        press(doctor, "next");
        assertThat(visible(doctor, "calls")).containsText("1 of 3");
        visible(pages.screen, "called-A001");
        pages.browsers.picture(doctor, "doctor-2-called");
        press(doctor, "not-present");
        assertThat(visible(doctor, "waiting-A001")).containsText("did not answer");
        gone(pages.screen, "called-A001");
        isNext(doctor, "A002");

        pick(doctor, "A001", "says to be on the way");
        assertThat(visible(doctor, "calls")).containsText("2 of 3");
        press(doctor, "not-present");
        visible(doctor, "waiting-A001");
        pick(doctor, "A001", "a last time");
        assertThat(visible(doctor, "calls")).containsText("3 of 3");
        press(doctor, "not-present");

        visible(doctor, "skipped-A001");
        visible(pages.screen, "skipped-A001");
        assertThat(visible(phone, "own-status")).hasAttribute("data-status", "skipped");
        assertThat(at(pages.manager, "ticket-A001")).hasAttribute("data-status", "skipped");
        pages.browsers.picture(doctor, "doctor-3-skipped");
        pages.browsers.picture(pages.screen, "screen-1-skipped");
        pages.browsers.picture(phone, "phone-1-skipped");

        press(doctor, "back-A001");
        visible(doctor, "waiting-A001");
        gone(pages.screen, "skipped-A001");
        assertThat(at(phone, "own-status")).hasAttribute("data-status", "waiting");
        assertThat(at(phone, "own-wait")).hasText("Until you are called: at most about 5 minutes");
        isNext(doctor, "A001");
    }

    private static void pick(Page doctor, String number, String reason) {
        press(doctor, "call-" + number);
        visible(doctor, "call-" + number + "-reason").fill(reason);
        press(doctor, "call-" + number + "-send");
    }

    private static void calledOutOfOrderForAReason(Pages pages) {
        var doctor = pages.doctor;
        press(doctor, "call-B001");
        visible(doctor, "call-B001-reason").fill("has a fever, and the room next door is empty");
        pages.browsers.picture(doctor, "doctor-4-pick");
        press(doctor, "call-B001-send");
        assertThat(visible(doctor, "current")).containsText("B001");

        press(visible(doctor, "why-B001").locator("summary"));
        assertThat(at(doctor, "why-B001")).containsText("has a fever");
        assertThat(at(doctor, "why-B001")).containsText("A001");
        pages.browsers.picture(doctor, "doctor-5-why");

        press(doctor, "recall");
        assertThat(visible(pages.screen, "called-B001").getByTestId("again")).isVisible(SOON);
        assertThat(at(pages.screen, "announcement")).containsText("Once more: number B001, room 3.");
        pages.browsers.picture(pages.screen, "screen-2-again");
    }

    private static void parkedAndBack(Pages pages) {
        var doctor = pages.doctor;
        press(doctor, "start");
        visible(doctor, "finish");
        press(doctor, "park-B001");
        visible(doctor, "park-B001-note").fill("X-ray, back in 20 minutes");
        press(doctor, "park-B001-send");
        assertThat(visible(doctor, "parked-B001")).containsText("X-ray");
        gone(pages.screen, "called-B001");
        pages.browsers.picture(doctor, "doctor-6-parked");
        press(doctor, "back-B001");
        visible(doctor, "waiting-B001");
    }

    private static void sentElsewhere(Page doctor) {
        press(doctor, "more-A002");
        press(doctor, "transfer-A002");
        visible(doctor, "transfer-A002-serviceLine").selectOption("paediatrics");
        at(doctor, "transfer-A002-room").selectOption("3");
        at(doctor, "transfer-A002-note").fill("knows the child");
        press(doctor, "transfer-A002-send");
        assertThat(visible(doctor, "waiting-A002")).containsText("for room 3");
        assertThat(at(doctor, "waiting-A002")).containsText("Paediatrics");
    }

    private static void mistakesAreUndone(Pages pages) {
        var doctor = pages.doctor;
        press(doctor, "next");
        visible(pages.screen, "called-A001");
        press(doctor, "undo-A001");
        visible(doctor, "waiting-A001");
        gone(pages.screen, "called-A001");

        press(doctor, "more-A003");
        press(doctor, "cancel-A003");
        press(doctor, "confirm");
        visible(doctor, "ended-A003");
        gone(doctor, "waiting-A003");
        pages.browsers.picture(doctor, "doctor-7-cancelled");
        press(doctor, "undo-A003");
        press(doctor, "confirm");
        visible(doctor, "waiting-A003");
        gone(doctor, "ended-A003");
    }

    private static void atTheManagers(Pages pages) {
        assertThat(at(pages.manager, "ticket-B001")).containsText("X-ray");
        press(visible(pages.manager, "settings").locator("summary"));
        pages.browsers.whole(pages.manager, "manager-1-settings");
        pages.browsers.whole(pages.doctor, "doctor-8-whole");
    }

    private static void aChangeIsCheckedMadeAndTakenBack(Page manager, Browsers browsers) {
        press(manager, "change-rooms");
        var rooms = visible(manager, "change-rooms-rooms");
        var before = rooms.inputValue();
        rooms.fill("1, 2: dreams");
        assertThat(visible(manager, "problem")).containsText("dreams");
        rooms.fill("51, 52");
        assertThat(at(manager, "change-rooms-effects")).containsText("Would be changed: Rooms.", SOON_SAID);
        assertThat(at(manager, "change-rooms-effects")).containsText("In use, and would be gone: Room 3");
        gone(manager, "problem");
        browsers.whole(manager, "manager-4-rooms");
        press(manager, "change-rooms-send");
        gone(manager, "change-rooms-rooms");

        // Then: it is told, and taken back
        var last = manager.locator("[data-testid^=change-]:has([data-testid^=undo-change-])").first();
        assertThat(last).containsText("Rooms", SOON_SAID);
        var change = at(manager, last.getAttribute("data-testid"));
        browsers.whole(manager, "manager-5-changes");
        press(change.locator("[data-testid^=undo-change-]"));
        press(change.getByTestId("confirm"));
        assertThat(at(manager, "settings")).containsText("48, 49, 50", SOON_SAID);
        press(manager, "change-rooms");
        assertThat(visible(manager, "change-rooms-rooms")).hasValue(before);
        press(manager, "change-rooms-dismiss");
    }

    private static void thePharmacyIsSet(Page manager, Browsers browsers) {
        assertThat(at(manager, "settings-pharmacy")).containsText("Critical 5 min, High 15 min, Moderate 20 min");
        press(manager, "change-pharmacy");
        visible(manager, "change-pharmacy-checkedBy").selectOption("another");
        at(manager, "change-pharmacy-lease").fill("7.5");
        at(manager, "change-pharmacy-target.low").fill("90");
        browsers.whole(manager, "manager-2-pharmacy");
        press(manager, "change-pharmacy-send");
        gone(manager, "change-pharmacy-send");
        assertThat(at(manager, "settings-pharmacy")).containsText("somebody else than who has prepared it", SOON_SAID);
        assertThat(at(manager, "settings-pharmacy")).containsText("7.5 min");
        assertThat(at(manager, "settings-pharmacy")).containsText("Normal 30 min, Low 90 min");

        press(manager, "change-prescribing");
        at(manager, "change-prescribing-forms").fill("tablet, Pill");
        press(manager, "change-prescribing-send");
        assertThat(visible(manager, "problem")).containsText("Pill");
        at(manager, "change-prescribing-forms").fill("tablet,\nwafer");
        assertThat(at(manager, "change-prescribing-frequencies")).hasValue(Pattern.compile(".*once-weekly 1/7, once 1$"));
        at(manager, "change-prescribing-frequencies").fill("once-daily 1/1, every-36-hours 2/3, when-seated");
        at(manager, "change-prescribing-freeText").selectOption("false");
        browsers.whole(manager, "manager-3-prescribing");
        press(manager, "change-prescribing-send");
        gone(manager, "change-prescribing-send");
        assertThat(at(manager, "settings-prescribing")).containsText("Tablet, wafer", SOON_SAID);
        assertThat(at(manager, "settings-prescribing")).containsText("Once daily, every-36-hours, when-seated");
        assertThat(at(manager, "settings-prescribing")).containsText("may not be prescribed");
        press(manager, "change-prescribing");
        assertThat(visible(manager, "change-prescribing-frequencies"))
                .hasValue("once-daily 1/1, every-36-hours 2/3, when-seated");
        press(manager, "change-prescribing-dismiss");
    }

    private static void refusedWithASentence(Page doctor) {
        press(doctor, "more-A001");
        press(doctor, "transfer-A001");
        press(doctor, "transfer-A001-send");
        assertThat(visible(doctor, "problem")).containsText("to which service line or to which room");
    }
}
