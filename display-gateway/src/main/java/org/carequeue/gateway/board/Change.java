package org.carequeue.gateway.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.Prescription;
import org.carequeue.gateway.board.WaitingOrder.Overlooked;
import org.carequeue.gateway.board.WaitingOrder.Unserved;
import org.jspecify.annotations.Nullable;

/// What has become different on the board. Whether an audience hears of it, its view says.
public sealed interface Change {

    /// A ticket is new or stands elsewhere.
    record TicketChanged(TicketNews news, Row row) implements Change {
    }

    /// A prescription is new or stands elsewhere. Who hears of it follows from what it was and is.
    ///
    /// @param event what has happened, of which the message has its name
    /// @param before what it was, unless it is new
    record PrescriptionChanged(Class<? extends ClinicEvent> event, Row row, @Nullable Prescription before,
            Prescription now) implements Change {
    }

    /// The clinic has other settings.
    record SettingsChanged(ClinicSettings settings) implements Change {
    }

    /// Other service lines give numbers.
    ///
    /// @param lines those of which there is something to say; all others give numbers at all times
    record IntakeSet(List<LineIntake> lines) implements Change {
    }

    /// Somebody needs help, or somebody goes there.
    record HelpChanged(HelpEvent event) implements Change {
    }

    /// Others are next, or others should be looked at again.
    record OrderChanged(WaitingOrder order) implements Change {
    }

    /// Other waits are estimated.
    record WaitsChanged(Waits waits) implements Change {
    }

    /// Patients of other tiers wait without any of them being called.
    record UnservedChanged(List<Unserved> tiers) implements Change {
    }

    /// Other patients may have been forgotten.
    record OverlookedChanged(Overlooked overlooked) implements Change {
    }

    /// Other workplaces have a page open.
    record PresenceChanged(List<Staffed> present) implements Change {
    }

    /// Other screens are connected, or they have shown other calls.
    ///
    /// @param screens of its calls those alone that are not as they were
    record ScreensChanged(Screens screens) implements Change {
    }

    /// The clock by which patients are called was set back, or has caught up.
    ///
    /// @param until when times go on; none when they do
    record TimeStandsStill(@Nullable Instant until) implements Change {
    }

    /// A service came or went.
    record ServicesChanged(List<ServiceStatus> services) implements Change {
    }

    /// The board has become live, or is not live any more.
    record StatusChanged(BoardStatus status) implements Change {
    }

    /// Rows of earlier operating days have left the board, or a service's parts of rows: everybody starts over from a
    /// snapshot.
    record RowsLeft(int count) implements Change {
    }

    /// The visits' owner has opened a day: who was called before is the public's no more, and everybody starts over from a
    /// snapshot, which names the day.
    record DayBegan(LocalDate day) implements Change {
    }
}
