package org.carequeue.triage.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.Calling;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.waiting.Overlooked;
import org.carequeue.waiting.Reassessment;
import org.carequeue.waiting.Standing;
import org.carequeue.waiting.UnservedTier;
import org.carequeue.waiting.WaitingList;
import org.carequeue.waiting.WhoIsNext;
import org.carequeue.waiting.estimate.Learned;
import org.carequeue.waiting.estimate.Outlook;
import org.carequeue.waiting.estimate.Situation;
import org.jspecify.annotations.Nullable;

/// What the triage-service knows: the visits of the open day and what still goes on of earlier ones, who waits in which
/// order, and who is in which room.
public final class TriageState {

    private @Nullable ClinicSettings settings;
    private @Nullable LocalDate day;
    private final Map<TicketId, Visit> visits = new LinkedHashMap<>();
    private final Map<TicketNumber, NavigableSet<TicketId>> byNumber = new HashMap<>();
    /// By workplace, a room's or a counter's.
    private final Map<String, TicketId> occupied = new HashMap<>();
    private final WaitingList waiting = new WaitingList();
    private final LastMoves moves = new LastMoves();
    private final LastLevels levels = new LastLevels();
    private final NavigableMap<Integer, Instant> lastCalls = new TreeMap<>();
    private final NavigableMap<Long, HelpRequest> help = new TreeMap<>();
    private long helpRequests;
    private final Prescribed prescribed = new Prescribed();
    /// How long patients take and how many come.
    private Learned learned = new Learned();
    private Formulary formulary = Formulary.NONE;
    /// Parts of the next one, of which the last has not been heard.
    private final List<FormularyMedicine> loading = new ArrayList<>();

    TriageState() {
    }

    /// The state as it stands in a snapshot; order and rooms follow from the visits.
    ///
    /// @param moves what an undo would take back
    /// @param levels what an undo of a level would take back; none in snapshots from before it was kept
    /// @param lastCalls by tier
    /// @param prescribed which medicines; none in snapshots from before it was kept
    /// @param formulary none in snapshots from before there was one
    /// @param learned how long patients take and how many come
    record Kept(@Nullable ClinicSettings settings, @Nullable LocalDate day, List<Visit> visits, List<LastMove> moves,
            @Nullable List<LastMove> levels, Map<Integer, Instant> lastCalls, List<HelpRequest> help, long helpRequests,
            @Nullable List<Prescribed.OfVisit> prescribed, @Nullable KeptFormulary formulary, Learned.Kept learned) {
    }

    /// @param version 0 where there was none yet
    record KeptFormulary(int version, String digest, List<FormularyMedicine> medicines) {
    }

    Kept keep() {
        return new Kept(settings, day, new ArrayList<>(visits.values()), moves.keep(), levels.keep(), new TreeMap<>(lastCalls),
                new ArrayList<>(help.values()), helpRequests, prescribed.keep(),
                new KeptFormulary(formulary.version(), formulary.digest(), formulary.medicines()), learned.keep());
    }

    static TriageState of(Kept kept) {
        var state = new TriageState();
        state.learned = Learned.of(kept.learned());
        if (kept.settings() != null) {
            state.configured(kept.settings());
        }
        state.day = kept.day();
        kept.visits().forEach(state::put);
        state.moves.restore(kept.moves());
        if (kept.levels() != null) {
            state.levels.restore(kept.levels());
        }
        state.lastCalls.putAll(kept.lastCalls());
        kept.help().forEach(state::put);
        state.helpRequests = kept.helpRequests();
        if (kept.prescribed() != null) {
            state.prescribed.restore(kept.prescribed());
        }
        if (kept.formulary() != null) {
            state.formulary = new Formulary(kept.formulary().version(), kept.formulary().digest(),
                    kept.formulary().medicines());
        }
        return state;
    }

    /// Which visit is meant.
    public TicketMatch match(TicketReference reference) {
        var known = reference.numbers().stream().map(byNumber::get).filter(Objects::nonNull).flatMap(Set::stream).toList();
        return TicketMatch.of(reference, known, id -> isOpen(visits.get(id)), day);
    }

    private static boolean isOpen(@Nullable Visit visit) {
        return visit != null && visit.status().isOpen();
    }

    /// The visit that alone can be meant, if there is one.
    public Optional<Visit> find(TicketReference reference) {
        return match(reference) instanceof TicketMatch.One(var id) ? Optional.ofNullable(visits.get(id)) : Optional.empty();
    }

    /// Goes on with the visit that alone can be meant, or with why there is none.
    public <T> T with(TicketReference reference, Function<Visit, T> found, Function<Refusal, T> refused) {
        return switch (match(reference)) {
            case TicketMatch.One(var id) -> found.apply(Objects.requireNonNull(visits.get(id)));
            case TicketMatch.None _ -> refused.apply(TriageProblems.ticketNotFound(reference));
            case TicketMatch.Several several -> refused.apply(TriageProblems.ambiguousTicket(reference, several));
        };
    }

    /// All that are known, the longest known first.
    Collection<Visit> visits() {
        return visits.values();
    }

    /// What an undo would take back.
    Optional<LastMove> lastMove(TicketId ticket) {
        return moves.of(ticket);
    }

    /// What an undo of the level would take back.
    Optional<LastMove> lastLevel(TicketId ticket) {
        return levels.of(ticket);
    }

    /// What was prescribed for this ticket, as its words are compared. What became of it only the pharmacy knows.
    Set<String> prescribed(TicketId ticket) {
        return prescribed.of(ticket);
    }

    /// The clinic's list of medicines.
    public Formulary formulary() {
        return formulary;
    }

    void loaded(FormularyLoaded part) {
        if (part.part() == 1) {
            loading.clear();
        }
        loading.addAll(part.medicines());
        if (part.part() == part.parts()) {
            formulary = new Formulary(part.version(), part.digest(), loading);
            loading.clear();
        }
    }

    /// All who need help and to whom nobody goes yet, who has asked first before.
    public List<HelpRequest> help() {
        return List.copyOf(help.values());
    }

    Optional<HelpRequest> help(long id) {
        return Optional.ofNullable(help.get(id));
    }

    /// How often help was asked for in all; the last request has this number.
    long helpRequests() {
        return helpRequests;
    }

    /// All who wait, in the order in which they were first heard of.
    List<Visit> waiting() {
        return visits.values().stream().filter(visit -> visit.status() == VisitStatus.WAITING).toList();
    }

    /// How many wait.
    public int waitingCount() {
        return waiting.size();
    }

    /// Who is next at this time.
    public WhoIsNext next(Instant now) {
        return new WhoIsNext(waiting, now);
    }

    /// Which tiers wait and have not been served for a while.
    public List<UnservedTier> unserved(Instant now) {
        return UnservedTier.of(waiting, lastCalls, now);
    }

    /// How things stand, as far as waits follow from it; none before the first settings.
    public Optional<Situation> situation(Instant now) {
        if (settings == null) {
            return Optional.empty();
        }
        var held = new HashMap<String, Visit>();
        occupied.forEach((workplace, ticket) -> held.put(workplace, Objects.requireNonNull(visits.get(ticket))));
        return Optional.of(Situation.of(waiting, settings, held, lastActs(now), now));
    }

    /// What this clinic's own days have taught to expect.
    public Outlook outlook(Instant now) {
        return learned.outlook(now);
    }

    /// Who may have been forgotten.
    public Overlooked overlooked(Instant now) {
        return Overlooked.of(waiting, lastActs(now), now);
    }

    /// When each room and counter last had to do with a patient; one that has somebody has to do with that one now.
    private Map<String, Instant> lastActs(Instant now) {
        var acts = new HashMap<String, Instant>();
        for (var visit : visits.values()) {
            var workplace = visit.called().workplace();
            if (workplace != null) {
                acts.merge(workplace, visit.times().since(), TriageState::later);
            }
            if (visit.why() != null) {
                acts.merge(visit.why().workplace(), visit.why().at(), TriageState::later);
            }
        }
        occupied.keySet().forEach(workplace -> acts.put(workplace, now));
        return acts;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Whom somebody should look at again, the longest due first.
    public List<Visit> toReassess(Instant now, int most) {
        return Reassessment.due(waiting, now, most);
    }

    /// How patients are called.
    public Calling calling() {
        return settings == null ? Calling.DEFAULTS : settings.calling();
    }

    @Nullable
    ClinicSettings settings() {
        return settings;
    }

    /// The scale that applies; before the first settings the built-in one.
    TriageScale scale() {
        return settings == null ? TriageScale.fiveLevels() : settings.scale();
    }

    /// Whether this ticket's day was over before it was heard of: then it was heard of before, and is forgotten.
    boolean isPast(TicketId ticket) {
        return day != null && ticket.day().isBefore(day);
    }

    /// Who was called to this workplace and is not done yet.
    Optional<Visit> occupant(String workplace) {
        return Optional.ofNullable(occupied.get(workplace)).map(visits::get);
    }

    void configured(ClinicSettings changed) {
        settings = changed;
        waiting.configured(changed);
        learned.configured(changed);
    }

    /// What is over and of an earlier day is forgotten here; the journal keeps it.
    void dayOpened(LocalDate opened) {
        // A log that is read again tells of earlier days again.
        if (day != null && opened.isAfter(day)) {
            learned.dayOpened();
        }
        day = day == null || opened.isAfter(day) ? opened : day;
        var over = visits.values().stream()
                .filter(visit -> !visit.status().isOpen() && visit.ticket().day().isBefore(opened)).toList();
        over.forEach(this::forget);
    }

    private void forget(Visit visit) {
        visits.remove(visit.ticket());
        moves.forget(visit.ticket());
        levels.forget(visit.ticket());
        prescribed.forget(visit.ticket());
        byNumber.computeIfPresent(visit.number(), (_, ids) -> {
            ids.remove(visit.ticket());
            return ids.isEmpty() ? null : ids;
        });
    }

    /// Takes over what became of a visit.
    void happened(VisitEvent event) {
        var before = visits.get(event.visit().ticket());
        if (before != null) {
            moves.happened(event, before);
            levels.happened(event, before);
        }
        var visit = withTier(event.visit());
        learn(event, before, visit);
        if (event instanceof PrescriptionSubmitted(_, var prescription)) {
            prescribed.put(visit.ticket(), prescription.order());
        }
        if (event instanceof TicketCalled) {
            lastCalls.put(Standing.tierOf(visit), visit.times().since());
        }
        put(visit);
    }

    /// A move that is undone was none; of how long anything takes it says nothing.
    private void learn(VisitEvent event, @Nullable Visit before, Visit visit) {
        if (event instanceof VisitOpened) {
            learned.came(visit);
        } else if (before != null && !(event instanceof MoveUndone)) {
            learned.moved(before, visit);
        }
    }

    /// Journals from before it was kept do not have a visit's tier: it is that of its level in the scale that applied.
    private Visit withTier(Visit visit) {
        var level = scale().has(visit.urgency().priority()) ? visit.urgency().priority() : scale().initial();
        return visit.urgency().tier() == null ? visit.withTier(scale().level(level).tier()) : visit;
    }

    /// Takes over a visit's new state, and what follows from it for the waiting list and the workplaces.
    private void put(Visit visit) {
        visits.put(visit.ticket(), visit);
        byNumber.computeIfAbsent(visit.number(), _ -> new TreeSet<>()).add(visit.ticket());
        occupied.values().remove(visit.ticket());
        var workplace = visit.called().workplace();
        if (visit.status().holdsRoom() && workplace != null) {
            occupied.put(workplace, visit.ticket());
        }
        switch (visit.status()) {
            case WAITING -> waiting.put(visit);
            case CALLED, IN_CONSULTATION, PARKED, SKIPPED, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED ->
                waiting.remove(visit.ticket());
        }
    }

    /// Takes over a request's new state. Once somebody goes there it alerts nobody any more, and is forgotten here.
    void put(HelpRequest request) {
        helpRequests = Math.max(helpRequests, request.id());
        if (request.isOpen()) {
            help.put(request.id(), request);
        } else {
            help.remove(request.id());
        }
    }
}
