package org.carequeue.gateway.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.LineIntake;
import org.carequeue.events.Policy;
import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Change.DayBegan;
import org.carequeue.gateway.board.Change.HelpChanged;
import org.carequeue.gateway.board.Change.IntakeSet;
import org.carequeue.gateway.board.Change.OrderChanged;
import org.carequeue.gateway.board.Change.OverlookedChanged;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.carequeue.gateway.board.Change.PresenceChanged;
import org.carequeue.gateway.board.Change.RowsLeft;
import org.carequeue.gateway.board.Change.ScreensChanged;
import org.carequeue.gateway.board.Change.ServicesChanged;
import org.carequeue.gateway.board.Change.SettingsChanged;
import org.carequeue.gateway.board.Change.StatusChanged;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.carequeue.gateway.board.Change.TimeStandsStill;
import org.carequeue.gateway.board.Change.UnservedChanged;
import org.carequeue.gateway.board.Change.WaitsChanged;
import org.carequeue.gateway.board.WaitingOrder.Overlooked;
import org.carequeue.gateway.board.WaitingOrder.OwnPlace;
import org.carequeue.gateway.board.WaitingOrder.Unserved;
import org.carequeue.gateway.board.Waits.OwnWait;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;

/// A change as JSON, as one audience hears it.
public final class Messages {

    record TicketMessage(String type, long version, Object ticket) {
    }

    record PrescriptionMessage(String type, long version, Object data) {
    }

    record SettingsMessage(String type, long version, Object settings) {
    }

    record IntakeMessage(String type, long version, List<LineIntake> intake) {
    }

    record HelpMessage(String type, long version, StaffHelp help) {
    }

    record OrderMessage(String type, long version, @JsonUnwrapped OrderView order) {
    }

    /// Who is next, for those who call.
    record OrderView(List<TicketId> order, int total, @Nullable Policy policy, Map<String, TicketId> next,
            List<TicketId> reassess) {

        static OrderView of(WaitingOrder of) {
            return new OrderView(of.order(), of.total(), of.policy(), of.next(), of.reassess());
        }
    }

    record UnservedMessage(String type, long version, List<Unserved> unserved) {
    }

    record OverlookedMessage(String type, long version, Overlooked overlooked) {
    }

    record PresenceMessage(String type, long version, List<Staffed> present) {
    }

    record ScreensMessage(String type, long version, Screens screens) {
    }

    record TimeMessage(String type, long version, @Nullable Instant until) {
    }

    record PlaceMessage(String type, long version, @Nullable Integer position, int total) {
    }

    record WaitsMessage(String type, long version, Object waits) {
    }

    record WaitMessage(String type, long version, @JsonProperty("wait") @Nullable OwnWait own) {
    }

    record ServicesMessage(String type, long version, List<ServiceStatus> services) {
    }

    record StatusMessage(String type, long version, boolean live, Instant since) {
    }

    private static final ObjectWriter WRITER = BridgeJson.mapper().writer();

    private Messages() {
    }

    /// The message, or null where the audience does not hear of it.
    ///
    /// @param version the one that the message will have
    public static @Nullable Text encode(Change change, Audience audience, long version) {
        var message = message(change, audience.view(), version);
        return message == null ? null : Text.of(write(message));
    }

    /// The message by which a patient hears the own place among those who wait.
    public static Text encode(OwnPlace place, long version) {
        return Text.of(write(new PlaceMessage("waiting-order", version, place.position(), place.total())));
    }

    /// The message by which a patient hears how long it will still take.
    ///
    /// @param wait none where nothing is said of it any more
    public static Text encode(@Nullable OwnWait wait, long version) {
        return Text.of(write(new WaitMessage("wait", version, wait)));
    }

    private static @Nullable Object message(Change change, View view, long version) {
        return switch (change) {
            case TicketChanged(var news, var row) -> whereHeard(view.ticket(news, row),
                    ticket -> new TicketMessage(news.wire(), version, ticket));
            case PrescriptionChanged prescription -> whereHeard(view.prescription(prescription),
                    data -> new PrescriptionMessage(ClinicEventTypes.nameOf(prescription.event()), version, data));
            case SettingsChanged(var settings) -> whereHeard(view.settings(settings),
                    seen -> new SettingsMessage("clinic-configured", version, seen));
            case IntakeSet(var lines) -> whereHeard(view.hearsIntake() ? lines : null,
                    seen -> new IntakeMessage("intake-changed", version, seen));
            case OrderChanged(var order) -> whereHeard(view.hearsWaitingOrder() ? order : null,
                    seen -> new OrderMessage("waiting-order", version, OrderView.of(seen)));
            case WaitsChanged(var waits) -> whereHeard(view.waits(waits),
                    seen -> new WaitsMessage("waits", version, seen));
            case HelpChanged(var event) -> whereHeard(view.hearsAlerts() ? StaffHelp.of(event.help()) : null,
                    seen -> new HelpMessage(ClinicEventTypes.nameOf(event), version, seen));
            case UnservedChanged(var tiers) -> whereHeard(view.hearsAlerts() ? tiers : null,
                    seen -> new UnservedMessage("tiers-unserved", version, seen));
            case OverlookedChanged(var overlooked) -> whereHeard(view.hearsAlerts() ? overlooked : null,
                    seen -> new OverlookedMessage("patients-overlooked", version, seen));
            case PresenceChanged(var present) -> whereHeard(view.hearsAlerts() ? present : null,
                    seen -> new PresenceMessage("staff-present", version, seen));
            case ScreensChanged(var screens) -> whereHeard(view.hearsScreens() ? screens : null,
                    seen -> new ScreensMessage("screens-shown", version, seen));
            case TimeStandsStill still -> view.hearsAlerts()
                    ? new TimeMessage("time-stands-still", version, still.until())
                    : null;
            case ServicesChanged(var services) -> whereHeard(view.hearsAlerts() ? services : null,
                    seen -> new ServicesMessage("service-status", version, seen));
            case StatusChanged(var status) -> whereHeard(view.hearsStatus() ? status : null,
                    seen -> new StatusMessage("board-status", version, seen.live(), seen.since()));
            case RowsLeft _,DayBegan _ -> null;
        };
    }

    private static <T> @Nullable Object whereHeard(@Nullable T view, Function<T, Object> message) {
        return view == null ? null : message.apply(view);
    }

    static String write(Object message) {
        try {
            return WRITER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message that cannot be written: " + message.getClass(), e);
        }
    }
}
