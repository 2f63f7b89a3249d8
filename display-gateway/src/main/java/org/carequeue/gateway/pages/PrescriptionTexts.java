package org.carequeue.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// A prescription: the doctor's form and what the pharmacist reads. Texts: `messages/prescription.properties`.
@MessageBundle(value = "prescription", locale = "en")
public interface PrescriptionTexts {

    @Message
    String heading(String number);

    @Message
    String requiredHint();

    @Message
    String item(String place);

    @Message
    String addItem();

    @Message
    String removeItem(String place);

    @Message
    String patient();

    @Message
    String submit();

    @Message
    String dismiss();

    @Message
    String dismissQuestion();

    @Message
    String missing();

    @Message
    String incomplete();

    @Message
    String notANumber();

    @Message
    String twoReadings();

    @Message
    String medicine();

    @Message
    String strength();

    @Message
    String form();

    @Message
    String dose();

    @Message
    String doseAmount();

    @Message
    String doseUnit();

    @Message
    String frequency();

    @Message
    String route();

    @Message
    String quantity();

    @Message
    String quantityAmount();

    @Message
    String quantityUnit();

    /// What units are offered: words with a comma and a space between them.
    @Message
    String units();

    @Message
    String durationDays();

    @Message
    String repeats();

    @Message
    String asNeeded();

    @Message
    String substitution();

    @Message
    String substitutionAllowed();

    @Message
    String notes();

    @Message
    String patientName();

    @Message
    String birthDate();

    @Message
    String weightKg();

    @Message
    String allergies();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String formTablet();

    @Message
    String formCapsule();

    @Message
    String formSyrup();

    @Message
    String formSolution();

    @Message
    String formSuspension();

    @Message
    String formDrops();

    @Message
    String formCream();

    @Message
    String formOintment();

    @Message
    String formInhaler();

    @Message
    String formInjection();

    @Message
    String formSuppository();

    @Message
    String formPatch();

    @Message
    String routeOral();

    @Message
    String routeSublingual();

    @Message
    String routeInhaled();

    @Message
    String routeNasal();

    @Message
    String routeEye();

    @Message
    String routeEar();

    @Message
    String routeSkin();

    @Message
    String routeRectal();

    @Message
    String routeVaginal();

    @Message
    String routeIntramuscular();

    @Message
    String routeIntravenous();

    @Message
    String routeSubcutaneous();

    @Message
    String frequencyOnceDaily();

    @Message
    String frequencyTwiceDaily();

    @Message
    String frequencyThreeTimesDaily();

    @Message
    String frequencyFourTimesDaily();

    @Message
    String frequencyEvery4Hours();

    @Message
    String frequencyEvery6Hours();

    @Message
    String frequencyEvery8Hours();

    @Message
    String frequencyEvery12Hours();

    @Message
    String frequencyAtNight();

    @Message
    String frequencyOnceWeekly();

    @Message
    String frequencyOnce();
}
