package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;

import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One patient's way through four services, in real browsers, with all five pages open at once.
class OneTicketIT {

    @TempDir
    Path folder;

    @Test
    void one_patients_way_is_seen_on_every_page_while_it_happens() {
        try (var clinic = RunningClinic.start(folder); var pages = new Pages(clinic, "one-ticket")) {
            visible(pages.screen, "nobody");
            pages.browsers.picture(pages.kiosk, "kiosk-1-start");
            pages.browsers.picture(pages.screen, "screen-1-nobody");

            press(pages.kiosk, "line-general");
            assertThat(visible(pages.kiosk, "kiosk-number")).hasText("A001");
            pages.browsers.picture(pages.kiosk, "kiosk-2-number");
            press(pages.kiosk, "kiosk-done");
            assertThat(pages.takeNumber()).isEqualTo("A002");

            visible(pages.doctor, "waiting-A001");
            visible(pages.doctor, "waiting-A002");
            visible(pages.manager, "ticket-A002");
            press(pages.doctor, "priority-A002-high");
            // Under a hand the list stands still.
            pages.doctor.mouse().move(5, 5);
            assertThat(pages.doctor.locator("[data-testid^='waiting-A']").first())
                    .hasAttribute("data-testid", "waiting-A002");
            pages.browsers.picture(pages.doctor, "doctor-1-waiting");

            press(pages.doctor, "next");
            assertThat(visible(pages.screen, "called-A002")).containsText("3");
            assertThat(visible(pages.doctor, "current")).containsText("A002");
            gone(pages.doctor, "waiting-A002");
            pages.browsers.picture(pages.screen, "screen-2-called");
            press(pages.doctor, "start");
            pages.prescribe("Amoxicillin");
            assertThat(pages.card("A002")).isVisible();
            pages.browsers.picture(pages.doctor, "doctor-2-prescribed");
            press(pages.doctor, "finish");
            gone(pages.screen, "called-A002");

            press(pages.doctor, "next");
            visible(pages.screen, "called-A001");
            pages.prescribe("Ibuprofen");
            assertThat(pages.card("A001")).isVisible();
            assertThat(pages.firstInQueue()).containsText("A002");
            press(pages.doctor, "priority-A001-critical");
            assertThat(pages.firstInQueue()).containsText("A001");
            press(pages.doctor, "finish");
            pages.browsers.picture(pages.pharmacist, "pharmacist-1-queue");

            press(pages.card("A001").getByTestId("claim"));
            press(pages.card("A001").getByTestId("ready"));
            assertThat(visible(pages.screen, "ready-A001")).containsText("2");
            pages.browsers.picture(pages.screen, "screen-3-ready");
            pages.browsers.picture(pages.pharmacist, "pharmacist-2-ready");
            pages.browsers.picture(pages.manager, "manager-1-ready");
            pages.handOver("A001");
            gone(pages.screen, "ready-A001");
            visible(pages.screen, "nobody");
            assertThat(pages.card("A001")).hasCount(0);

            assertThat(pages.browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        }
    }
}
