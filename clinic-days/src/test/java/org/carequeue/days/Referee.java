package org.carequeue.days;

import static org.carequeue.days.Violation.unless;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.CallExplanation.Candidate;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.HelpRequest;
import org.carequeue.events.Prescription;
import org.carequeue.events.Room;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.testing.ByDefinition;
import org.jspecify.annotations.Nullable;

/// Looks at every event as it is committed, and knows the rules by heart: it asks no service what is right.
final class Referee {

    private final Map<TicketId, Known> visits = new LinkedHashMap<>();
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    private final Set<TicketId> issued = new HashSet<>();
    private final Set<TicketId> opened = new HashSet<>();
    private final Set<TicketId> everCancelled = new HashSet<>();
    private final IntakeReferee intake = new IntakeReferee();
    private final PrescriptionReferee prescriptions = new PrescriptionReferee();
    private final Map<Long, HelpRequest> help = new LinkedHashMap<>();
    private long helpRequests;
    private @Nullable LocalDate ticketDay;
    private @Nullable LocalDate day;
    private @Nullable ClinicSettings settings;
    private Instant latest = Instant.MIN;
    private int happened;

    /// What is known of one visit.
    private static final class Known {
        private Visit visit;
        private Stopwatch watch;
        private @Nullable Before undoable;

        Known(Visit visit) {
            this.visit = visit;
            this.watch = Stopwatch.from(visit.issuedAt());
        }
    }

    /// What an undo leads back to.
    private record Before(String move, Instant at, Visit visit, Stopwatch watch) {
    }

    /// How many events the triage-service has written.
    int happened() {
        return happened;
    }

    Optional<Visit> visit(TicketId ticket) {
        return Optional.ofNullable(visits.get(ticket)).map(known -> known.visit);
    }

    List<TicketId> tickets() {
        return List.copyOf(visits.keySet());
    }

    /// Who is at this workplace.
    Optional<Visit> occupant(String workplace) {
        return visits.values().stream().map(known -> known.visit)
                .filter(visit -> visit.status().holdsRoom() && workplace.equals(visit.called().workplace())).findFirst();
    }

    List<HelpRequest> help() {
        return List.copyOf(help.values());
    }

    // ── the ticket-service ──

    void issues(ClinicEvent event) {
        intake.hears(event);
        if (event instanceof DayOpened(var opened, _)) {
            unless(ticketDay == null || opened.isAfter(ticketDay), "day %s after %s", opened, ticketDay);
            ticketDay = opened;
        }
        if (event instanceof TicketIssued(var ticket)) {
            var row = ticket.id().day() + " " + ticket.number().letter();
            unless(ticket.id().day().equals(ticketDay), "%s on day %s", ticket.id(), ticketDay);
            unless(ticket.number().sequence() == lastNumbers.getOrDefault(row, 0) + 1, "%s after %s", ticket.id(),
                    lastNumbers.get(row));
            lastNumbers.put(row, ticket.number().sequence());
            unless(issued.add(ticket.id()), "%s is issued twice", ticket.id());
        }
    }

    // ── the pharmacy-service ──

    void hears(List<Envelope<ClinicEvent>> news) {
        var within = settings == null ? Duration.ZERO : settings.calling().undoWithin();
        news.forEach(event -> prescriptions.hears(event, everCancelled, within));
    }

    List<Prescription> prescriptions() {
        return prescriptions.known();
    }

    // ── the triage-service ──

    void happens(Envelope<ClinicEvent> event) {
        happened++;
        unless(event.sequence() == happened, "event %s stands at %s", event.sequence(), happened);
        unless(!event.time().isBefore(latest), "time goes back to %s", event.time());
        latest = event.time();
        switch (event.data()) {
            case ClinicConfigured(var changed, _, _) -> settings = changed;
            case DayOpened(var opened, _) -> opens(opened);
            case VisitOpened(var visit) -> opens(visit);
            case MoveUndone(var visit, var move) -> undoes(known(visit), visit, move, event.time());
            case VisitEvent change -> moves(known(change.visit()), change.visit(), event.type(), event.time());
            case HelpRequested(var request) -> {
                unless(request.id() == ++helpRequests && request.isOpen(), "help %s", request);
                help.put(request.id(), request);
            }
            case HelpAcknowledged(var request) ->
                unless(help.remove(request.id()) != null && !request.isOpen(), "nobody asked for help %s", request);
            default -> throw new Violation("not the triage-service's: " + event.type());
        }
        if (event.data() instanceof VisitEvent change) {
            looksSound(change.visit());
        }
    }

    private Known known(Visit visit) {
        var known = visits.get(visit.ticket());
        unless(known != null, "%s is not known", visit.ticket());
        return Objects.requireNonNull(known);
    }

    private void opens(LocalDate opened) {
        unless(day == null || opened.isAfter(day), "day %s after %s", opened, day);
        day = opened;
        if (settings == null || settings.atDayEnd() == AtDayEnd.close) {
            visits.values().stream().map(known -> known.visit).filter(visit -> visit.ticket().day().isBefore(opened))
                    .forEach(visit -> unless(
                            visit.status() != VisitStatus.WAITING && visit.status() != VisitStatus.SKIPPED
                                    && (visit.status() != VisitStatus.PARKED || visit.consultation().startedAt() != null),
                            "%s outlasts its day", visit));
        }
        visits.values()
                .removeIf(known -> !known.visit.status().isOpen() && known.visit.ticket().day().isBefore(opened));
    }

    private void opens(Visit visit) {
        unless(issued.contains(visit.ticket()) && visit.status() == VisitStatus.WAITING, "%s is opened", visit);
        unless(opened.add(visit.ticket()), "%s is opened twice", visit.ticket());
        visits.put(visit.ticket(), new Known(visit));
    }

    private void moves(Known known, Visit after, String type, Instant at) {
        var before = known.visit;
        var move = Moves.BY_EVENT.get(type);
        if (move == null) {
            throw new Violation("no such move: " + type);
        }
        unless(move.from().contains(before.status()), "%s of %s", type, before);
        unless(move.to().isEmpty() ? after.status() == before.status() : move.to().contains(after.status()),
                "%s to %s", type, after);
        var changed = Parts.changed(before, after);
        unless(move.changes().containsAll(changed), "%s changes %s: %s to %s", type, changed, before, after);
        if (type.equals("prescription-submitted")) {
            unless(after.prescriptions() == before.prescriptions() + 1, "%s prescriptions", after.prescriptions());
        }
        if (type.equals("ticket-cancelled")) {
            everCancelled.add(after.ticket());
        }
        if (type.equals("ticket-called")) {
            isCalledInTurn(after, at);
        }
        if (type.equals("visit-closed")) {
            unless(before.status() != VisitStatus.PARKED || before.consultation().startedAt() == null, "%s is sent home",
                    before);
        }
        if (!move.to().isEmpty()) {
            var watch = known.watch;
            known.watch = watch.moved(before.status(), after.status(), endOf(after, type, at));
            known.undoable = move.undoable() ? before(known, type, watch) : null;
        }
        known.visit = after;
    }

    /// Who is called is the next one, or there is a reason; and the call says who else could have been.
    private void isCalledInTurn(Visit called, Instant at) {
        var clinic = Objects.requireNonNull(settings);
        var why = Objects.requireNonNull(called.why());
        var room = why.room() == null ? Optional.<Room> empty() : clinic.room(why.room());
        unless(room.isPresent() ? why.counter() == null : clinic.counters().contains(why.counter()), "%s called", why);
        unless(why.workplace().equals(called.called().workplace()), "%s is called to %s", called, why.workplace());
        unless(why.at().equals(at), "called at %s, and explained at %s", at, why.at());
        var waiting = visits.values().stream().map(known -> known.visit)
                .filter(visit -> visit.status() == VisitStatus.WAITING).toList();
        var definition = new ByDefinition(clinic, waiting, at);
        var order = room.map(definition::of).orElseGet(definition::ofCounters).stream().map(Visit::ticket).toList();
        var before = known(called).visit;
        var only = before.eligibility().onlyRoom();
        unless(room.isPresent() || (only == null || clinic.room(only).isEmpty())
                && clinic.serviceLine(before.serviceLine()).orElseThrow().atCounters(), "a counter calls %s", before);
        var best = why.best().stream().map(Candidate::ticket).toList();
        unless(best.equals(order.subList(0, Math.min(CallExplanation.MOST, order.size()))), "%s instead of %s", best, order);
        var isNext = !order.isEmpty() && order.getFirst().equals(called.ticket());
        unless(isNext == (why.reason() == null), "%s is called for the reason %s, and the order is %s", called.ticket(),
                why.reason(), order);
    }

    /// A day ends when the ticket-service says so, by its own clock.
    private static Instant endOf(Visit after, String type, Instant at) {
        var end = after.consultation().finishedAt();
        return end != null && type.equals("visit-closed") ? end : at;
    }

    /// A called visit that is finished has two events of one instant, which are one move.
    private static Before before(Known known, String type, Stopwatch watch) {
        var last = known.undoable;
        return last != null && type.equals("consultation-finished") && last.move().equals("consultation-started")
                && last.at().equals(known.watch.since()) ? new Before(type, last.at(), last.visit(), last.watch())
                        : new Before(type, known.watch.since(), known.visit, watch);
    }

    private void undoes(Known known, Visit after, String move, Instant at) {
        var before = known.undoable;
        if (before == null) {
            throw new Violation("nothing of " + after + " was to be undone");
        }
        unless(before.move().equals(move), "%s is undone, and the last move was %s", move, before.move());
        var within = Objects.requireNonNull(settings).calling().undoWithin();
        unless(at.isBefore(before.at().plus(within)), "%s of %s is undone at %s", move, before.at(), at);
        var notUndone = Parts.changed(before.visit(), after);
        unless(Moves.KEPT_BY_UNDO.containsAll(notUndone), "undoing leaves %s: %s", notUndone, after);
        var lost = Parts.changed(known.visit, after);
        lost.retainAll(Moves.KEPT_BY_UNDO);
        unless(lost.isEmpty(), "undoing changes %s: %s", lost, after);
        known.watch = before.watch();
        known.visit = after;
        known.undoable = null;
    }

    /// What is true of every visit at every time.
    private void looksSound(Visit visit) {
        var known = known(visit);
        var times = visit.times();
        unless(known.watch.saysTheSameAs(times), "%s instead of %s", times, known.watch);
        unless(!times.waiting().isNegative() && !times.consultation().isNegative() && !times.away().isNegative(),
                "negative %s", times);
        var length = Duration.between(visit.issuedAt(), times.since());
        unless(times.waiting().plus(times.consultation()).plus(times.away()).compareTo(length) <= 0,
                "%s in a visit of %s", times, length);
        switch (visit.status()) {
            case CALLED, IN_CONSULTATION -> unless(
                    visits.values().stream().filter(other -> other.visit.status().holdsRoom()
                            && Objects.equals(other.visit.called().workplace(), visit.called().workplace())).count() == 1
                            && visit.called().workplace() != null,
                    "%s of %s has another patient", visit.called().workplace(), visit.ticket());
            case WAITING, PARKED, SKIPPED -> unless(visit.called().workplace() == null, "%s has a room", visit);
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED ->
                unless(visit.consultation().finishedAt() != null, "%s has no end", visit);
        }
        unless(visit.called().unanswered() >= 0 && visit.called().unanswered() <= visit.called().calls(), "%s calls unanswered",
                visit);
    }

    /// At the end nobody is lost: every number that was given has had its visit.
    void isComplete() {
        unless(opened.equals(issued), "issued are %s, and opened %s", issued, opened);
    }
}
