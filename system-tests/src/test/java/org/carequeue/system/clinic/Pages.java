package org.carequeue.system.clinic;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;

/// A clinic's pages, all open at once, and what people do on them.
public final class Pages implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double PATIENCE_MILLIS = PATIENCE.toMillis();
    /// Longer than a page needs to take a press, and to load.
    private static final double ONE_PRESS_MILLIS = 3_000;
    private static final LocatorAssertions.IsVisibleOptions SOON = new LocatorAssertions.IsVisibleOptions()
            .setTimeout(PATIENCE_MILLIS);

    public final Browsers browsers;
    public final Page kiosk;
    public final Page screen;
    public final Page doctor;
    public final Page pharmacist;
    public final Page manager;

    public Pages(RunningClinic clinic, String test) {
        browsers = new Browsers(test);
        kiosk = browsers.open("kiosk", clinic.page("/kiosk"));
        screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        doctor = browsers.open("doctor", clinic.page("/doctor"));
        pharmacist = browsers.open("pharmacist", clinic.page("/pharmacist"));
        manager = browsers.open("manager", clinic.page("/manager"));
        for (var page : all()) {
            isLive(page);
        }
        at(doctor, "room-select").selectOption("3");
        at(pharmacist, "counter-select").selectOption("2");
    }

    public Page[] all() {
        return new Page[] { kiosk, screen, doctor, pharmacist, manager };
    }

    /// An element of a page, by its test id.
    public static Locator at(Page page, String testId) {
        return page.getByTestId(testId);
    }

    /// Waits until an element is there and can be seen.
    public static Locator visible(Page page, String testId) {
        var element = at(page, testId);
        assertThat(element).isVisible(SOON);
        return element;
    }

    /// Waits until an element is not there.
    public static void gone(Page page, String testId) {
        assertThat(at(page, testId)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// Presses an element of a page, as [#press(Locator)] does.
    public static void press(Page page, String testId) {
        press(visible(page, testId));
    }

    /// Presses as a person does: a page takes no press for what has only just come under the pointer, and it may move
    /// while the button is down. Whom nothing has answered presses again.
    public static void press(Locator element) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        Object before;
        do {
            if (System.nanoTime() > until) {
                throw new AssertionError("The page takes no press of " + element);
            }
            before = pressesIn(element.page());
            element.click();
        } while (pressesIn(element.page()).equals(before));
    }

    /// Presses what leads to another page, where presses are counted anew: that page says that it was taken.
    ///
    /// @param address of that page
    public static void pressToLeave(Page page, String testId, String address) {
        visible(page, testId);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!page.url().equals(address)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("No press of " + testId + " leads to " + address + " but to " + page.url());
            }
            try {
                at(page, testId).click(new Locator.ClickOptions().setTimeout(ONE_PRESS_MILLIS));
                page.waitForURL(address, new Page.WaitForURLOptions().setTimeout(ONE_PRESS_MILLIS));
            } catch (TimeoutError notTaken) {
                // It has just come under the pointer; or it has been taken, and is gone.
            }
        }
    }

    /// Waits until a button takes a press, which it does not at once.
    public static Locator takes(Page page, String testId) {
        var button = visible(page, testId);
        var patience = new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
        assertThat(button).not().hasAttribute("aria-disabled", "true", patience);
        assertThat(button).not().hasAttribute("aria-busy", "true", patience);
        return button;
    }

    private static Object pressesIn(Page page) {
        return page.evaluate("presses");
    }

    /// Waits until a page says that what it shows is live.
    public static void isLive(Page page) {
        live(page, "true");
    }

    /// Waits until a page says that what it shows is not live.
    public static void isNotLive(Page page) {
        live(page, "false");
        assertThat(at(page, "connection-banner")).isVisible(SOON);
    }

    private static void live(Page page, String value) {
        assertThat(page.locator("html")).hasAttribute("data-live", value,
                new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /// A patient takes a number; the kiosk is back at its start afterwards.
    public String takeNumber() {
        press(kiosk, "line-general");
        var number = visible(kiosk, "kiosk-number").textContent().strip();
        press(kiosk, "kiosk-done");
        visible(kiosk, "line-general");
        return number;
    }

    /// The doctor writes a prescription for the patient who is there.
    public void prescribe(String medicine) {
        press(doctor, "write-prescription");
        visible(doctor, "rx-medicine").fill(medicine);
        at(doctor, "rx-dose-amount").fill("1");
        at(doctor, "rx-dose-unit").fill("capsule");
        var frequency = at(doctor, "rx-frequency");
        if ("SELECT".equals(frequency.evaluate("element => element.tagName"))) {
            frequency.selectOption("every-8-hours");
        } else {
            frequency.fill("every-8-hours");
        }
        at(doctor, "rx-quantity-amount").fill("21");
        at(doctor, "rx-quantity-unit").fill("capsule");
        press(doctor, "rx-submit");
        visible(doctor, "rx-read");
        press(doctor, "rx-send");
    }

    /// A prescription's card on the pharmacist's page.
    public Locator card(String ticketNumber) {
        return pharmacist.locator("[data-testid^='prescription-']").filter(
                new Locator.FilterOptions().setHasText(ticketNumber)).first();
    }

    /// The pharmacist hands over to whoever has this number on the slip.
    public void handOver(String ticketNumber) {
        var card = card(ticketNumber);
        press(card.getByTestId("hand-over"));
        card.getByTestId("hand-over-ticket").fill(ticketNumber);
        press(card.getByTestId("hand-over-send"));
    }

    /// The card that stands first in the pharmacist's queue.
    public Locator firstInQueue() {
        return pharmacist.locator("[data-testid^='prescription-']").first();
    }

    @Override
    public void close() {
        browsers.close();
    }
}
