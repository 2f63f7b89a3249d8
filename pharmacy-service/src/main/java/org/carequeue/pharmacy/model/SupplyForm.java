package org.carequeue.pharmacy.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Supply.Outcome;
import org.carequeue.pharmacy.model.PharmacyCommand.Prepare;
import org.carequeue.pharmacy.model.PharmacyCommand.Said;
import org.jspecify.annotations.Nullable;

/// What a pharmacist's page sends of what is prepared: anything may be missing. [#check] makes a command of it, or says which
/// field is wrong; whether it fits the order, the rules say.
///
/// @param version of the prescription, as it was seen
/// @param supplies 1 to 20 items
public record SupplyForm(@Nullable Integer version, @Nullable List<Item> supplies) {

    private static final int MOST = 20;
    private static final int MOST_DIGITS = 12;
    private static final int DECIMALS = 4;

    /// One item; what each field means stands at [Said].
    public record Item(@Nullable Integer item, @Nullable String outcome, @Nullable BigDecimal amount,
            @Nullable String medicine, @Nullable String reason) {
    }

    /// The command that was meant.
    ///
    /// @throws RefusedException with `invalid-supply`, `text-missing` or `invalid-text`, and the first field that is wrong
    public Prepare check(PrescriptionId prescription) {
        if (supplies == null || supplies.isEmpty() || supplies.size() > MOST) {
            throw new RefusedException(
                    wrong("supplies", "Please say of 1 to " + MOST + " medicines what is supplied of each."));
        }
        var checked = new ArrayList<Said>();
        for (var place = 0; place < supplies.size(); place++) {
            checked.add(said("supplies[" + place + "]", supplies.get(place)));
        }
        return new Prepare(prescription, checked);
    }

    private static Said said(String field, @Nullable Item item) {
        if (item == null || item.item == null) {
            throw new RefusedException(wrong(field + ".item", "Please say which medicine this is about."));
        }
        var outcome = Arrays.stream(Outcome.values()).filter(one -> one.wire().equals(item.outcome)).findFirst()
                .orElseThrow(() -> new RefusedException(wrong(field + ".outcome",
                        "What becomes of a medicine is one of supplied, partial, substituted and declined.")));
        var isOther = outcome == Outcome.SUBSTITUTED;
        var needsReason = isOther || outcome == Outcome.DECLINED;
        if (outcome == Outcome.PARTIAL && item.amount == null) {
            throw new RefusedException(wrong(field + ".amount", "Please say how much is supplied."));
        }
        return new Said(item.item, outcome, amount(field + ".amount", item.amount),
                isOther ? SaidText.line(field + ".medicine", item.medicine) : null,
                needsReason ? SaidText.line(field + ".reason", item.reason)
                        : SaidText.optionalLine(field + ".reason", item.reason));
    }

    private static @Nullable BigDecimal amount(String field, @Nullable BigDecimal amount) {
        // Of an exponent of many digits nothing is reckoned.
        if (amount != null && (amount.precision() - amount.scale() > MOST_DIGITS || amount.precision() > MOST_DIGITS
                || amount.scale() > DECIMALS)) {
            throw new RefusedException(wrong(field, "This has more than " + DECIMALS + " decimal places, or is too large."));
        }
        return amount;
    }

    private static Refusal wrong(String field, String detail) {
        return PharmacyProblems.invalidSupply(field, detail);
    }
}
