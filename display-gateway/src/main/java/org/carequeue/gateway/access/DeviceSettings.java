package org.carequeue.gateway.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Roles;
import org.carequeue.events.Room;
import org.carequeue.gateway.printing.PrinterAddress;
import org.carequeue.gateway.printing.PrinterState;
import org.carequeue.gateway.printing.Printers;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// How a manager has set up a device: what else stands in the address of its page. Null is what nobody has chosen; docs/SCREENS.md
/// says what the page does then.
///
/// @param language of [ClinicSettings#WITH_TEXTS]
/// @param kiosk which of the clinic's kiosks it is, for staff who are called there: 1 to 16 letters, digits, `_` and `-`; of a
/// kiosk alone, as are the next three
/// @param paper one of [#PAPERS]
/// @param print one of [#PRINTS]: when it prints
/// @param printer the receipt printer at which the gateway prints for it, as [PrinterAddress] has it; null where its browser prints
/// @param distance metres to whoever sits furthest from it, 1 to 20; of a screen alone, as are the next two
/// @param diagonal inches of it, 5 to 200
/// @param rooms whose calls it shows alone: up to 30 names with commas between them, `1, 2, Blue 3`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceSettings(@Nullable String language, @Nullable String kiosk, @Nullable String paper, @Nullable String print,
        @Nullable String printer, @Nullable Double distance, @Nullable Double diagonal, @Nullable String rooms) {

    static final List<String> PAPERS = List.of("80mm", "58mm", "a4");
    /// What receipt printers have.
    static final List<String> ROLLS = List.of("80mm", "58mm");
    static final List<String> PRINTS = List.of("button", "auto", "off");
    static final int SHORTEST_DISTANCE = 1;
    static final int LONGEST_DISTANCE = 20;
    static final int SMALLEST_DIAGONAL = 5;
    static final int LARGEST_DIAGONAL = 200;
    /// Nobody has chosen anything.
    static final DeviceSettings NONE = new DeviceSettings(null, null, null, null, null, null, null, null);
    private static final int MOST_ROOMS = 30;
    private static final Pattern KIOSK = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    /// Why a device cannot be set up so, if it cannot.
    ///
    /// @param role `kiosk` or `screen`
    Optional<Refusal> fault(String role) {
        if (language != null && !ClinicSettings.WITH_TEXTS.contains(language)) {
            return Optional.of(AccessProblems.unknownWord("language", ClinicSettings.WITH_TEXTS));
        }
        return role.equals(Roles.KIOSK) ? faultOfKiosk() : faultOfScreen();
    }

    private Optional<Refusal> faultOfKiosk() {
        if (distance != null || diagonal != null || rooms != null) {
            return Optional
                    .of(AccessProblems.onlyOfScreens(distance != null ? "distance" : diagonal != null ? "diagonal" : "rooms"));
        }
        if (kiosk != null && !KIOSK.matcher(kiosk).matches()) {
            return Optional.of(AccessProblems.malformedKiosk());
        }
        if (paper != null && !PAPERS.contains(paper)) {
            return Optional.of(AccessProblems.unknownWord("paper", PAPERS));
        }
        if (print != null && !PRINTS.contains(print)) {
            return Optional.of(AccessProblems.unknownWord("print", PRINTS));
        }
        return printer == null ? Optional.empty() : faultOfPrinter(printer);
    }

    private Optional<Refusal> faultOfPrinter(String address) {
        if ("a4".equals(paper)) {
            return Optional.of(AccessProblems.unknownWord("paper", ROLLS));
        }
        return PrinterAddress.of(address).isPresent() ? Optional.empty() : Optional.of(AccessProblems.malformedPrinter());
    }

    /// How its receipt printer is; null where it has none.
    @Nullable
    PrinterState stateAmong(Printers printers) {
        return receiptPrinter().map(address -> printers.of(address).state()).orElse(null);
    }

    /// The receipt printer at which the gateway prints for it.
    Optional<PrinterAddress> receiptPrinter() {
        return Optional.ofNullable(printer).flatMap(PrinterAddress::of);
    }

    private Optional<Refusal> faultOfScreen() {
        if (kiosk != null || paper != null || print != null || printer != null) {
            return Optional.of(AccessProblems
                    .onlyOfKiosks(kiosk != null ? "kiosk" : paper != null ? "paper" : print != null ? "print" : "printer"));
        }
        if (rooms != null && !areRooms(rooms)) {
            return Optional.of(AccessProblems.malformedRooms(MOST_ROOMS));
        }
        if (isOutside(distance, SHORTEST_DISTANCE, LONGEST_DISTANCE)) {
            return Optional.of(AccessProblems.outside("distance", SHORTEST_DISTANCE, LONGEST_DISTANCE));
        }
        return isOutside(diagonal, SMALLEST_DIAGONAL, LARGEST_DIAGONAL)
                ? Optional.of(AccessProblems.outside("diagonal", SMALLEST_DIAGONAL, LARGEST_DIAGONAL))
                : Optional.empty();
    }

    private static boolean areRooms(String said) {
        var names = said.split(",", -1);
        return names.length <= MOST_ROOMS && Stream.of(names).map(String::strip).allMatch(Room::isName);
    }

    /// Also what is no number at all.
    private static boolean isOutside(@Nullable Double number, int least, int most) {
        return number != null && !(number >= least && number <= most);
    }
}
