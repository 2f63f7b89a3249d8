package org.carequeue.triage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.http.RequestJson;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TypedText;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.triage.model.ComplaintForm;
import org.carequeue.triage.model.ParkForm;
import org.carequeue.triage.model.TransferForm;
import org.carequeue.triage.model.TriageProblems;
import org.jspecify.annotations.Nullable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

/// The forms that doctors and reception send. Each is an order, which comes back the same from the journal, or is refused with
/// the field and a sentence.
class BodiesFuzzTest {

    private static final ObjectReader READER = RequestJson.mapper().reader()
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final List<Class<?>> FORMS = List.of(PrescriptionForm.class, ParkForm.class, TransferForm.class,
            ComplaintForm.class);
    private static final TicketReference TICKET = TicketReference.parse("A001");

    /// The first character says which form: `0` for a prescription.
    @FuzzTest
    void a_form_is_an_order_or_is_refused_with_a_sentence(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        Object form;
        try {
            form = READER.forType(FORMS.get(Math.floorMod(bytes[0] - '0', FORMS.size())))
                    .readValue(Arrays.copyOfRange(bytes, 1, bytes.length));
        } catch (JsonProcessingException unreadable) {
            return; // what is said of it is BodyFuzzTest's matter
        } catch (CharConversionException noText) {
            return;
        }
        try {
            switch (form) {
                case PrescriptionForm prescription -> isKept(TriageProblems.unlessWrong(prescription.check()));
                case ParkForm park -> isText(park.check(TICKET).note());
                case TransferForm transfer -> isText(transfer.check(TICKET).note());
                case ComplaintForm complaint -> isText(complaint.check(TICKET).complaint());
                case null, default -> assertThat(form).isNull();
            }
        } catch (RefusedException e) {
            assertThat(e.refusal().kind().status()).isBetween(400, 499);
            assertThat(e.refusal().detail()).matches("[A-Z][ -~]*[.]");
        }
    }

    private static void isKept(PrescriptionOrder order) throws IOException {
        var kept = BridgeJson.mapper().writeValueAsBytes(order);
        assertThat(BridgeJson.mapper().readValue(kept, PrescriptionOrder.class)).usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.compareTo(other) == 0, BigDecimal.class).isEqualTo(order);
        isText(order.allergies());
        order.items().forEach(item -> isText(item.notes()));
        assertThat(kept).hasSizeLessThan(64 * 1024);
    }

    private static void isText(@Nullable String text) {
        if (text != null) {
            assertThat(TypedText.NOTE.fault("This", text, 500)).isEmpty();
        }
    }
}
