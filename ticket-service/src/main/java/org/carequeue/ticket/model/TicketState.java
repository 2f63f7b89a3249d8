package org.carequeue.ticket.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TicketReference;
import org.jspecify.annotations.Nullable;

/// What the ticket-service knows: the settings, the open day and its tickets, and those of the day before, whose
/// patients may still be in the house.
public final class TicketState {

    /// So many changes of settings can be seen, and taken back.
    static final int MOST_CHANGES = 20;

    private @Nullable ClinicSettings settings;
    /// The last changes of the settings, the last one last: at most [#MOST_CHANGES].
    private final Deque<SettingsChange> changes = new ArrayDeque<>();
    /// What the last start found that set anything.
    private @Nullable String start;
    private @Nullable LocalDate day;
    /// The service lines of which there is something to say, as it was said last.
    private List<LineIntake> intake = List.of();
    private final NavigableMap<LocalDate, Map<TicketNumber, Ticket>> tickets = new TreeMap<>();
    /// The last number of each letter on the open day. By letter and not by service line, so that a number stays unique
    /// when a letter changes hands during the day.
    private final Map<Character, Integer> last = new TreeMap<>();

    TicketState() {
    }

    /// The state as it stands in a snapshot.
    ///
    /// @param tickets of the open day and the day before, in the order in which they were issued
    /// @param last see [TicketState]
    record Kept(@Nullable ClinicSettings settings, @Nullable String start, @Nullable LocalDate day,
            KeptTickets tickets, Map<Character, Integer> last, List<SettingsChange> changes, List<LineIntake> intake) {
    }

    Kept keep() {
        var issued = new ArrayList<Ticket>();
        tickets.values().forEach(ofDay -> issued.addAll(ofDay.values()));
        return new Kept(settings, start, day, new KeptTickets(issued), new TreeMap<>(last),
                List.copyOf(changes), intake);
    }

    static TicketState of(Kept kept) {
        var state = new TicketState();
        state.settings = kept.settings();
        state.start = kept.start();
        state.day = kept.day();
        kept.tickets().all().forEach(state::issued);
        state.last.clear();
        state.last.putAll(kept.last());
        state.changes.addAll(kept.changes());
        state.intake = kept.intake();
        return state;
    }

    /// The settings that apply, none before the first.
    public @Nullable ClinicSettings settings() {
        return settings;
    }

    /// Which ticket is meant. Whether the patient of an earlier day is still in the house is not known here: all whose
    /// tickets are kept may be.
    public TicketMatch match(TicketReference reference) {
        var known = tickets.values().stream().flatMap(issued -> reference.numbers().stream().map(issued::get))
                .filter(Objects::nonNull).map(Ticket::id).toList();
        return TicketMatch.of(reference, known, _ -> true, day);
    }

    /// Goes on with the ticket that alone can be meant, or with why there is none.
    public <T> T with(TicketReference reference, Function<Ticket, T> found, Function<Refusal, T> refused) {
        return switch (match(reference)) {
            case TicketMatch.One(var id) -> found.apply(Objects.requireNonNull(on(id.day()).get(id.number())));
            case TicketMatch.None _ -> refused.apply(TicketProblems.ticketNotFound(reference));
            case TicketMatch.Several several -> refused.apply(TicketProblems.ambiguousTicket(reference, several));
        };
    }

    private Map<TicketNumber, Ticket> on(LocalDate date) {
        return tickets.getOrDefault(date, Map.of());
    }

    /// The open day, none before the first.
    @Nullable
    LocalDate day() {
        return day;
    }

    /// The last sequence given with this letter on that day, 0 for none.
    int lastNumber(char letter, LocalDate date) {
        return date.equals(day) ? last.getOrDefault(letter, 0) : 0;
    }

    /// What the last start found, in short.
    @Nullable
    String start() {
        return start;
    }

    /// The last changes of the settings, the last one first.
    public List<SettingsChange> changes() {
        return List.copyOf(changes).reversed();
    }

    void configured(ClinicConfigured configured) {
        var next = configured.settings();
        if (settings != null) {
            var by = configured.changed();
            changes.addLast(new SettingsChange(next.version(), by == null ? null : by.at(), by == null ? null : by.by(),
                    SettingsForm.difference(next, settings)));
            if (changes.size() > MOST_CHANGES) {
                changes.removeFirst();
            }
        }
        settings = next;
        start = configured.start() == null ? start : configured.start();
    }

    /// The service lines of which there is something to say.
    List<LineIntake> intake() {
        return intake;
    }

    /// Which service lines give numbers at this moment.
    public IntakeView intake(ClinicSettings of, Instant now) {
        return IntakeView.of(of, Intake.at(of, intake, now));
    }

    void intakeChanged(List<LineIntake> lines) {
        intake = lines;
    }

    void dayOpened(LocalDate opened) {
        var before = day == null ? opened : day;
        tickets.headMap(before).clear();
        last.clear();
        day = opened;
    }

    void issued(Ticket ticket) {
        tickets.computeIfAbsent(ticket.id().day(), _ -> new LinkedHashMap<>()).put(ticket.number(), ticket);
        last.put(ticket.number().letter(), ticket.number().sequence());
    }
}
