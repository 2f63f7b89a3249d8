package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;

/// A pharmacy's day, at two counters and in a room: what is not supplied as it was ordered, what is asked, what waits, and
/// what somebody else checks.
class PharmacyBenchIT {

    private static final double PATIENCE_MILLIS = 30_000;
    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
    private static final IsVisibleOptions THERE = new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    private static final String SETTINGS = """
            serviceLines:
              - {code: general, letter: A, name: General}
              - {code: pharmacy, letter: P, name: Pharmacy, servedAt: counters}
            pharmacy:
              checkedBy: another
            """;
    private static final String THREE_ITEMS = """
            {"patient":{"name":"Patient One","birthDate":"1980-05-01"},"items":[\
            {"medicine":"Amoxicillin","strength":"500 mg","dose":{"amount":1,"unit":"capsule"},"frequency":"every-8-hours",\
            "durationDays":7,"quantity":{"amount":21,"unit":"capsule"}},\
            {"medicine":"Ibuprofen","strength":"400 mg","dose":{"amount":1,"unit":"tablet"},"frequency":"every-8-hours",\
            "quantity":{"amount":9,"unit":"tablet"}},\
            {"medicine":"Saline","dose":{"amount":2,"unit":"drop"},"frequency":"twice-daily","quantity":{"amount":1,"unit":"bottle"},\
            "substitutionAllowed":false}]}""";

    /// What a browser says of every refusal.
    private static final String REFUSED = "Failed to load resource: the server responded with a status of ";

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() throws IOException {
        var settings = Files.writeString(folder.resolve("clinic.yaml"), SETTINGS);
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_CLINIC_FILE", settings.toString()));
        browsers = new Browsers("bench");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        assertThat(browsers.complaints().values())
                .allSatisfy(said -> assertThat(said).allMatch(line -> line.startsWith(REFUSED)));
        browsers.complaints().clear();
    }

    @Test
    void each_medicine_is_supplied_in_its_own_way_somebody_else_checks_and_the_rest_is_owed() {
        // Given
        var number = issue();
        var id = prescribe(number, THREE_ITEMS);
        var one = counter("1");
        var two = counter("2");
        Pages.press(shown(card(one, id), "claim"));

        // When: a part of the first, another make of the second, nothing of the third
        Pages.press(shown(card(one, id), "prepare"));
        var mine = card(one, id);
        shown(mine, "supply-0-outcome").selectOption("partial");
        shown(mine, "supply-0-amount").fill("22");
        shown(mine, "supply-1-outcome").selectOption("substituted");
        shown(mine, "supply-1-medicine").fill("Another make");
        shown(mine, "supply-1-reason").fill("out of stock");
        assertThat(shown(mine, "supply-2-outcome").locator("option")).hasCount(3);
        shown(mine, "supply-2-outcome").selectOption("declined");
        shown(mine, "supply-2-reason").fill("not to be had");
        Pages.press(shown(mine, "supply-send"));

        // Then: more than was ordered is refused, and what was typed stays
        assertThat(shown(mine, "problem")).containsText("less than what was ordered");
        assertThat(shown(mine, "supply-1-medicine")).hasValue("Another make");
        browsers.whole(one, "bench-1-supply");
        shown(mine, "supply-0-amount").fill("14");
        Pages.press(shown(mine, "supply-send"));
        assertThat(mine).hasAttribute("data-status", "preparing", SOON);
        assertThat(shown(card(two, id), "supplied-1")).containsText("Another make");

        // When: whoever has prepared it cannot check it, and the other can
        Pages.press(shown(mine, "check"));
        assertThat(shown(mine, "problem")).containsText("Somebody else");
        Pages.press(shown(card(two, id), "check"));
        assertThat(mine).hasAttribute("data-status", "checked", SOON);
        browsers.whole(two, "bench-2-checked");
        Pages.press(shown(mine, "ready"));

        // Then: who it is, is asked; without that nothing is handed over
        Pages.press(shown(mine, "hand-over"));
        shown(mine, "hand-over-ticket").fill(number);
        Pages.press(shown(mine, "hand-over-send"));
        assertThat(shown(mine, "problem")).containsText("birth date");
        browsers.whole(one, "bench-3-identity");
        shown(mine, "hand-over-identified-yes").check();
        Pages.press(shown(mine, "hand-over-send"));
        gone(one, "prescription-" + id);
        var rest = visible(one, "prescription-" + id + ".1");
        assertThat(shown(rest, "rest-of")).isVisible();
        assertThat(rest).containsText("7 capsule");
        one.close();
        two.close();
    }

    @Test
    void who_comes_for_the_pharmacy_alone_is_called_to_a_counter_and_brings_a_prescription_along() {
        // Given
        var patient = issue();
        var ticket = issue("pharmacy");
        var second = issue("pharmacy").text("number");
        var number = ticket.text("number");
        var phone = browsers.open("phone", clinic.page("/t/" + ticket.text("trackingToken")), 390, 844);
        var screen = browsers.open("screen", clinic.page("/screen"), 1920, 1080);
        var counter = counter("2");
        isLive(screen);
        // It vibrates for somebody who has touched it.
        visible(phone, "own-number").click();
        assertThat(at(counter, "walk-ins-count")).hasText("2");
        assertThat(at(counter, "walk-in-hint")).hasText("Next: " + number);
        browsers.whole(counter, "walk-in-1-waiting");

        // When
        Pages.press(counter, "walk-in-next");

        // Then: everybody is told the counter, and the room calls whom it served before
        assertThat(visible(screen, "called-" + number)).containsText(Pattern.compile("Counter\\s*2"));
        assertThat(at(phone, "own-status")).hasText("Please go to counter 2");
        browsers.picture(screen, "walk-in-2-screen");
        browsers.picture(phone, "walk-in-2-phone");
        assertThat(clinic.rest().post("/api/rooms/9/next", "{}").expect(200).text("number")).isEqualTo(patient);
        clinic.rest().post("/api/rooms/9/next", "{}").expect(409);
        assertThat(at(counter, "walk-in-next")).isDisabled();

        // When
        Pages.press(counter, "walk-in-start");
        Pages.press(counter, "walk-in-write");
        visible(counter, "rx-medicine").fill("Metformin");
        at(counter, "rx-dose-amount").fill("1");
        at(counter, "rx-dose-unit").fill("tablet");
        at(counter, "rx-quantity-amount").fill("14");
        at(counter, "rx-quantity-unit").fill("tablet");
        at(counter, "rx-frequency").selectOption("twice-daily");
        at(counter, "rx-duration-days").fill("7");
        Pages.press(counter, "rx-submit");
        assertThat(at(counter, "rx-outside-prescriber-problem")).isVisible();
        at(counter, "rx-outside-prescriber").fill("Doctor Elsewhere, 4 Lake Street");
        browsers.whole(counter, "walk-in-3-form");
        Pages.press(counter, "rx-submit");
        assertThat(visible(counter, "rx-read-outside")).containsText("Doctor Elsewhere");
        Pages.press(counter, "rx-send");

        // Then
        var id = ticket.text("id") + "-P1";
        assertThat(card(counter, id)).containsText("from outside: Doctor Elsewhere, 4 Lake Street");
        Pages.press(shown(card(counter, id), "claim"));
        assertThat(card(counter, id)).hasAttribute("data-status", "claimed", SOON);
        browsers.whole(counter, "walk-in-4-entered");
        clinic.rest().post("/api/prescriptions/" + id + "/question", "{\"text\":\"Really?\"}").expect(409);
        Pages.press(counter, "walk-in-finish");
        gone(counter, "walk-in-here");
        assertThat(at(counter, "walk-in-hint")).hasText("Next: " + second);

        // And: what ended at a counter is no doctor's to take back
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=3"), 1366, 900);
        isLive(doctor);
        at(doctor, "everybody").check();
        visible(doctor, "waiting-" + second);
        assertThat(at(doctor, "undo-" + number)).hasCount(0);
        doctor.close();

        // When: a mistake, and somebody who does not come
        Pages.press(visible(counter, "undo-" + number));
        visible(counter, "walk-in-here");
        Pages.press(counter, "walk-in-finish");
        gone(counter, "walk-in-here");
        Pages.press(counter, "walk-in-next");
        Pages.press(counter, "walk-in-not-present");
        gone(counter, "walk-in-here");
        assertThat(at(counter, "walk-ins-count")).hasText("1");
        browsers.whole(counter, "walk-in-5-afterwards");
        clinic.rest().post("/api/tickets/" + second + "/cancel", "{}").expect(200);
        counter.close();
        screen.close();
        phone.close();
    }

    @Test
    void a_question_is_answered_by_the_doctor_and_both_see_the_whole_conversation() {
        // Given
        var id = prescribe(issue(), THREE_ITEMS);
        var counter = counter("1");
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=3"), 1366, 900);
        isLive(doctor);
        Pages.press(shown(card(counter, id), "claim"));

        // When
        Pages.press(shown(card(counter, id), "question"));
        shown(card(counter, id), "question-text").fill("Is 500 mg right for this weight?");
        Pages.press(shown(card(counter, id), "question-send"));

        // Then
        var asked = visible(doctor, "question-" + id);
        assertThat(asked).containsText("Is 500 mg right");
        assertThat(card(counter, id)).hasAttribute("data-status", "question", SOON);
        browsers.whole(doctor, "bench-4-doctor-asked");

        // When
        Pages.press(shown(asked, "answer"));
        shown(asked, "answer-text").fill("Yes, adult dose.");
        Pages.press(shown(asked, "answer-send"));

        // Then
        gone(doctor, "question-" + id);
        assertThat(card(counter, id)).hasAttribute("data-status", "claimed", SOON);
        assertThat(shown(card(counter, id), "thread")).containsText("Yes, adult dose.");
        browsers.whole(counter, "bench-5-answered");
        counter.close();
        doctor.close();
    }

    @Test
    void what_is_on_hold_another_counter_goes_on_with_and_what_is_declined_can_be_undone() {
        // Given
        var id = prescribe(issue(), THREE_ITEMS);
        var one = counter("1");
        var two = counter("2");
        Pages.press(shown(card(one, id), "claim"));

        // When
        Pages.press(shown(card(one, id), "hold"));
        shown(card(one, id), "hold-reason").fill("delivery in the afternoon");
        shown(card(one, id), "hold-hours").selectOption("4");
        Pages.press(shown(card(one, id), "hold-send"));

        // Then
        assertThat(card(two, id)).hasAttribute("data-status", "on-hold", SOON);
        assertThat(shown(card(two, id), "pause")).containsText("delivery in the afternoon");
        Pages.press(shown(card(two, id), "resume"));
        assertThat(shown(card(one, id), "holder")).containsText("2");
        Pages.press(shown(card(two, id), "decline"));
        shown(card(two, id), "decline-reason").fill("the patient is allergic to it");
        Pages.press(shown(card(two, id), "decline-send"));
        gone(one, "prescription-" + id);
        Pages.press(visible(two, "supplied-" + id).getByTestId("undo"));
        assertThat(card(two, id)).hasAttribute("data-status", "claimed", SOON);
        one.close();
        two.close();
    }

    @Test
    void what_a_doctor_takes_back_stands_at_the_counter_until_it_is_put_away() {
        // Given
        var number = issue();
        var id = prescribe(number, THREE_ITEMS);
        var counter = counter("1");
        Pages.press(shown(card(counter, id), "claim"));
        clinic.rest().post("/api/rooms/7/call", "{\"ticket\":\"" + number + "\",\"reason\":\"for a test\"}").expect(200);
        var doctor = browsers.open("doctor", clinic.page("/doctor?room=7"), 1366, 900);
        isLive(doctor);

        // When
        Pages.press(shown(visible(doctor, "written-" + id), "take-back"));
        shown(visible(doctor, "written-" + id), "take-back-reason").fill("the wrong patient");
        Pages.press(shown(visible(doctor, "written-" + id), "take-back-send"));

        // Then
        assertThat(card(counter, id)).hasAttribute("data-status", "cancelled", SOON);
        assertThat(card(counter, id)).containsText("do not supply");
        assertThat(shown(card(counter, id), "ending")).containsText("the wrong patient");
        browsers.whole(counter, "bench-6-taken-back");
        counter.close();
        doctor.close();
    }

    @Test
    void of_three_for_one_patient_each_says_which_it_is_and_the_queue_is_narrowed() {
        // Given
        var number = issue();
        var ids = List.of(prescribe(number, THREE_ITEMS), prescribe(number, medicine("Cetirizine")),
                prescribe(number, medicine("Omeprazole")));
        var page = counter("1");
        ids.forEach(id -> step(id, "claim", "{\"counter\":\"1\"}"));
        prepareAndCheck(ids.get(1), 1);
        step(ids.get(1), "ready", "{}");

        // When
        Pages.press(shown(card(page, ids.get(1)), "hand-over"));

        // Then
        assertThat(card(page, ids.get(1))).containsText("2 of 3");
        visible(page, "filter-text").fill("omepra");
        gone(page, "prescription-" + ids.get(1));
        assertThat(card(page, ids.get(2))).isVisible(THERE);
        visible(page, "filter-text").fill("");
        visible(page, "filter-status").selectOption("ready");
        gone(page, "prescription-" + ids.get(2));
        assertThat(card(page, ids.get(1))).isVisible(THERE);
        browsers.whole(page, "bench-7-narrowed");
        page.close();
    }

    // ── what people do ──

    private static Page counter(String counter) {
        var page = browsers.open("counter-" + counter, clinic.page("/pharmacist?counter=" + counter), 1440, 900);
        isLive(page);
        return page;
    }

    private static Locator card(Page page, String id) {
        return at(page, "prescription-" + id);
    }

    private static Locator shown(Locator within, String testId) {
        assertThat(within.getByTestId(testId)).isVisible(THERE);
        return within.getByTestId(testId);
    }

    private static String issue() {
        return issue("general").text("number");
    }

    private static Rest.Reply issue(String line) {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"" + line + "\"}").expect(201);
    }

    private static String prescribe(String number, String order) {
        return clinic.rest().post("/api/tickets/" + number + "/prescriptions", order).expect(201).text("id");
    }

    private static String medicine(String name) {
        return "{\"items\":[{\"medicine\":\"" + name
                + "\",\"dose\":{\"amount\":1,\"unit\":\"tablet\"},\"frequency\":\"once-daily\",\"quantity\":{\"amount\":9,\"unit\":\"tablet\"}}]}";
    }

    /// Whoever asks without a name is somebody else than the counter.
    private static void prepareAndCheck(String id, int items) {
        var supplies = new StringBuilder();
        for (var item = 0; item < items; item++) {
            supplies.append(item == 0 ? "" : ",").append("{\"item\":").append(item).append(",\"outcome\":\"supplied\"}");
        }
        step(id, "prepare", "{\"version\":2,\"supplies\":[" + supplies + "]}");
        clinic.rest().post("/api/prescriptions/" + id + "/check", "{\"version\":3}", "CareQueue-Actor", "pharmacist.two")
                .expect(200);
    }

    private static void step(String id, String step, String body) {
        clinic.rest().post("/api/prescriptions/" + id + "/" + step, body).expect(200);
    }
}
