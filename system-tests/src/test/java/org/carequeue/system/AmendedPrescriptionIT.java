package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.PrintedSlip;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;

/// A doctor changes what the pharmacy already works on: the counter sees what is another, hears what is cancelled, and its
/// labels say what is supplied.
class AmendedPrescriptionIT {

    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(30_000);
    private static final String AMOXICILLIN = """
            {"medicine":"Amoxicillin","strength":"500 mg","form":"capsule","dose":{"amount":1,"unit":"capsule"},\
            "frequency":"every-8-hours","durationDays":7,"quantity":{"amount":21,"unit":"capsule"}}""";
    private static final String IBUPROFEN = """
            {"medicine":"Ibuprofen","strength":"400 mg","dose":{"amount":1,"unit":"tablet"},\
            "frequency":"every-8-hours","quantity":{"amount":9,"unit":"tablet"}}""";
    private static final String ORDER = """
            {"patient":{"name":"Patient One","birthDate":"2019-05-01"},"weightKg":21.5,"allergies":"nuts","items":[%s,%s]}""";

    /// A browser says so of every refusal.
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 409 (Conflict)";

    /// Counts what rings.
    private static final String RECORDER = """
            window.notes = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) {
              window.notes++;
              return start.apply(this, when);
            };
            """;

    private static final String NOTHING_OVERFLOWS = """
            () => [...document.querySelectorAll('.label')].every(label => label.scrollHeight <= label.clientHeight
              && label.scrollWidth <= label.clientWidth)""";
    /// Of the paper, in millimetres.
    private static final Map<String, Double> WIDTHS = Map.of("62x29", 62.0, "89x36", 89.0, "a4", 210.0);

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() throws IOException {
        var settings = Files.writeString(folder.resolve("clinic.yaml"),
                "languages: [en, es]\nname: Clinic of the Example Street\n");
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_CLINIC_FILE", settings.toString()));
        browsers = new Browsers("amended-prescription");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).allMatch(REFUSED::equals));
        browsers.complaints().clear();
    }

    @Test
    void what_a_doctor_changes_while_a_counter_prepares_it_begins_anew_there_and_says_what_is_another() {
        // Given
        var number = inConsultation("1");
        var id = prescribe(number, ORDER.formatted(AMOXICILLIN, IBUPROFEN));
        var counter = counter("1");
        var card = at(counter, "prescription-" + id);
        press(card.getByTestId("claim"));
        assertThat(card).hasAttribute("data-status", "claimed", SOON);
        prepare(id, "{\"item\":0,\"outcome\":\"supplied\"},{\"item\":1,\"outcome\":\"supplied\"}");
        assertThat(card).hasAttribute("data-status", "preparing", SOON);
        var doctor = doctor("1");

        // When
        press(doctor, "change-" + id);

        // Then
        assertThat(doctor.locator("#rx-heading")).hasText("Change prescription P1 of " + number);
        assertThat(at(doctor, "write-prescription")).hasCount(0);
        assertThat(at(doctor, "rx-medicine")).hasValue("Amoxicillin");
        assertThat(at(doctor, "rx-medicine-1")).hasValue("Ibuprofen");
        assertThat(visible(doctor, "rx-patient-name")).hasValue("Patient One");
        assertThat(at(doctor, "rx-birth-date")).hasValue("2019-05-01");
        assertThat(at(doctor, "rx-weight")).hasValue("21.5");
        assertThat(at(doctor, "rx-allergies")).hasValue("nuts");
        browsers.whole(doctor, "1-form");

        // When
        at(doctor, "rx-dose-amount").fill("2");
        assertThat(visible(doctor, "rx-warning-0-quantity-mismatch")).containsText("come to 42");
        assertThat(at(doctor, "rx-warning-0-same-medicine-twice")).hasCount(0);
        at(doctor, "rx-quantity-amount").fill("42");
        press(doctor, "rx-remove-item-1");
        doctor.onceDialog(Dialog::accept);
        doctor.reload();
        isLive(doctor);
        assertThat(visible(doctor, "rx-quantity-amount")).hasValue("42");
        assertThat(at(doctor, "rx-medicine-1")).hasCount(0);
        press(doctor, "rx-submit");
        assertThat(visible(doctor, "rx-read-0")).containsText("Dose: 2 (two) capsule");
        press(doctor, "rx-send");

        // Then
        assertThat(visible(doctor, "change-notice")).hasText("Prescription P1 of " + number + " was changed.");
        assertThat(at(doctor, "write-prescription")).isVisible();
        assertThat(card).hasAttribute("data-status", "claimed", SOON);
        assertThat(card.getByTestId("changes").locator("li")).hasText(new String[] {
                "Otherwise: Amoxicillin 500 mg, Capsule Dose: 1 capsule → 2 capsule Quantity: 21 capsule → 42 capsule",
                "Not any more: Ibuprofen 400 mg" });
        browsers.whole(counter, "2-changed");
        browsers.whole(doctor, "3-changed");
        clinic.rest().post("/api/tickets/" + number + "/finish", "").expect(200);
        counter.close();
        doctor.close();
    }

    @Test
    void after_the_visit_what_somebody_else_has_changed_meanwhile_is_said_and_what_is_typed_stays() {
        // Given
        var number = inConsultation("2");
        var id = prescribe(number, ORDER.formatted(AMOXICILLIN, IBUPROFEN), "2");
        clinic.rest().post("/api/tickets/" + number + "/finish", "").expect(200);
        var doctor = doctor("2");
        press(doctor, "left");
        press(doctor, "change-" + id);
        at(doctor, "rx-notes").fill("in a bottle");
        clinic.rest().post("/api/prescriptions/" + id + "/amend", """
                {"version":%d,"order":{"items":[%s]}}""".formatted(version(id), AMOXICILLIN)).expect(200);
        assertThat(visible(doctor, "written-" + id).getByTestId("changes")).containsText("Ibuprofen");

        // When
        press(doctor, "rx-submit");
        press(doctor, "rx-send");

        // Then
        assertThat(visible(doctor, "problem")).containsText("changed meanwhile");
        assertThat(visible(doctor, "rx-notes")).hasValue("in a bottle");
        browsers.whole(doctor, "4-changed-meanwhile");
        press(doctor, "rx-submit");
        press(doctor, "rx-send");
        gone(doctor, "rx-form-element");
        assertThat(at(doctor, "written-" + id).getByTestId("changes"))
                .containsText("Notes for the pharmacist: nothing → in a bottle");
        doctor.close();
    }

    @Test
    void what_is_cancelled_under_a_counters_hands_rings_there_once_also_when_the_page_was_away() {
        // Given
        var counter = counter("1");
        press(counter.locator("h1"));
        gone(counter, "bell-off");
        var one = prescribe(issue(), ORDER.formatted(AMOXICILLIN, IBUPROFEN));
        var other = prescribe(issue(), ORDER.formatted(AMOXICILLIN, IBUPROFEN));
        claim(one, "1");
        claim(other, "2");
        assertThat(at(counter, "prescription-" + other)).hasAttribute("data-status", "claimed", SOON);
        assertThat(at(counter, "prescription-" + one)).hasAttribute("data-status", "claimed", SOON);

        // When
        takeBack(other);
        assertThat(at(counter, "prescription-" + other)).hasAttribute("data-status", "cancelled", SOON);
        assertThat(notes(counter)).isZero();
        takeBack(one);

        // Then
        counter.waitForFunction("() => window.notes === 3");

        // When
        var third = prescribe(issue(), ORDER.formatted(AMOXICILLIN, IBUPROFEN));
        claim(third, "1");
        assertThat(at(counter, "prescription-" + third)).hasAttribute("data-status", "claimed", SOON);
        var address = counter.url();
        counter.navigate(clinic.page("/"));
        takeBack(third);
        counter.navigate(address);
        isLive(counter);
        press(counter.locator("h1"));

        // Then
        assertThat(at(counter, "prescription-" + third)).hasAttribute("data-status", "cancelled", SOON);
        counter.waitForFunction("() => window.notes === 3");
        counter.reload();
        isLive(counter);
        press(counter.locator("h1"));
        gone(counter, "bell-off");
        assertThat(at(counter, "prescription-" + third)).hasAttribute("data-status", "cancelled", SOON);
        assertThat(notes(counter)).as("what has rung rings no more").isZero();
        for (var id : List.of(one, other, third)) {
            clinic.rest().post("/api/prescriptions/" + id + "/put-away", "").expect(200);
        }
        counter.close();
    }

    @Test
    void labels_say_what_is_supplied_in_a_language_of_the_clinic_and_cut_nothing_off() throws IOException {
        // Given
        var name = "Patient " + "WWWWWWWW-".repeat(11) + "End";
        var longItem = AMOXICILLIN.replace("Amoxicillin", "Medicine " + "WWWWWWWWW-WWWWWWWWW-".repeat(5) + "End")
                .replace("\"frequency\"", "\"asNeeded\":\"" + "WWWWWWWWWWWW WWWWW, ".repeat(5) + "or at night\",\"frequency\"");
        var number = inConsultation("3");
        var id = prescribe(number, ORDER.replace("Patient One", name).formatted(longItem, AMOXICILLIN + "," + IBUPROFEN), "3");
        clinic.rest().post("/api/tickets/" + number + "/finish", "").expect(200);
        claim(id, "3");
        prepare(id, """
                {"item":0,"outcome":"supplied"},\
                {"item":1,"outcome":"substituted","medicine":"Othermox 500 mg","amount":21,"reason":"in stock"},\
                {"item":2,"outcome":"declined","reason":"out of stock"}""");
        for (var size : List.of("62x29", "89x36", "a4")) {
            var counter = browsers.open("labels-" + size, clinic.page("/pharmacist?lang=en&counter=3&label=" + size), 1440,
                    900);
            isLive(counter);
            var title = counter.title();
            press(at(counter, "prescription-" + id).getByTestId("labels"));

            // Then
            assertThat(visible(counter, "label-1").locator("p")).hasText(new String[] { "Othermox 500 mg, Capsule",
                    "Dose: 1 capsule · Every 8 hours · for 7 days", "Quantity: 21 capsule", name,
                    at(counter, "label-1").locator("p").last().textContent() });
            assertThat(at(counter, "label-1").locator("p").last()).containsText(number + " · ");
            assertThat(at(counter, "label-1").locator("p").last()).containsText("Clinic of the Example Street");
            var isList = size.equals("a4");
            if (isList) {
                assertThat(at(counter, "label-2").locator("p")).hasText(new String[] { "Ibuprofen 400 mg",
                        "Not supplied · out of stock" });
            } else {
                assertThat(at(counter, "label-2")).hasCount(0);
            }
            counter.waitForFunction(NOTHING_OVERFLOWS);
            assertThat(counter.locator("[data-item='0'] .label-use").textContent()).contains("or at night");
            assertThat(counter.locator("[data-item='0'] .label-patient")).hasText(name);
            assertThat(counter.locator("[data-item='0'] p")).hasCount(5);
            assertThat(at(counter, "label-0-1")).hasCount(size.equals("62x29") ? 1 : 0);
            if (size.equals("62x29")) {
                assertThat(at(counter, "label-0-1")).containsText(number + " · 2 of 2");
                assertThat(at(counter, "label-0-1").locator(".label-again"))
                        .hasText(new Pattern[] { Pattern.compile("^Medicine WWW.*") });
                assertThat(at(counter, "label-0-1")).containsText(name);
            }
            browsers.whole(counter, "5-labels-" + size);
            var labels = counter.locator(".label").count();
            var printed = PrintedSlip.of(counter);
            assertThat(printed.pages()).isEqualTo(size.equals("a4") ? 1 : labels);
            assertThat(printed.width()).isCloseTo(WIDTHS.get(size), within(0.5));
            assertThat(printed.outside()).isEmpty();
            assertThat(printed.text()).contains("Othermox 500 mg, Capsule").doesNotContain("Language of the labels");
            assertThat(printed.text().contains("Ibuprofen")).isEqualTo(isList);
            assertThat(counter.title()).isEqualTo(title).doesNotContain("Patient");
            assertThat(counter.url()).doesNotContain("Patient").doesNotContain(id);

            // When
            at(counter, "labels-language").selectOption("es");

            // Then
            assertThat(at(counter, "label-1")).containsText("Cada 8 horas");
            assertThat(at(counter, "label-1").locator("p").last()).containsText(" · Consultorio 3 · ");
            counter.waitForFunction(NOTHING_OVERFLOWS);
            browsers.whole(counter, "6-labels-in-spanish-" + size);
            press(counter, "labels-close");
            assertThat(at(counter, "prescription-" + id).getByTestId("labels")).isFocused();
            counter.close();
        }
    }

    // ── what people do ──

    private static Page doctor(String room) {
        var page = browsers.open("doctor-" + room, clinic.page("/doctor?lang=en&room=" + room), 1440, 900);
        isLive(page);
        return page;
    }

    private static Page counter(String counter) {
        var page = browsers.open("counter-" + counter, clinic.page("/pharmacist?lang=en&counter=" + counter), 1440, 900,
                RECORDER);
        isLive(page);
        return page;
    }

    private static int notes(Page page) {
        return (int) page.evaluate("window.notes");
    }

    private static String issue() {
        return clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("number");
    }

    private static String inConsultation(String room) {
        var number = issue();
        clinic.rest().post("/api/rooms/" + room + "/call", "{\"ticket\":\"" + number + "\",\"reason\":\"test\"}").expect(200);
        clinic.rest().post("/api/tickets/" + number + "/start", "").expect(200);
        return number;
    }

    private static String prescribe(String number, String order) {
        return prescribe(number, order, "1");
    }

    private static String prescribe(String number, String order, String room) {
        return clinic.rest().post("/api/tickets/" + number + "/prescriptions", order, "CareQueue-Workplace", "room " + room)
                .expect(201).text("id");
    }

    private static void claim(String id, String counter) {
        clinic.rest().post("/api/prescriptions/" + id + "/claim", "{\"counter\":\"" + counter + "\"}").expect(200);
    }

    private static void prepare(String id, String supplies) {
        clinic.rest().post("/api/prescriptions/" + id + "/prepare", "{\"version\":%d,\"supplies\":[%s]}".formatted(version(id),
                supplies)).expect(200);
    }

    private static void takeBack(String id) {
        clinic.rest().post("/api/prescriptions/" + id + "/cancel", "{\"reason\":\"not needed\"}").expect(200);
    }

    private static int version(String id) {
        return clinic.rest().get("/api/prescriptions/" + id).expect(200).body().path("version").asInt();
    }
}
