package org.carequeue.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.at;
import static org.carequeue.system.clinic.Pages.gone;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.press;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Checkout;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

/// A doctor prescribes: what is wrong is said while it is typed, what is seldom meant takes a reason, and what is sent was
/// read back before.
class PrescribingIT {

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Browsers browsers;

    @BeforeAll
    static void open() {
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_FORMULARY_FILE",
                Checkout.ROOT.resolve("docs/medicines.csv").toString()));
        browsers = new Browsers("prescribing");
    }

    @AfterAll
    static void close() {
        browsers.close();
        clinic.close();
    }

    @AfterEach
    void no_page_has_complained() {
        assertThat(browsers.complaints().values()).allSatisfy(said -> assertThat(said).isEmpty());
        browsers.complaints().clear();
    }

    @Test
    void what_is_wrong_is_said_while_it_is_typed_and_a_warning_takes_a_reason_that_is_kept() {
        // Given
        var doctor = prescribing("1", "en");
        fill(doctor, "Amoxicillin", "21");
        at(doctor, "rx-duration-days").fill("7");
        at(doctor, "rx-strength").fill("1.0 g");

        // Then
        assertThat(visible(doctor, "rx-strength-problem")).containsText("1 mg, not 1.0 mg");
        browsers.whole(doctor, "1-fault");
        at(doctor, "rx-strength").fill("1 g");
        gone(doctor, "rx-strength-problem");
        at(doctor, "rx-dose-amount").fill("1,000");
        press(doctor, "rx-submit");
        assertThat(visible(doctor, "rx-dose-amount-problem")).containsText("two ways");
        assertThat(at(doctor, "rx-dose-amount")).isFocused();
        at(doctor, "rx-dose-amount").fill("1");

        // When
        at(doctor, "rx-quantity-amount").fill("28");
        assertThat(visible(doctor, "rx-warning-0-quantity-mismatch")).containsText("come to 21");
        press(doctor, "rx-submit");
        assertThat(at(doctor, "rx-reason-0-quantity-mismatch")).isFocused();
        assertThat(at(doctor, "rx-read")).hasCount(0);
        browsers.whole(doctor, "2-reason");
        at(doctor, "rx-reason-0-quantity-mismatch").fill("A week of holidays behind it");
        press(doctor, "rx-submit");

        // Then
        assertThat(visible(doctor, "rx-read-0")).containsText("Hand over: 28 (twenty-eight) capsule");
        assertThat(at(doctor, "rx-read-0")).containsText("A week of holidays behind it");
        assertThat(clinic.journal(Service.TRIAGE)).noneMatch(line -> line.contains("A week of holidays"));
        browsers.whole(doctor, "3-read-back");
        press(doctor, "rx-send");
        gone(doctor, "rx-form-element");
        assertThat(clinic.journal(Service.TRIAGE)).anyMatch(line -> line.contains(
                "\"overrides\":[{\"warning\":\"quantity-mismatch\",\"item\":0,\"reason\":\"A week of holidays behind it\"}]"));
    }

    @Test
    void by_keyboard_alone_it_is_read_back_sent_once_and_never_by_a_held_key() {
        // Given
        var doctor = prescribing("2", "en");
        fill(doctor, "Ibuprofen", "3");
        at(doctor, "rx-dose-amount").fill("0,5");
        at(doctor, "rx-quantity-unit").focus();
        assertThat(at(doctor, "rx-submit")).not().hasAttribute("aria-disabled", "true");

        // When
        doctor.keyboard().press("Enter");

        // Then
        assertThat(visible(doctor, "rx-read")).isFocused();
        assertThat(at(doctor, "rx-read-0")).containsText("0.5 (½: zero point five, a half) capsule");
        doctor.keyboard().press("Escape");
        assertThat(at(doctor, "rx-medicine")).isFocused();
        at(doctor, "rx-quantity-unit").focus();
        assertThat(at(doctor, "rx-submit")).not().hasAttribute("aria-disabled", "true");
        doctor.keyboard().down("Enter");
        assertThat(visible(doctor, "rx-read")).isFocused();
        for (int repeated = 0; repeated < 30; repeated++) {
            doctor.keyboard().down("Enter");
        }
        doctor.keyboard().up("Enter");
        assertThat(at(doctor, "rx-read")).isVisible();
        doctor.keyboard().press("Tab");
        assertThat(at(doctor, "rx-send")).isFocused();
        assertThat(at(doctor, "rx-send")).not().hasAttribute("aria-disabled", "true");
        doctor.keyboard().down("Enter");
        doctor.keyboard().down("Enter");
        doctor.keyboard().up("Enter");
        gone(doctor, "rx-form-element");
        assertThat(doctor.getByTestId("written-status")).hasCount(1);
    }

    @Test
    void two_clicks_send_once_and_the_page_reads_in_its_own_language() {
        // Given
        var doctor = prescribing("3", "es");
        fill(doctor, "Paracetamol", "9");
        at(doctor, "rx-dose-amount").fill("1,5");
        at(doctor, "rx-route").selectOption("oral");
        at(doctor, "rx-duration-days").fill("2");
        at(doctor, "rx-quantity-amount").fill("10");
        assertThat(visible(doctor, "rx-warning-0-quantity-mismatch")).containsText("resulta 9, y esto se aparta");
        at(doctor, "rx-quantity-amount").fill("9");
        gone(doctor, "rx-warning-0-quantity-mismatch");

        // When
        press(doctor, "rx-submit");

        // Then
        assertThat(visible(doctor, "rx-read-0")).containsText("Dosis: 1,5 (1½: uno coma cinco, uno y medio) capsule");
        assertThat(at(doctor, "rx-read-0")).containsText("Cada 8 horas · Vía oral · durante 2 (dos) días");
        browsers.whole(doctor, "4-read-back-in-spanish");
        assertThat(at(doctor, "rx-send")).not().hasAttribute("aria-disabled", "true");
        at(doctor, "rx-send").dblclick();
        gone(doctor, "rx-form-element");
        assertThat(doctor.getByTestId("written-status")).hasCount(1);
    }

    @Test
    void the_same_medicine_again_in_one_visit_takes_a_reason() {
        // Given
        var doctor = prescribing("4", "en");
        fill(doctor, "Amoxicillin", "3");
        press(doctor, "rx-submit");
        press(doctor, "rx-send");
        gone(doctor, "rx-form-element");

        // When
        press(doctor, "write-prescription");
        fill(doctor, "amoxicillin", "3");

        // Then
        assertThat(visible(doctor, "rx-warning-0-same-medicine-twice")).containsText("prescribed twice");
        doctor.onDialog(dialog -> dialog.accept());
        at(doctor, "rx-reason-0-same-medicine-twice").fill("The other hand, too");
        doctor.reload();
        assertThat(visible(doctor, "rx-reason-0-same-medicine-twice")).hasValue("The other hand, too");
        press(doctor, "rx-submit");
        press(doctor, "rx-send");
        gone(doctor, "rx-form-element");
        assertThat(doctor.getByTestId("written-status")).hasCount(2);
    }

    @Test
    void the_formulary_offers_medicines_as_somebody_types_and_fills_in_what_it_knows() {
        // Given
        var doctor = prescribing("5", "en");
        var medicine = visible(doctor, "rx-medicine");

        // When
        medicine.pressSequentially("amox");
        assertThat(visible(doctor, "rx-option-0")).containsText("Amoxicillin 500 mg, Capsule");
        assertThat(at(doctor, "rx-option-1")).containsText("Amoxicillin 250 mg/5 ml, Suspension");
        assertThat(medicine).hasAttribute("aria-expanded", "true");
        browsers.whole(doctor, "5-formulary");
        doctor.keyboard().press("ArrowDown");
        doctor.keyboard().press("ArrowDown");
        assertThat(at(doctor, "rx-option-1")).hasAttribute("aria-selected", "true");
        assertThat(medicine).hasAttribute("aria-activedescendant", at(doctor, "rx-option-1").getAttribute("id"));
        assertThat(medicine).isFocused();
        doctor.keyboard().press("Enter");

        // Then
        assertThat(at(doctor, "rx-option-0")).hasCount(0);
        assertThat(medicine).hasValue("Amoxicillin");
        assertThat(at(doctor, "rx-strength")).hasValue("250 mg/5 ml");
        assertThat(at(doctor, "rx-form")).hasValue("suspension");
        assertThat(at(doctor, "rx-dose-unit")).hasValue("ml");
        assertThat(at(doctor, "rx-frequency")).hasValue("every-8-hours");
        assertThat(at(doctor, "rx-route")).hasValue("oral");
        assertThat(at(doctor, "rx-dose-amount")).hasValue("");
        assertThat(at(doctor, "rx-dose-amount")).isFocused();
        medicine.fill("");
        medicine.pressSequentially("hydro");
        visible(doctor, "rx-option-0").click();
        assertThat(medicine).hasValue("Hydrocortisone, mild");
        assertThat(at(doctor, "rx-strength")).hasValue("1 %");
        medicine.focus();
        medicine.pressSequentially(" c");
        medicine.fill("ibu");
        visible(doctor, "rx-option-0");
        doctor.keyboard().press("Escape");
        assertThat(at(doctor, "rx-option-0")).hasCount(0);
        assertThat(medicine).hasValue("ibu");
    }

    @Test
    void an_earlier_prescription_is_taken_over_and_a_favourite_is_there_for_the_next_patient() {
        // Given
        var doctor = prescribing("6", "en");
        fill(doctor, "Ibuprofen", "3");
        at(doctor, "rx-notes").fill("for her back");
        press(doctor, "rx-favour");
        assertThat(visible(doctor, "rx-favourites")).containsText("Favourites (1)");
        press(doctor, "rx-submit");
        press(doctor, "rx-send");
        gone(doctor, "rx-form-element");

        // When
        var again = doctor.locator("[data-testid^=again-]");
        press(again);

        // Then
        assertThat(visible(doctor, "rx-medicine")).hasValue("Ibuprofen");
        assertThat(at(doctor, "rx-quantity-amount")).hasValue("3");
        assertThat(at(doctor, "rx-notes")).hasValue("for her back");
        assertThat(visible(doctor, "rx-warning-0-same-medicine-twice")).isVisible();
        press(doctor, "rx-dismiss");
        press(doctor, "confirm");
        press(doctor, "finish");

        // When
        clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
        press(doctor, "next");
        visible(doctor, "start");
        press(doctor, "write-prescription");
        visible(doctor, "rx-favourites").locator("summary").click();
        press(doctor, "rx-favourite-0");

        // Then
        assertThat(at(doctor, "rx-medicine")).hasValue("Ibuprofen");
        assertThat(at(doctor, "rx-frequency")).hasValue("every-8-hours");
        assertThat(at(doctor, "rx-notes")).hasValue("");
        press(doctor, "rx-favourite-0");
        assertThat(visible(doctor, "rx-medicine-1")).hasValue("Ibuprofen");
        browsers.whole(doctor, "6-favourite");
        press(doctor, "rx-forget-0");
        gone(doctor, "rx-favourites");
        press(doctor, "rx-dismiss");
        press(doctor, "confirm");
    }

    @Test
    void a_child_s_weight_is_asked_for_and_a_clinic_may_want_to_know_whom_everything_is_for() {
        // Given
        clinic.rest().put("/api/settings", "{\"prescribing\":{\"patient\":\"required\"}}").expect(200);
        var doctor = prescribing("7", "en");
        assertThat(at(doctor, "rx-patient-name")).isVisible();
        fill(doctor, "Ibuprofen", "3");

        // When
        press(doctor, "rx-submit");

        // Then
        assertThat(visible(doctor, "rx-patient-name-problem")).containsText("fill this in");
        assertThat(at(doctor, "rx-birth-date-problem")).containsText("fill this in");
        assertThat(at(doctor, "rx-patient-name")).isFocused();

        // When
        at(doctor, "rx-birth-date").fill(LocalDate.now(ZoneOffset.UTC).minusYears(5).toString());

        // Then
        assertThat(visible(doctor, "rx-warning-patient-weight-missing")).containsText("younger than 12 years");
        browsers.whole(doctor, "7-weight");
        at(doctor, "rx-patient-name").fill("Patient Seven");
        press(doctor, "rx-submit");
        assertThat(at(doctor, "rx-reason-patient-weight-missing")).isFocused();
        at(doctor, "rx-weight").fill("18,5");
        gone(doctor, "rx-warning-patient-weight-missing");
        at(doctor, "rx-weight").fill("");
        visible(doctor, "rx-reason-patient-weight-missing").fill("No scales here; by age");
        press(doctor, "rx-submit");
        assertThat(visible(doctor, "rx-read")).containsText("No scales here; by age");
        assertThat(at(doctor, "rx-read-0")).not().containsText("No scales");
        press(doctor, "rx-send");
        gone(doctor, "rx-form-element");
        assertThat(clinic.journal(Service.TRIAGE)).anyMatch(
                line -> line.contains("\"warning\":\"weight-missing\",\"item\":0,\"reason\":\"No scales here; by age\""));
        clinic.rest().put("/api/settings", "{\"prescribing\":{}}").expect(200);
    }

    /// A doctor at whose room a patient sits, before an empty form.
    private static Page prescribing(String room, String language) {
        clinic.rest().post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
        var doctor = browsers.open("doctor", clinic.page("/doctor?lang=" + language + "&room=" + room), 1440, 900);
        isLive(doctor);
        press(doctor, "next");
        visible(doctor, "start");
        press(doctor, "write-prescription");
        return doctor;
    }

    private static void fill(Page doctor, String medicine, String quantity) {
        visible(doctor, "rx-medicine").fill(medicine);
        at(doctor, "rx-dose-amount").fill("1");
        at(doctor, "rx-dose-unit").fill("capsule");
        at(doctor, "rx-frequency").selectOption("every-8-hours");
        at(doctor, "rx-quantity-amount").fill(quantity);
        at(doctor, "rx-quantity-unit").fill("capsule");
    }
}
