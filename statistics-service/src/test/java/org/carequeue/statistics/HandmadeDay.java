package org.carequeue.statistics;

import static org.carequeue.statistics.Journals.medicine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.Supply;
import org.carequeue.events.VisitStatus;

/// A Monday of twenty patients, at which everything happens that makes counting difficult. Minute 0 is 8:00 in Madrid; beside
/// each patient stands what `HandmadeDayTest` expects of it, in minutes.
public final class HandmadeDay {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final double NEXT_DAY = 20 * 60;
    private static final int FIVE_HOURS = 300;

    private HandmadeDay() {
    }

    public static Journals played() {
        var day = new Journals(DAY, Instant.parse("2026-11-23T07:00:00Z"), ZoneId.of("Europe/Madrid"));

        // Wait 10, door 11, response 1, consultation 10, stay 21: the medicine lay there until the next day.
        day.at(0).issue("A001", "general").at(10).call("A001", "1").at(11).start("A001");
        day.at(15).submit("A001", medicine("Amoxicillin", 21)).at(16).claim("A001/1", "2").at(21).finish("A001");
        day.at(26).ready("A001/1");
        // High: 6, 7, 1, 20, 27.
        day.at(2).issue("A002", "general").at(3).level("A002", "high").at(8).call("A002", "2").at(9).start("A002")
                .at(29).finish("A002");
        // Critical: 1, 1, 0, 30, 31.
        day.at(5).issue("A003", "general").level("A003", "critical").at(6).pick("A003", "3").start("A003").at(36)
                .finish("A003");
        // Moderate, and late: 35, 40, 5, 10, 50; called three times.
        day.at(10).issue("A004", "general").at(11).level("A004", "moderate").at(45).call("A004", "1").at(47).recall("A004")
                .at(49).recall("A004").at(50).start("A004").at(60).finish("A004");
        // Did not come at first: 18, 30, 12, 10, 40; called twice.
        day.at(12).issue("A005", "general").at(30).call("A005", "2").at(32).notPresent("A005").at(40).call("A005", "2").at(42)
                .start("A005").at(52).finish("A005");
        // Never came: 38; called four times.
        day.at(15).issue("A006", "general").at(53).call("A006", "2").at(55).recall("A006").at(57).notPresent("A006").at(60)
                .call("A006", "2").at(62).notPresent("A006").at(64).call("A006", "2").at(66).skip("A006").at(96).noShow("A006");
        // Left: stay 30.
        day.at(20).issue("A007", "general").at(50).cancel("A007");
        // Called by mistake, which was undone: 45, 46, 1, 15, 61; called once.
        day.at(25).issue("A008", "general").at(62);
        var waits = day.visit("A008");
        day.call("A008", "4").at(63).undo("A008", TicketCalled.class, waits).at(70).call("A008", "1").at(71).start("A008")
                .at(86)
                .finish("A008");
        // Low, and away for 40: 60, 61, 1, 10, 71.
        day.at(30).issue("A009", "general").at(31).level("A009", "low").at(40).park("A009").at(80).comeBack("A009").at(90)
                .call("A009", "1").at(91).start("A009").at(101).finish("A009");
        // Sent elsewhere and seen twice: 31, 32, 1, 8 + 10, 76; called twice.
        day.at(35).issue("A010", "general").at(66).call("A010", "3").at(67).start("A010").at(75)
                .transfer("A010", "paediatrics").at(100).call("A010", "3").at(101).start("A010").at(111).finish("A010");
        // 10, 11, 1, 5, 16; what was said of the level afterwards changes nothing.
        day.at(40).issue("B001", "paediatrics").at(50).call("B001", "4").at(51).start("B001").at(56).finish("B001").at(57)
                .level("B001", "low");
        // 15, 15, 0, 20, and 50 until the medicine was handed over: 12 until it was ready, 13 more.
        day.at(45).issue("B002", "paediatrics").at(60).call("B002", "4").start("B002").at(70)
                .submit("B002", medicine("Ibuprofen", 10)).at(72).claim("B002/1", "1").at(80).finish("B002").at(82)
                .ready("B002/1").at(95).handOver("B002/1");
        // The end was undone: 52, 53, 1, 20, and 80 until a part was handed over: ready after 20, 5 more.
        day.at(50).issue("A011", "general").at(102).call("A011", "1").at(103).start("A011").at(105)
                .submit("A011", medicine("Amoxicillin", 21), medicine("Paracetamol", 10)).at(106)
                .submit("A011", medicine("Morphine", 5)).at(110).claim("A011/1", "1").at(113);
        var seen = day.visit("A011");
        day.finish("A011").at(114).undo("A011", ConsultationFinished.class, seen).at(123).finish("A011").at(124)
                .prepare("A011/1", new Supply(0, Supply.Outcome.PARTIAL, BigDecimal.TEN, null, "out of stock")).at(125)
                .ready("A011/1").at(126).decline("A011/2").at(130).handOver("A011/1")
                .owe("A011/1", medicine("Amoxicillin", 11));
        // Nobody finished: 57, 59, 2.
        day.at(55).issue("A012", "general").at(112).call("A012", "2").at(114).start("A012");
        // Nobody called.
        day.at(60).issue("A013", "general");
        // Called once and never came; still there when the day ended: 60.
        day.at(70).issue("A014", "general").at(130).call("A014", "3").at(132).notPresent("A014");
        // Finished five hours later, when somebody noticed: 65, 66, 1.
        day.at(75).issue("A015", "general").at(140).call("A015", "2").at(141).start("A015").at(141 + FIVE_HOURS).finish("A015");
        // A number that was given twice after data was lost: the first counts for nothing; the second 65, 66, 1, 10, 76.
        day.at(80).issue("A016", "general").at(85).close("A016", VisitStatus.REPLACED).issue("A016", "general").at(150)
                .call("A016", "1").at(151).start("A016").at(161).finish("A016");
        // Over midnight: 30, 31, 1, 20, 51.
        day.at(950).issue("A017", "general").at(980).call("A017", "3").at(981).start("A017").at(1001).finish("A017");
        // After midnight, and gone while on the way to the room: wait 10, stay 11.
        day.at(965).issue("B003", "paediatrics").at(966).level("B003", "low").at(975).call("B003", "4").at(976)
                .cancel("B003");

        day.at(NEXT_DAY).opened(DAY.plusDays(1)).close("A013", VisitStatus.DAY_ENDED).close("A014", VisitStatus.DAY_ENDED)
                .notCollected("A001/1").at(NEXT_DAY + FIVE_HOURS).handOver("A001/1");
        return day;
    }
}
