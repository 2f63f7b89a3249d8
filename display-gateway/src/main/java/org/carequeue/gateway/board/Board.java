package org.carequeue.gateway.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;
import org.carequeue.gateway.board.Change.DayBegan;
import org.carequeue.gateway.board.Change.IntakeSet;
import org.carequeue.gateway.board.Change.OrderChanged;
import org.carequeue.gateway.board.Change.OverlookedChanged;
import org.carequeue.gateway.board.Change.PresenceChanged;
import org.carequeue.gateway.board.Change.RowsLeft;
import org.carequeue.gateway.board.Change.ScreensChanged;
import org.carequeue.gateway.board.Change.SettingsChanged;
import org.carequeue.gateway.board.Change.TimeStandsStill;
import org.carequeue.gateway.board.Change.UnservedChanged;
import org.carequeue.gateway.board.Change.WaitsChanged;
import org.jspecify.annotations.Nullable;

/// The projection: keeps the latest part for each id and owner, joined by ticket, and says what has changed.
///
/// The three logs may arrive interleaved in any way; in the end the board is the same. It decides nothing and refuses
/// nothing, holds no time of its own, and belongs to one thread.
public final class Board {

    private final Rows rows = new Rows();
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Parts parts = new Parts(rows);
    private final HelpRequests help = new HelpRequests();
    private final Peers peers;
    private @Nullable ClinicSettings settings;
    private boolean settingsAreOwners;
    private List<LineIntake> intake = List.of();
    private WaitingOrder order = WaitingOrder.none();
    private Waits waits = Waits.NONE;
    private List<Staffed> present = List.of();
    private Screens screens = Screens.NONE;
    /// When the open day began.
    private @Nullable Instant dayBegan;
    private @Nullable BoardState state;

    /// An empty board.
    ///
    /// @param since when the gateway began to show it
    public Board(Instant since) {
        peers = new Peers(since);
    }

    /// A board that shows what was saved, until the services are heard again.
    public Board(Instant since, BoardState saved) {
        this(since);
        settings = saved.settings();
        days.putAll(saved.days());
        dayBegan = saved.dayBegan();
        var today = today();
        if (today != null && dayBegan != null) {
            rows.opened(new Rows.OpenDay(today, dayBegan));
        }
        intake = saved.intake();
        order = saved.order();
        saved.rows().forEach(rows::put);
        help.restore(saved.help());
        sweep();
    }

    /// Takes one event and says what is different now.
    public List<Change> apply(Envelope<ClinicEvent> event) {
        state = null;
        return switch (event.data()) {
            case ClinicConfigured(var other, _, _) -> configure(event.service(), other);
            case DayOpened(var day, var at) -> open(event.service(), day, at);
            case IntakeChanged(var lines, _) -> intake(lines);
            case TicketIssued(var ticket) -> parts.issued(ticket);
            case VisitEvent visit -> parts.visit(visit, event.time(), days.get(Services.TRIAGE));
            case HelpEvent asked -> help.take(asked);
            case FormularyLoaded _ -> List.of();
            case PrescriptionEvent prescription -> parts.prescription(prescription);
        };
    }

    /// The settings come by three logs. What their owner says counts, whatever its version: it begins to count anew when
    /// its data is lost. Until it has said something the latest version counts that others pass on.
    private List<Change> configure(String service, ClinicSettings other) {
        var isOwners = service.equals(Services.TICKET);
        if (!isOwners && (settingsAreOwners || settings != null && settings.version() >= other.version())) {
            return List.of();
        }
        settingsAreOwners |= isOwners;
        if (other.equals(settings)) {
            return List.of();
        }
        settings = other;
        return List.of(new SettingsChanged(other));
    }

    private List<Change> intake(List<LineIntake> lines) {
        if (lines.equals(intake)) {
            return List.of();
        }
        intake = lines;
        return List.of(new IntakeSet(lines));
    }

    private List<Change> open(String service, LocalDate day, Instant at) {
        var before = days.get(service);
        var isNew = before == null || day.isAfter(before);
        days.merge(service, day, (known, other) -> other.isAfter(known) ? other : known);
        var changes = new ArrayList<Change>(2);
        if (service.equals(Services.TRIAGE)) {
            rows.opened(new Rows.OpenDay(day, at));
            if (isNew) {
                dayBegan = at;
                changes.add(new DayBegan(day));
            }
        }
        var left = sweep();
        if (left > 0) {
            changes.add(new RowsLeft(left));
        }
        return changes;
    }

    /// A day is over for the board when both the tickets' and the visits' log have passed it: until then a part of one
    /// of its tickets may still be on its way.
    private int sweep() {
        var issued = days.get(Services.TICKET);
        var visited = days.get(Services.TRIAGE);
        return issued == null || visited == null ? 0 : rows.begin(issued.isBefore(visited) ? issued : visited);
    }

    /// Forgets the parts that a service owns, because its log is read again from its beginning. The days stay: what has
    /// left the board does not come back.
    public List<Change> forget(String service) {
        state = null;
        intake = service.equals(Services.TICKET) ? List.of() : intake;
        var helpForgotten = service.equals(Services.TRIAGE) ? help.forget() : 0;
        return List.of(new RowsLeft(rows.forget(service) + helpForgotten));
    }

    /// Takes the order in which the waiting are next, and the alerts that come with it.
    public List<Change> take(WaitingOrder other) {
        var changes = new ArrayList<Change>(3);
        if (!order.withoutAlerts().equals(other.withoutAlerts())) {
            changes.add(new OrderChanged(other.withoutAlerts()));
        }
        if (!order.unserved().equals(other.unserved())) {
            changes.add(new UnservedChanged(other.unserved()));
        }
        if (!order.overlooked().equals(other.overlooked())) {
            changes.add(new OverlookedChanged(other.overlooked()));
        }
        if (!Objects.equals(order.standsStillUntil(), other.standsStillUntil())) {
            changes.add(new TimeStandsStill(other.standsStillUntil()));
        }
        if (!changes.isEmpty()) {
            state = null;
            order = other;
        }
        return changes;
    }

    /// Takes how long it will still take.
    public List<Change> take(Waits other) {
        if (waits.equals(other)) {
            return List.of();
        }
        state = null;
        waits = other;
        return List.of(new WaitsChanged(other));
    }

    /// Takes at which workplaces somebody has a page open.
    public List<Change> take(List<Staffed> other) {
        if (present.equals(other)) {
            return List.of();
        }
        state = null;
        present = List.copyOf(other);
        return List.of(new PresenceChanged(present));
    }

    /// Takes what the public screens have said.
    public List<Change> take(Screens other) {
        var news = other.since(screens);
        var isNew = !news.calls().isEmpty() || !other.connected().equals(screens.connected());
        state = screens.equals(other) ? state : null;
        screens = other;
        return isNew ? List.of(new ScreensChanged(news)) : List.of();
    }

    /// Takes whether a service is heard.
    public List<Change> take(ServiceStatus service) {
        state = null;
        return peers.take(service);
    }

    /// Which ticket is meant. One of an earlier day still counts while something can become of it, here or at the pharmacy.
    public TicketMatch match(TicketReference reference) {
        return rows.match(reference, today());
    }

    /// All that can be meant, in whatever state: those first of which something can still become, then the newest.
    public List<Row> find(Sought sought) {
        return rows.find(sought);
    }

    /// The ticket of this id.
    public Optional<Row> find(TicketId id) {
        return Optional.ofNullable(rows.get(id)).filter(Row::visible);
    }

    /// Whether a number stands on the public screens as called to this place.
    ///
    /// @param ready whether what is meant is a medicine that is fetched there
    public boolean isCalled(TicketId id, String place, boolean ready) {
        var row = rows.get(id);
        return row != null && PublicCalls.stands(row, place, ready);
    }

    /// The operating day that is open for visits, none before the first.
    private @Nullable LocalDate today() {
        return days.get(Services.TRIAGE);
    }

    /// The ticket that this tracking hash belongs to.
    public Optional<TicketId> tracked(String hash) {
        return rows.tracked(hash);
    }

    /// How many wait, are called or sit before a doctor.
    public int openTickets() {
        return rows.open();
    }

    /// The clinic's settings, once they are known.
    public Optional<ClinicSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /// How long it would take whoever takes a ticket now.
    public Waits.OfLines waits() {
        return waits.ofLines();
    }

    /// Everything, as it is now.
    public BoardState state() {
        if (state == null) {
            state = new BoardState(settings, days, dayBegan, intake, new ArrayList<>(rows.all()), help.all(), order,
                    peers.all(),
                    peers.status(), waits, present, screens);
        }
        return state;
    }
}
