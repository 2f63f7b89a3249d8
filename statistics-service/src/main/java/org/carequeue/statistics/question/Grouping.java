package org.carequeue.statistics.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// By what figures are told apart. docs/STATISTICS.md says what each means.
public enum Grouping {

    NOTHING("'all'", "'all'", "0", "0"),
    DAY("v.operating_day", "p.operating_day", "0", "0"),
    /// By its Monday.
    WEEK("v.operating_day - (v.weekday - 1)", "p.operating_day - (p.weekday - 1)", "0", "0"),
    /// `2026-11`.
    MONTH("SUBSTRING(CAST(v.operating_day AS VARCHAR), 1, 7)", "SUBSTRING(CAST(p.operating_day AS VARCHAR), 1, 7)", "0", "0"),
    HOUR("v.issued_hour", "p.submitted_hour", "0", "0"),
    WEEKDAY("v.weekday", "p.weekday", "0", "0"),
    /// Weekday and hour as one number, `108` for Monday at 8.
    WEEKDAY_HOUR("v.weekday * 100 + v.issued_hour", "p.weekday * 100 + p.submitted_hour", "0", "0"),
    FINISH_HOUR("v.ended_hour", null, "0", "0"),
    SERVICE_LINE("v.service_line", "v.service_line", "0", "0"),
    LEVEL("v.level", "p.level", "v.level_rank", "p.level_rank"),
    ROOM("v.room", "p.room", "0", "0") {
        @Override
        String whichVisits() {
            return "v.counter IS NULL";
        }
    },
    COUNTER("v.counter", "p.counter", "0", "0") {
        @Override
        String whichVisits() {
            return "v.counter IS NOT NULL";
        }
    },
    PERSON("v.staff", "p.dispenser", "0", "0"),
    CLINIC("v.clinic", "p.clinic", "0", "0");

    private final @Nullable String ofVisits;
    private final @Nullable String ofPrescriptions;
    private final String visitOrder;
    private final String prescriptionOrder;

    Grouping(@Nullable String ofVisits, @Nullable String ofPrescriptions, String visitOrder, String prescriptionOrder) {
        this.ofVisits = ofVisits;
        this.ofPrescriptions = ofPrescriptions;
        this.visitOrder = visitOrder;
        this.prescriptionOrder = prescriptionOrder;
    }

    /// As it stands in a question: `service-line`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one with this code.
    static Optional<Grouping> of(String code) {
        return Arrays.stream(values()).filter(grouping -> grouping.code().equals(code)).findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(Grouping::code).collect(Collectors.joining(", "));
    }

    /// What of a visit says to which group it belongs; null where visits are not told apart by it.
    @Nullable
    String ofVisits() {
        return ofVisits;
    }

    /// Which visits it tells apart at all.
    String whichVisits() {
        return "TRUE";
    }

    /// The same of a prescription, where the visit that it belongs to is `v`.
    @Nullable
    String ofPrescriptions() {
        return ofPrescriptions;
    }

    /// What orders the groups before their own names do.
    String visitOrder() {
        return visitOrder;
    }

    String prescriptionOrder() {
        return prescriptionOrder;
    }
}
