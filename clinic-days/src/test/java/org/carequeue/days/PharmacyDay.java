package org.carequeue.days;

import static org.carequeue.days.Violation.unless;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.DeskInMemory;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.PharmacySettings.CheckedBy;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.EndLeases;
import org.carequeue.pharmacy.model.PharmacyState;
import org.carequeue.testing.SameState;
import org.carequeue.testing.Tickets;

/// A random day of a pharmacy, or two: doctors prescribe and change their minds, levels change, visits end, two to nine
/// counters come and go and do whatever there is to do, and the service starts again. The same seed is the same day.
final class PharmacyDay {

    private static final int STEPS = 60;
    private static final EventTypes TYPES = new EventTypes(ClinicEventTypes.BY_NAME);
    private static final ClinicSettings USUAL = ClinicSettings.defaults(java.time.ZoneOffset.UTC);

    private final long seed;
    private final Random dice;
    private final List<String> trace = new ArrayList<>();
    private final Map<String, Integer> tally = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Map<TicketId, String> levels = new HashMap<>();
    private final Set<TicketId> cancelled = new HashSet<>();
    private final PharmacyReferee referee;
    private DeskInMemory<PharmacyState, PharmacyCommand, ClinicEvent> pharmacy;
    private ClinicSettings settings;
    private Instant time = Instant.parse("2026-11-22T08:00:00Z");
    private Instant latest = time;
    private LocalDate day = LocalDate.of(2026, 11, 22);
    private long told;

    PharmacyDay(long seed, Rules<PharmacyState, PharmacyCommand, ClinicEvent> rules) {
        this.seed = seed;
        this.dice = new Random(seed * 31);
        this.settings = settings(1);
        this.referee = new PharmacyReferee(settings);
        this.pharmacy = DeskInMemory.open(new DeskInMemory.Setup<>("pharmacy-service", rules, TYPES, () -> time));
    }

    private ClinicSettings settings(int version) {
        var counters = IntStream.rangeClosed(1, dice.nextInt(2, 10)).mapToObj(Integer::toString).toList();
        var pharmacist = new PharmacySettings(CheckedBy.values()[dice.nextInt(3)],
                Duration.ofMinutes(dice.nextBoolean() ? 10 : 3), PharmacySettings.DEFAULTS.targets());
        return new ClinicSettings(version, "clinic", USUAL.zone(), USUAL.dayStartsAt(), USUAL.atDayEnd(), USUAL.languages(),
                USUAL.serviceLines(), USUAL.rooms(), counters, USUAL.scale(), USUAL.calling(), USUAL.screen(), pharmacist,
                USUAL.prescribing());
    }

    /// How often each event and each refusal came about.
    ///
    /// @throws Violation when something happens that must not; the trace is in the message
    Map<String, Integer> play() {
        try {
            tells(new ClinicConfigured(settings));
            tells(new DayOpened(day, time));
            for (var step = 0; step < STEPS; step++) {
                step();
                referee.looksAtQueue(pharmacy.read(PharmacyState::open), levels);
            }
            comesToTheSame();
            return tally;
        } catch (RuntimeException | AssertionError e) {
            throw new Violation("Seed " + seed + " after\n  " + String.join("\n  ", trace) + "\n" + e.getMessage(), e);
        }
    }

    private void step() {
        switch (dice.nextInt(32)) {
            case 0, 1, 2, 3 -> prescribe();
            case 4 -> levelChanges();
            case 5 -> visitEnds();
            case 6, 7, 8 -> passes(Duration.ofSeconds(dice.nextInt(1, 240)));
            case 9 -> passes(Duration.ofMinutes(dice.nextInt(3, 40)));
            case 10 -> {
                if (dice.nextInt(4) == 0) {
                    settings = settings(settings.version() + 1);
                    tells(new ClinicConfigured(settings));
                }
            }
            case 11 -> {
                if (dice.nextInt(6) == 0) {
                    time = time.plus(Duration.ofHours(14));
                    day = day.plusDays(1);
                    tells(new DayOpened(day, time));
                }
            }
            case 12 -> restart();
            default -> asks();
        }
    }

    // ── what doctors and the clock do ──

    private void passes(Duration duration) {
        time = time.plus(duration);
        submit(new EndLeases(), "pharmacy-service", "pharmacy-service");
        referee.looksAtLeases(time.isAfter(latest) ? time : latest);
    }

    private void prescribe() {
        var visit = visits.isEmpty() || dice.nextInt(3) > 0 ? visit() : visits.remove(dice.nextInt(visits.size()));
        if (cancelled.contains(visit.ticket())) {
            visits.add(visit);
            return;
        }
        var counted = visit.withPrescription();
        visits.add(counted);
        levels.put(counted.ticket(), counted.urgency().priority().code());
        tells(new PrescriptionSubmitted(counted, new SubmittedPrescription(
                new PrescriptionId(counted.ticket(), counted.prescriptions()), counted.ticket(), counted.number(),
                counted.urgency().priority(), counted.urgency().rank(), time, "doctor.on.duty", "room 3", order())));
    }

    private Visit visit() {
        var id = Tickets.id(day, visits.size() + 1);
        return Visit.opened(Tickets.issued(id, time), visits.size() + 1L, USUAL.scale()).called("3", time).started(time);
    }

    private PrescriptionOrder order() {
        var items = IntStream.range(0, dice.nextInt(1, 4)).mapToObj(item -> new PrescriptionItem("Medicine " + item, null, null,
                new Amount(BigDecimal.ONE, "tablet"), null, "once-daily", null,
                new Amount(BigDecimal.valueOf(dice.nextInt(1, 60)), "tablet"), 0, null, dice.nextBoolean(), null)).toList();
        var brought = dice.nextInt(8) == 0 ? new OutsidePrescription("Doctor Elsewhere", null) : null;
        return new PrescriptionOrder(null, null, null, items, List.of(), brought);
    }

    private void levelChanges() {
        if (!visits.isEmpty()) {
            var at = dice.nextInt(visits.size());
            var before = visits.get(at);
            var level = USUAL.scale().levels().get(dice.nextInt(5)).code();
            visits.set(at, before.withPriority(level, USUAL.scale(), 1, time));
            levels.put(before.ticket(), level.code());
            tells(new PriorityChanged(visits.get(at), before.urgency().priority()));
        }
    }

    private void visitEnds() {
        if (!visits.isEmpty() && dice.nextInt(3) == 0) {
            var visit = visits.get(dice.nextInt(visits.size()));
            cancelled.add(visit.ticket());
            tells(new TicketCancelled(visit.ended(VisitStatus.CANCELLED, time)));
        }
    }

    private void tells(ClinicEvent event) {
        told++;
        trace.add(time + " " + ClinicEventTypes.nameOf(event));
        pharmacy.receive(List.of(new Envelope<>("event-" + told, "/clinics/clinic/triage-service", "log", told,
                ClinicEventTypes.nameOf(event), time, "room 3", "room 3", null, event)));
        look();
    }

    // ── what is asked for ──

    private void asks() {
        var known = referee.known();
        if (!known.isEmpty()) {
            // The newest have most before them.
            var of = known.get(Math.max(0, known.size() - 1 - dice.nextInt(6)));
            // Mostly a counter goes on with what is its own, and somebody else looks at it.
            var own = of.claimedBy() != null && dice.nextInt(4) > 0;
            var counter = own ? of.counter() : Integer.toString(dice.nextInt(1, 10));
            var actor = own && dice.nextInt(5) > 0 ? of.claimedBy() : "pharmacist." + dice.nextInt(1, 4);
            submit(PharmacySteps.any(of, dice, time), actor, "counter " + counter);
        }
    }

    private void submit(PharmacyCommand command, String actor, String workplace) {
        var became = "done";
        try {
            var _ = pharmacy.submit(List.of(new Order<>(command, actor, workplace, null, null))).getFirst().join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof RefusedException refused)) {
                throw e;
            }
            became = refused.refusal().code();
        }
        trace.add(time + " " + command + " of " + actor + " at " + workplace + ": " + became);
        tally.merge(became, 1, Integer::sum);
        var events = look();
        unless(became.equals("done") || events.isEmpty(), "%s although it was refused: %s", events, became);
        if (command instanceof AsSeen(_, var version) && !events.isEmpty()
                && events.getFirst().data() instanceof PrescriptionEvent change) {
            unless(change.prescription().version() == version + 1, "version %s was seen before %s", version, change);
        }
    }

    private List<Envelope<ClinicEvent>> look() {
        var news = pharmacy.news();
        news.forEach(event -> tally.merge(event.type(), 1, Integer::sum));
        news.stream().map(Envelope::time).filter(at -> at.isAfter(latest)).forEach(at -> latest = at);
        referee.hears(news, cancelled);
        return news;
    }

    // ── starting again ──

    private void restart() {
        if (dice.nextBoolean()) {
            pharmacy.keepSnapshot();
        }
        trace.add(time + " the service starts again");
        pharmacy = dice.nextBoolean() ? pharmacy.restarted() : pharmacy.replayed();
    }

    private void comesToTheSame() {
        var state = pharmacy.read(one -> one);
        SameState.holds(state, pharmacy.replayed().read(one -> one));
        pharmacy.keepSnapshot();
        SameState.holds(state, pharmacy.restarted().read(one -> one));
    }
}
