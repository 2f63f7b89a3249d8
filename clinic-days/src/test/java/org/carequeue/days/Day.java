package org.carequeue.days;

import static org.carequeue.days.Violation.unless;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.DeskInMemory;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.Amount;
import org.carequeue.events.Calling;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.IntakeChanged;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.OpenSpan;
import org.carequeue.events.OpeningHours;
import org.carequeue.events.OpeningHours.Weekday;
import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.Policy;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Room;
import org.carequeue.events.ServedAt;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Services;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.WarningOverride;
import org.carequeue.events.Workplace;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyRules;
import org.carequeue.pharmacy.model.PharmacyState;
import org.carequeue.testing.SameState;
import org.carequeue.ticket.model.SettingsForm;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ChangeSettings;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.model.TicketCommand.SetIntake;
import org.carequeue.ticket.model.TicketCommand.SetIntake.Wanted;
import org.carequeue.ticket.model.TicketRules;
import org.carequeue.ticket.model.TicketState;
import org.carequeue.ticket.model.TrackingKey;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.AcknowledgeHelp;
import org.carequeue.triage.model.TriageCommand.AtCounters;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.GiveUpAbsent;
import org.carequeue.triage.model.TriageCommand.NotPresent;
import org.carequeue.triage.model.TriageCommand.NoteComplaint;
import org.carequeue.triage.model.TriageCommand.OfVisit;
import org.carequeue.triage.model.TriageCommand.ParkVisit;
import org.carequeue.triage.model.TriageCommand.ReassessVisit;
import org.carequeue.triage.model.TriageCommand.RecallVisit;
import org.carequeue.triage.model.TriageCommand.RequestHelp;
import org.carequeue.triage.model.TriageCommand.ReturnVisit;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.SkipVisit;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.TransferVisit;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageCommand.UndoPriority;
import org.carequeue.triage.model.TriageState;
import org.jspecify.annotations.Nullable;

/// A few random hours of a clinic, or days: kiosks, rooms and receptions ask for all sorts of things, clocks go as they
/// like, settings change and services start again. The same seed is the same day.
final class Day {

    private static final int STEPS = 30;
    /// On every so many days somebody works in the pharmacy too: it has less to say about a visit.
    private static final int PHARMACY_EVERY = 8;
    /// On every so many days there are opening hours, and somebody goes over them.
    private static final int HOURS_EVERY = 8;
    private static final List<OpeningHours> HOURS = List.of(OpeningHours.ALWAYS, hours("08:00-24:00"),
            hours("00:00-03:00", "06:00-10:30", "11:00-18:00"), hours());
    private static final EventTypes TYPES = new EventTypes(ClinicEventTypes.BY_NAME);
    /// It may be written again and again.
    static final PrescriptionOrder ORDER = new PrescriptionOrder(null, null, null,
            List.of(new PrescriptionItem("Ibuprofen", null, null, new Amount(BigDecimal.ONE, "tablet"), null,
                    "every-8-hours", 3, new Amount(BigDecimal.valueOf(9), "tablet"), 0, null, true, null)),
            List.of(new WarningOverride("same-medicine-twice", 0, "the first box is lost")));
    /// Somebody has brought it along.
    private static final PrescriptionOrder OUTSIDE = new PrescriptionOrder(null, null, null, ORDER.items(), ORDER.overrides(),
            new OutsidePrescription("Doctor Elsewhere", null));
    private static final List<ClinicSettings> SETTINGS = List.of(
            settings(AtDayEnd.close, TriageScale.fiveLevels(), Policy.RATIO, RoomOrder.BEST_OF_ALL, 3, 10, rooms()),
            settings(AtDayEnd.close, TriageScale.threeLevels(), Policy.DUE, RoomOrder.OWN_FIRST, 1, 60,
                    rooms().subList(0, 2)),
            settings(AtDayEnd.carry_over, TriageScale.fiveLevels(), Policy.STRICT, RoomOrder.OWN_FIRST, 2, 0, rooms()),
            settings(AtDayEnd.close, TriageScale.fiveLevels(), Policy.FIFO, RoomOrder.BEST_OF_ALL, 2, 10, rooms()));

    private final long seed;
    private final Random random;
    /// Dice of their own: what visits go through is the same with them and without.
    private final Random pharmacist;
    /// Likewise: on most days numbers are given at all times.
    private final Random porter;
    private final List<Note> trace = new ArrayList<>();
    private final Map<String, Integer> tally = new LinkedHashMap<>();
    private final Referee referee = new Referee();
    private final DeskInMemory<TicketState, TicketCommand, ClinicEvent> tickets;
    private DeskInMemory<TriageState, TriageCommand, ClinicEvent> triage;
    private final DeskInMemory<PharmacyState, PharmacyCommand, ClinicEvent> pharmacy;
    private Instant time = Instant.parse("2026-11-22T08:00:00Z");
    private Duration skew = Duration.ZERO;
    private Instant latest = Instant.EPOCH;
    private int asked;

    /// Put into words only when somebody asks.
    private record Note(Instant at, String what, List<@Nullable Object> about) {
        @Override
        public String toString() {
            return at + " " + what.formatted(about.toArray());
        }
    }

    /// What is remembered of a command with a key.
    private record Keyed(Order<TriageCommand> order, String reply, Instant at) {
    }

    private final Map<String, Keyed> keyed = new HashMap<>();

    Day(long seed, Rules<TriageState, TriageCommand, ClinicEvent> rules) {
        this.seed = seed;
        this.random = new Random(seed);
        this.pharmacist = new Random(~seed);
        this.porter = new Random(~seed * 31);
        this.tickets = DeskInMemory.open(new DeskInMemory.Setup<>(Services.TICKET,
                new TicketRules(new TrackingKey(new byte[TrackingKey.LENGTH])), TYPES, () -> time));
        this.triage = DeskInMemory
                .open(new DeskInMemory.Setup<>(Services.TRIAGE, rules, TYPES, () -> time.plus(skew)));
        this.pharmacy = DeskInMemory
                .open(new DeskInMemory.Setup<>(Services.PHARMACY, new PharmacyRules(), TYPES, () -> time));
    }

    private static List<Room> rooms() {
        return List.of(new Room("1", List.of("general")), new Room("2", List.of("paediatrics", "general")),
                Room.named("3"));
    }

    /// The second line has a policy of its own.
    private static ClinicSettings settings(AtDayEnd atDayEnd, TriageScale scale, Policy policy, RoomOrder roomOrder,
            int attempts, int undoMinutes, List<Room> rooms) {
        return new ClinicSettings(1, "clinic", ZoneId.of("Europe/Paris"), LocalTime.of(4, 0), atDayEnd, List.of("en"),
                List.of(new ServiceLine("general", 'A', "General"),
                        new ServiceLine("paediatrics", 'B', "Paediatrics", Policy.DUE),
                        new ServiceLine("pharmacy", 'P', "Pharmacy", null, null, ServedAt.counters)),
                rooms, List.of("1", "2"), scale,
                new Calling(policy, roomOrder, attempts, Duration.ofMinutes(2), Duration.ofMinutes(30),
                        Duration.ofMinutes(undoMinutes), Duration.ofMinutes(20)));
    }

    /// Plays it, and says how often each event and each refusal was seen.
    ///
    /// @throws Violation when something happens that must not; the trace is in the message
    Map<String, Integer> play() {
        try {
            ticketCommand(new ConfigureClinic(SETTINGS.getFirst(), "a file"));
            ticketCommand(new BeginDay());
            var snapshotAt = random.nextInt(STEPS);
            for (var step = 0; step < STEPS; step++) {
                step();
                if (hasHours() && porter.nextInt(6) == 0) {
                    setIntake();
                }
                if (step == snapshotAt) {
                    triage.keepSnapshot();
                }
            }
            comesToTheSame();
            referee.isComplete();
            return tally;
        } catch (RuntimeException | AssertionError e) {
            throw new Violation("Seed " + seed + " after\n  " + String.join("\n  ", trace()) + "\n" + e.getMessage(), e);
        }
    }

    private void step() {
        switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6 -> issue();
            case 7, 8, 9, 10, 11, 12 -> passes(Duration.ofSeconds(random.nextInt(1, 600)));
            case 13 -> passes(Duration.ofMinutes(random.nextInt(10, 90)));
            case 14 -> clocksMove();
            case 15 -> giveUp();
            case 16 -> settingsChange();
            case 17 -> repeat();
            case 18 -> {
                if (random.nextInt(3) == 0) {
                    restart();
                }
            }
            default -> submit(random.nextInt(6) == 0 ? random.nextInt(2, 6) : 1);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void note(String what, @Nullable Object... about) {
        trace.add(new Note(time, what, Arrays.asList(about)));
    }

    private void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    // ── the world ──

    private void passes(Duration duration) {
        time = time.plus(duration);
        if (random.nextInt(3) > 0) {
            giveUp();
        }
    }

    private void clocksMove() {
        switch (random.nextInt(4)) {
            case 0 -> time = time.minus(Duration.ofMinutes(random.nextInt(1, 120)));
            case 1 -> skew = Duration.ofMillis(random.nextInt(-90_000, 90_000));
            case 2 -> {
                time = time.plus(Duration.ofHours(random.nextInt(6, 20)));
                ticketCommand(new BeginDay());
            }
            default -> skew = Duration.ZERO;
        }
        note("clocks move, skew %s", skew);
    }

    private void giveUp() {
        submit(List.of(new Order<>(new GiveUpAbsent(), Services.TRIAGE, Services.TRIAGE, null, null)));
    }

    private void settingsChange() {
        var to = one(SETTINGS);
        ticketCommand(new ChangeSettings(new SettingsForm(null, null, to.zone(), null, to.atDayEnd(), to.languages(),
                to.serviceLines(), to.rooms(), to.counters(), to.scale(), to.calling(), to.screen(), to.pharmacy(),
                to.prescribing(), null, null, null, hasHours() ? HOURS.get(porter.nextInt(HOURS.size())) : null)));
    }

    private boolean hasHours() {
        return Math.floorMod(seed, HOURS_EVERY) == 3;
    }

    /// The same each day of the week.
    private static OpeningHours hours(String... spans) {
        var all = Stream.of(spans).map(OpenSpan::parse).toList();
        return new OpeningHours(Stream.of(Weekday.values()).collect(Collectors.toMap(day -> day, _ -> all)), Map.of());
    }

    private void setIntake() {
        var line = porter.nextInt(3) == 0 ? null : List.of("general", "paediatrics", "pharmacy").get(porter.nextInt(3));
        ticketCommand(new SetIntake(line, Wanted.values()[porter.nextInt(Wanted.values().length)]));
    }

    private void issue() {
        ticketCommand(new IssueTicket(one(List.of("general", "paediatrics", "general", "paediatrics", "pharmacy"))));
    }

    private void ticketCommand(TicketCommand command) {
        note("%s", command.getClass().getSimpleName());
        var kiosk = "kiosk " + random.nextInt(1, 4);
        var refused = outcome(tickets.submit(List.of(new Order<>(command, kiosk, kiosk, null, null))).getFirst()).code();
        if (refused != null) {
            unless(refused.equals("closed") && hasHours(), "refused: %s", refused);
            count(refused);
        }
        var told = tickets.news();
        told.forEach(event -> referee.issues(event.data()));
        told.stream().filter(event -> event.data() instanceof IntakeChanged).forEach(event -> count(event.type()));
        triage.receive(told);
        if (random.nextInt(8) == 0) {
            triage.receive(told);
        }
        look(triage.news(), Map.of());
    }

    private void restart() {
        note("triage-service starts again");
        if (random.nextBoolean()) {
            triage = triage.restarted();
        } else {
            triage = triage.replayed();
            triage.keepSnapshot();
        }
    }

    // ── what people ask for ──

    private void submit(int count) {
        var orders = new ArrayList<Order<TriageCommand>>();
        for (var n = 0; n < count; n++) {
            orders.add(order());
        }
        submit(orders);
    }

    private Order<TriageCommand> order() {
        asked++;
        var command = command();
        var workplace = random.nextInt(3) > 0 ? likely(command)
                : one(List.of("room 1", "room 2", "room 3", "room 9", "counter 1", "counter 2", "reception 1", "kiosk 1",
                        "api"));
        return new Order<>(command, "person-" + asked, workplace, random.nextInt(4) == 0 ? "key-" + asked : null, null);
    }

    /// Mostly a room or counter goes on with its own patient.
    private String likely(TriageCommand command) {
        return switch (command) {
            case CallNext(var kind, var name) -> kind.named(name);
            case CallTicket(var kind, var name, _, _) -> kind.named(name);
            case AtCounters(var about) -> likely(about);
            case OfVisit about when about.ticket() instanceof TicketReference.ById(var id) ->
                referee.visit(id).map(visit -> visit.called().workplace()).orElse("reception 1");
            default -> "reception 1";
        };
    }

    private TriageCommand command() {
        if (random.nextInt(12) == 0) {
            return help();
        }
        var ids = referee.tickets();
        if (ids.isEmpty() || random.nextInt(6) == 0) {
            return random.nextInt(4) == 0 ? new CallNext(Workplace.COUNTER, Integer.toString(random.nextInt(1, 4)))
                    : new CallNext(Integer.toString(random.nextInt(1, 5)));
        }
        // The newest have most before them; whoever is in a room is asked about most.
        var inRooms = ids.stream().filter(id -> referee.visit(id).orElseThrow().status().holdsRoom()).toList();
        var id = !inRooms.isEmpty() && random.nextInt(3) == 0 ? one(inRooms)
                : ids.get(Math.max(0, ids.size() - 1 - random.nextInt(8)));
        TicketReference ticket = random.nextInt(10) == 0 ? new TicketReference.ByNumber(id.number())
                : new TicketReference.ById(id);
        if (random.nextInt(20) == 0) {
            return new CallTicket(random.nextInt(3) == 0 ? Workplace.COUNTER : Workplace.ROOM,
                    Integer.toString(random.nextInt(1, 5)), ticket, random.nextBoolean() ? "is in pain" : null);
        }
        var asked = ofVisit(ticket);
        return random.nextInt(6) == 0 ? new AtCounters(asked) : asked;
    }

    private OfVisit ofVisit(TicketReference ticket) {
        return switch (random.nextInt(18)) {
            case 0 -> new RecallVisit(ticket);
            case 1 -> new NotPresent(ticket);
            case 2 -> new SkipVisit(ticket);
            case 3 -> new ParkVisit(ticket, random.nextBoolean() ? null : "X-ray");
            case 4, 5 -> new ReturnVisit(ticket);
            case 6 -> new TransferVisit(ticket, one(List.of("general", "paediatrics", "pharmacy", "dentist")), null, "please");
            case 7 -> new TransferVisit(ticket, null, Integer.toString(random.nextInt(1, 5)), null);
            case 8, 9 -> new StartConsultation(ticket);
            case 10 -> new FinishConsultation(ticket);
            case 11 -> random.nextInt(3) == 0 ? new CancelVisit(ticket) : new StartConsultation(ticket);
            case 12 -> new SetPriority(ticket, one(TriageScale.fiveLevels().levels()).code());
            case 13 -> random.nextBoolean() ? new ReassessVisit(ticket) : new UndoPriority(ticket);
            case 15 -> new NoteComplaint(ticket, one(Arrays.asList("fever", "cough", null)));
            case 14 -> new SubmitPrescription(ticket, random.nextBoolean() ? ORDER : OUTSIDE);
            default -> new UndoMove(ticket);
        };
    }

    private TriageCommand help() {
        var ids = referee.tickets();
        return random.nextBoolean() ? new AcknowledgeHelp(random.nextInt(6))
                : new RequestHelp(ids.isEmpty() || random.nextBoolean() ? null : new TicketReference.ById(one(ids)));
    }

    private void submit(List<Order<TriageCommand>> orders) {
        var before = new HashMap<String, @Nullable Visit>();
        orders.forEach(order -> before.put(order.actor(), visitOf(order.command())));
        var replies = triage.submit(orders);
        var refused = new HashMap<String, String>();
        for (var n = 0; n < orders.size(); n++) {
            var order = orders.get(n);
            var outcome = outcome(replies.get(n));
            note("%s from %s: %s", order.command(), order.workplace(), outcome.code == null ? "done" : outcome.code);
            if (outcome.code != null) {
                refused.put(order.actor(), outcome.code);
                count(outcome.code);
            } else if (order.key() != null) {
                keyed.put(order.key(), new Keyed(order, outcome.reply, time));
            }
        }
        var alone = orders.size() == 1;
        if (alone) {
            isRightlyRefused(orders.getFirst(), refused.get(orders.getFirst().actor()));
            isOpenEnough(orders.getFirst(), before.get(orders.getFirst().actor()),
                    refused.get(orders.getFirst().actor()));
        }
        look(triage.news(), refused);
    }

    private @Nullable Visit visitOf(TriageCommand command) {
        return switch (command) {
            case OfVisit about -> triage.read(state -> state.find(about.ticket())).orElse(null);
            case AtCounters(var about) -> visitOf(about);
            default -> null;
        };
    }

    /// @param code why it was refused, if it was
    private record Outcome(@Nullable String code, String reply) {
    }

    private static Outcome outcome(CompletableFuture<Reply> reply) {
        try {
            return new Outcome(null, reply.join().json());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                return new Outcome(refused.refusal().code(), "");
            }
            throw e;
        }
    }

    /// What a refusal says is so.
    private void isRightlyRefused(Order<TriageCommand> order, @Nullable String code) {
        if (("room-busy".equals(code) || "counter-busy".equals(code))
                && order.command() instanceof CallNext(var kind, var name)) {
            unless(referee.occupant(kind.named(name)).isPresent(), "%s is free", kind.named(name));
        }
        if ("served-in-rooms".equals(code)) {
            var visit = visitOf(order.command());
            unless(visit == null || visit.called().counter() == null, "%s is served at a counter", visit);
        }
        if ("ambiguous-ticket".equals(code) && order.command() instanceof OfVisit about) {
            unless(referee.tickets().stream().filter(id -> about.ticket().numbers().contains(id.number())).count() > 1,
                    "%s means one patient", about.ticket());
        }
        if (code == null && order.command() instanceof CallNext(var kind, var name)) {
            unless(referee.occupant(kind.named(name)).isEmpty(), "%s has a patient", kind.named(name));
        }
        if (code == null && order.command() instanceof CallTicket(var kind, var name, _, _)) {
            unless(referee.occupant(kind.named(name)).isEmpty(), "%s has a patient", kind.named(name));
        }
    }

    /// What is over takes no more commands, but for a finished visit's priority and for an undo.
    private static void isOpenEnough(Order<TriageCommand> order, @Nullable Visit before, @Nullable String code) {
        if (code == null && before != null && !before.status().isOpen()) {
            var asked = order.command() instanceof AtCounters(var about) ? about : order.command();
            unless(asked instanceof UndoMove
                    || (before.status() == VisitStatus.FINISHED
                            && (asked instanceof SetPriority || asked instanceof UndoPriority)),
                    "%s is done with %s", asked, before);
        }
    }

    /// The same key again is the same reply and no event; with another command it is refused.
    private void repeat() {
        var known = keyed.values().stream().filter(one -> time.isBefore(one.at().plus(Duration.ofHours(20)))
                && !latest.isAfter(one.at().plus(Duration.ofHours(20)))).toList();
        if (known.isEmpty()) {
            return;
        }
        var sorted = new ArrayList<>(known);
        sorted.sort((a, b) -> a.order().actor().compareTo(b.order().actor()));
        var one = one(Collections.unmodifiableList(sorted));
        note("again: %s", one.order().command());
        var again = outcome(triage.submit(List.of(one.order())).getFirst());
        unless(again.code == null && again.reply.equals(one.reply()), "the same key: %s instead of %s", again, one.reply());
        var other = outcome(triage.submit(List.of(new Order<>(new CallNext("no-such-room"), one.order().actor(),
                one.order().workplace(), one.order().key(), null))).getFirst());
        unless("idempotency-key-reused".equals(other.code), "the same key with another command: %s", other);
        unless(triage.news().isEmpty(), "a repeated command has an effect");
        count("repeated");
    }

    // ── looking ──

    private void look(List<Envelope<ClinicEvent>> news, Map<String, String> refused) {
        for (var event : news) {
            unless(!refused.containsKey(event.actor()), "%s although it was refused: %s", event.type(),
                    refused.get(event.actor()));
            referee.happens(event);
            latest = event.time();
            count(event.type());
        }
        if (seed % PHARMACY_EVERY == 0) {
            pharmacy.receive(news);
            pharmacistsHear();
            pharmacistsAsk();
        }
        var known = triage.read(state -> referee.tickets().stream().filter(
                ticket -> !state.find(new TicketReference.ById(ticket)).equals(referee.visit(ticket))).findFirst());
        unless(known.isEmpty(), "%s stands otherwise", known);
        unless(triage.read(TriageState::help).equals(referee.help()), "help stands otherwise");
    }

    private void pharmacistsHear() {
        var news = pharmacy.news();
        news.forEach(event -> count(event.type()));
        referee.hears(news);
    }

    private void pharmacistsAsk() {
        var known = referee.prescriptions();
        if (known.isEmpty()) {
            return;
        }
        var command = PharmacySteps.any(known.get(known.size() - 1 - pharmacist.nextInt(Math.min(4, known.size()))),
                pharmacist, time);
        var counter = "counter " + (pharmacist.nextInt(4) == 0 ? 2 : 1);
        var outcome = outcome(
                pharmacy.submit(List.of(new Order<>(command, counter, counter, null, null))).getFirst());
        var became = outcome.code == null ? "done" : outcome.code;
        note("%s from %s: %s", command, counter, became);
        count(became);
        pharmacistsHear();
    }

    /// Whoever starts from the journal, or from the snapshot and what is behind it, knows the same.
    private void comesToTheSame() {
        var state = triage.read(one -> one);
        var replayed = triage.replayed();
        unless(replayed.begun().contains("there is none"), "%s", replayed.begun());
        SameState.holds(state, replayed.read(one -> one));
        var resumed = triage.restarted();
        unless(resumed.begun().startsWith("a snapshot at"), "%s", resumed.begun());
        SameState.holds(state, resumed.read(one -> one));
    }

    /// What was asked for, and what became of it.
    List<String> trace() {
        return trace.stream().map(Note::toString).toList();
    }
}
