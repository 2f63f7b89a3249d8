package org.carequeue.gateway.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.LineIntake;
import org.carequeue.events.Services;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// The whole board at one moment. It never changes, so any thread may read it.
///
/// @param settings the clinic's, once they are known
/// @param days the last operating day that each log has opened
/// @param dayBegan when the day that is open for visits began; none in a board saved before it was kept
/// @param intake the service lines of which there is something to say; none in a board saved before there were hours
/// @param rows by ticket id
/// @param help the requests that nobody has acknowledged, the oldest first; none in a board saved before there were any
/// @param order who is next
/// @param services whether they are heard
/// @param status the same for the public
/// @param waits how long it will still take; not stored
/// @param present at which workplaces somebody has a page open; not stored
/// @param screens what the public screens have said; not stored
public record BoardState(@Nullable ClinicSettings settings, Map<String, LocalDate> days, @Nullable Instant dayBegan,
        List<LineIntake> intake, List<Row> rows, List<HelpRequest> help, WaitingOrder order, List<ServiceStatus> services,
        BoardStatus status,
        @JsonIgnore Waits waits, @JsonIgnore List<Staffed> present, @JsonIgnore Screens screens) {

    public BoardState {
        days = Map.copyOf(days);
        intake = intake == null ? List.of() : List.copyOf(intake);
        rows = List.copyOf(rows);
        help = help == null ? List.of() : List.copyOf(help);
        services = List.copyOf(services);
        waits = waits == null ? Waits.NONE : waits;
        present = present == null ? List.of() : List.copyOf(present);
        screens = screens == null ? Screens.NONE : screens;
    }

    /// The operating day that is open for visits; tickets of an earlier one are another day's.
    @Nullable
    LocalDate today() {
        return days.get(Services.TRIAGE);
    }
}
