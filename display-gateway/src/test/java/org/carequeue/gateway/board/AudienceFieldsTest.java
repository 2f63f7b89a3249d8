package org.carequeue.gateway.board;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Level;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TriageScale;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.carequeue.gateway.board.Change.SettingsChanged;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.carequeue.gateway.board.WaitingOrder.Overlooked;
import org.carequeue.gateway.board.WaitingOrder.OverlookedPatient;
import org.carequeue.gateway.board.WaitingOrder.Unserved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/// What may be heard is written down here, field by field. Whoever adds a field to a message must add it to this table,
/// and think of who reads it: the screen hangs in the waiting room.
class AudienceFieldsTest {

    private static final String TICKET_AT_RECEPTION = """
            id number serviceLine issuedAt status priority target triaged assessedAt room counter calls unanswered calledAt \
            startedAt finishedAt onlyRoom notBefore times.since times.waiting times.consultation times.away lastMove.type \
            lastMove.at lastLevel.from lastLevel.triaged lastLevel.at""";
    private static final String FULL_TICKET = TICKET_AT_RECEPTION + """
             note why.at why.room why.counter why.policy why.best.ticket why.best.serviceLine why.best.priority why.best.tier \
            why.best.waited why.best.target why.reason""";
    private static final String ORDER_LINES = """
            items.medicine items.strength items.form items.dose.amount items.dose.unit items.route items.frequency \
            items.durationDays items.quantity.amount items.quantity.unit items.repeats items.asNeeded \
            items.substitutionAllowed items.notes""";
    private static final String OVERRIDES = "overrides.warning overrides.item overrides.reason";
    private static final String OUTSIDE = "outside.prescriber outside.writtenOn";
    private static final String WHOLE_ORDER = OUTSIDE + " patient.name patient.birthDate weightKg allergies " + ORDER_LINES
            + " "
            + OVERRIDES;
    private static final String DISPENSING = """
            workedAt supplies.item supplies.outcome supplies.amount supplies.medicine supplies.reason preparedBy preparedAt \
            checkedBy checkedAt pause.from pause.reason pause.until pause.by pause.at questions.answer questions.text \
            questions.by questions.at ending.from ending.reason ending.by ending.at restOf amendment.count amendment.by \
            amendment.at\s""" + below("amendment.before", WHOLE_ORDER);
    private static final String FULL_PRESCRIPTION = """
            id ticketId ticketNumber status version priority submittedAt prescriber room counter claimedBy claimedAt \
            readyAt handedOverAt takenOver.from takenOver.at takenOver.reason notCollectedAt returnedAt cancelledAt putAwayAt\s"""
            + WHOLE_ORDER + " " + below("dispensing", DISPENSING);
    private static final String PRESCRIPTION_PROGRESS = """
            id ticketId ticketNumber status priority submittedAt room counter claimedAt readyAt handedOverAt \
            notCollectedAt returnedAt""";
    private static final String ORDER = "order total policy next.3 reassess";
    private static final String LEVEL = "code name names target tier reassessAfter colour textColour shape";
    private static final String WORKING = """
            serviceLines.code serviceLines.letter serviceLines.name serviceLines.names serviceLines.policy serviceLines.servedAt serviceLines.hours.week serviceLines.hours.days rooms.name \
            rooms.serviceLines""";
    private static final String CALLING = below("calling", """
            policy roomOrder attempts pause returnWithin undoWithin unservedAfter""");
    private static final String PHARMACY = below("pharmacy", "checkedBy lease targets");
    private static final String PRESCRIBING = below("prescribing", """
            forms routes frequencies.code frequencies.times frequencies.days freeText patient weightBelowAge""");
    private static final String HELP = below("help", """
            id workplace ticket number requestedAt acknowledgedBy acknowledgedAt""");
    private static final String UNSERVED = below("unserved", "tier levels since waiting");
    private static final String OVERLOOKED = below("overlooked", """
            worst.ticket worst.number worst.why worst.room worst.since total""");
    private static final String PRESENT = below("present", "workplace pages people names back");
    private static final String LINE_WAITS = below("waits.lines", "line from to");
    private static final String TICKET_WAITS = below("waits.tickets", "ticket from to");
    private static final String SCREENS = below("screens", """
            connected.count connected.name connected.rooms connected.sound connected.visible calls.id calls.call calls.shown \
            calls.spoken calls.chimed calls.late""");
    private static final String INTAKE = below("intake", "serviceLine open until byHand");
    private static final String WORK_SETTINGS = "version " + WORKING + " " + CALLING + " " + below("levels", LEVEL);
    private static final String FULL_SETTINGS = """
            version clinic name hours.week hours.days colours.primary colours.accent zone dayStartsAt atDayEnd languages counters screen.viewingDistance screen.notices.text screen.notices.texts scale.initial\s"""
            + below("scale.levels", LEVEL) + " " + WORKING + " " + CALLING + " " + PHARMACY + " " + PRESCRIBING
            + " statistics.staff";

    /// For each audience: message type, then every field of it beside type and version.
    private static final Map<Audience, Map<String, String>> MAY_HEAR = new EnumMap<>(Map.of(
            Audience.SCREEN,
            publicMessages("version languages viewingDistance name notices.text notices.texts colours.primary colours.accent"),
            Audience.KIOSK,
            withWaits(withIntake(publicMessages(
                    """
                            version languages zone serviceLines.code serviceLines.letter serviceLines.name serviceLines.names name colours.primary \
                            colours.accent"""))),
            Audience.RECEPTION, withIntake(withScreens(staff(TICKET_AT_RECEPTION, PRESCRIPTION_PROGRESS, WORK_SETTINGS))),
            Audience.TRIAGE,
            withoutPrescriptions(staff(TICKET_AT_RECEPTION + " complaint", PRESCRIPTION_PROGRESS, WORK_SETTINGS)),
            Audience.DOCTOR,
            withScreens(staff(FULL_TICKET + " complaint", FULL_PRESCRIPTION, WORK_SETTINGS + " " + PRESCRIBING)),
            Audience.PHARMACIST,
            withScreens(
                    staff("""
                            id number serviceLine issuedAt priority status room counter calls unanswered calledAt onlyRoom lastMove.type \
                            lastMove.at""",
                            FULL_PRESCRIPTION, "clinic counters " + WORK_SETTINGS + " " + PHARMACY + " " + PRESCRIBING)),
            Audience.MANAGER, withIntake(withScreens(staff(FULL_TICKET, PRESCRIPTION_PROGRESS, FULL_SETTINGS))),
            Audience.TICKET, tracked(),
            Audience.NONE, union()));

    private static Map<String, String> publicMessages(String settings) {
        var messages = new TreeMap<String, String>();
        for (var type : List.of("new-ticket", "ticket-not-present", "ticket-skipped", "ticket-parked", "ticket-returned",
                "ticket-transferred", "ticket-no-show", "consultation-finished", "ticket-cancelled", "visit-closed")) {
            messages.put(type, "ticket.id ticket.number");
        }
        for (var type : List.of("ticket-called", "ticket-recalled", "consultation-started")) {
            messages.put(type, "ticket.id ticket.number ticket.room ticket.counter ticket.call");
        }
        messages.put("move-undone", "ticket.id ticket.number ticket.status ticket.room ticket.counter ticket.call");
        for (var type : List.of("prescription-ready", "prescription-handed-over", "prescription-cancelled",
                "prescription-taken-over", "prescription-released", "prescription-amended", "prescription-not-collected",
                "prescription-returned")) {
            messages.put(type, "data.id data.number data.counter");
        }
        messages.put("prescription-step-undone", "data.id data.number data.status data.counter");
        messages.put("board-status", "live since");
        messages.put("snapshot",
                """
                        run part parts day tickets.id tickets.number tickets.status tickets.room tickets.counter tickets.call prescriptions.id \
                        prescriptions.number prescriptions.status prescriptions.counter status.live status.since\s"""
                        + below("settings", settings));
        messages.put("clinic-configured", below("settings", settings));
        return messages;
    }

    /// How long whoever comes now would wait, and nothing of who waits.
    private static Map<String, String> withWaits(Map<String, String> messages) {
        messages.put("waits", LINE_WAITS);
        messages.merge("snapshot", " " + LINE_WAITS, String::concat);
        return messages;
    }

    private static Map<String, String> staff(String ticket, String prescription, String settings) {
        var messages = new TreeMap<String, String>();
        for (var news : TicketNews.values()) {
            messages.put(news.wire(), below("ticket", ticket));
        }
        messages.put("prescription-submitted", below("data", prescription));
        ClinicEventTypes.records(PrescriptionEvent.class).map(ClinicEventTypes::nameOf)
                .forEach(name -> messages.put(name, below("data", prescription)));
        messages.put("clinic-configured", below("settings", settings));
        messages.put("service-status", "services.name services.connected services.since");
        messages.put("help-requested", HELP);
        messages.put("help-acknowledged", HELP);
        messages.put("tiers-unserved", UNSERVED);
        messages.put("patients-overlooked", OVERLOOKED);
        messages.put("staff-present", PRESENT);
        messages.put("time-stands-still", "until");
        messages.put("snapshot", "run part parts day standsStillUntil services.name services.connected services.since "
                + HELP + " " + UNSERVED + " " + OVERLOOKED + " " + PRESENT + " "
                + below("tickets", ticket) + " " + below("prescriptions", prescription) + " "
                + below("settings", settings) + " " + below("waitingOrder", ORDER) + " " + LINE_WAITS + " " + TICKET_WAITS);
        messages.put("waiting-order", ORDER);
        messages.put("waits", LINE_WAITS + " " + TICKET_WAITS);
        return messages;
    }

    /// Who calls patients, and who runs the clinic, hears whether the screens have shown it.
    private static Map<String, String> withScreens(Map<String, String> staff) {
        staff.put("screens-shown", SCREENS);
        staff.merge("snapshot", " " + SCREENS, String::concat);
        return staff;
    }

    /// Who gives numbers, and who opens and closes the service lines, hears which of them give any.
    private static Map<String, String> withIntake(Map<String, String> messages) {
        messages.put("intake-changed", INTAKE);
        messages.merge("snapshot", " " + INTAKE, String::concat);
        return messages;
    }

    private static Map<String, String> withoutPrescriptions(Map<String, String> staff) {
        staff.keySet().removeIf(type -> type.startsWith("prescription-"));
        staff.computeIfPresent("snapshot", (_, fields) -> fields.replaceAll("\\bprescriptions\\.\\S+ ", ""));
        return staff;
    }

    private static Map<String, String> tracked() {
        var messages = new TreeMap<String, String>();
        for (var news : TicketNews.values()) {
            messages.put(news.wire(),
                    "ticket.id ticket.number ticket.status ticket.room ticket.counter ticket.issuedAt ticket.since");
        }
        messages.remove("priority-update");
        messages.remove("ticket-reassessed");
        messages.remove("complaint-noted");
        for (var type : List.of("prescription-submitted", "prescription-ready", "prescription-handed-over",
                "prescription-cancelled",
                "prescription-declined", "prescription-taken-over", "prescription-released", "prescription-amended",
                "prescription-step-undone", "prescription-not-collected", "prescription-returned")) {
            messages.put(type, "data.id data.number data.status data.counter data.handedOverAt");
        }
        messages.put("waiting-order", "position total");
        messages.put("wait", "wait.from wait.to");
        messages.put("board-status", "live since");
        messages.put("snapshot",
                """
                        run part parts day tickets.id tickets.number tickets.status tickets.room tickets.counter tickets.issuedAt tickets.since \
                        prescriptions.id prescriptions.number prescriptions.status prescriptions.counter prescriptions.handedOverAt \
                        waitingOrder.position waitingOrder.total wait.from wait.to status.live status.since""");
        return messages;
    }

    private static Map<String, String> union() {
        var messages = new TreeMap<>(
                withIntake(withScreens(staff(FULL_TICKET + " complaint", FULL_PRESCRIPTION, FULL_SETTINGS))));
        messages.put("board-status", "live since");
        messages.merge("snapshot", " status.live status.since", String::concat);
        return messages;
    }

    @ParameterizedTest
    @EnumSource
    void no_message_has_a_field_that_is_not_in_the_table(Audience audience) throws IOException {
        // Given
        var table = tableOf(audience);

        // When
        var heard = new TreeMap<String, Set<String>>();
        for (var text : everythingThatIsSentTo(audience)) {
            var message = BridgeJson.mapper().readTree(text.json());
            collect("", message, heard.computeIfAbsent(message.path("type").asText(), _ -> new TreeSet<>()));
        }

        // Then
        assertThat(heard.keySet()).isEqualTo(table.keySet());
        heard.forEach((type, fields) -> assertThat(fields).as(type).isSubsetOf(table.get(type)));
    }

    @ParameterizedTest
    @EnumSource
    void the_types_hold_the_fields_of_the_table_and_no_others(Audience audience) {
        // Given
        var allowed = new TreeSet<String>();
        tableOf(audience).values().forEach(allowed::addAll);
        allowed.removeIf(field -> Stream.of("ticket.", "data.", "tickets.", "prescriptions.", "settings.")
                .noneMatch(field::startsWith));

        // When
        var fields = new TreeSet<String>();
        var view = audience.view();
        for (var change : journey()) {
            switch (change) {
                case TicketChanged(var news, var row) -> {
                    walk("ticket", view.ticket(news, row), fields);
                    walk("tickets", view.ticket(row), fields);
                }
                case PrescriptionChanged prescription -> {
                    walk("data", view.prescription(prescription), fields);
                    walk("prescriptions", view.prescription(prescription.row(), prescription.now()), fields);
                }
                case SettingsChanged(var settings) -> walk("settings", view.settings(settings), fields);
                default -> {
                }
            }
        }

        // Then
        assertThat(fields).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void a_patients_name_reaches_those_alone_who_treat_or_supply(Audience audience) {
        var mayKnow = Set.of(Audience.DOCTOR, Audience.PHARMACIST, Audience.NONE).contains(audience);

        assertThat(everythingThatIsSentTo(audience).stream().anyMatch(text -> text.json().contains(ThreeLogs.PATIENT)))
                .isEqualTo(mayKnow);
    }

    @ParameterizedTest
    @EnumSource
    void what_staff_noted_and_why_somebody_was_called_is_for_doctors_and_managers(Audience audience) {
        var mayKnow = Set.of(Audience.DOCTOR, Audience.MANAGER, Audience.NONE).contains(audience);

        for (var said : List.of("X-ray", "asked for by an escort")) {
            assertThat(everythingThatIsSentTo(audience).stream().anyMatch(text -> text.json().contains(said)))
                    .as(said).isEqualTo(mayKnow);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_patient_comes_with_is_for_those_who_triage_and_treat(Audience audience) {
        var mayKnow = Set.of(Audience.TRIAGE, Audience.DOCTOR, Audience.NONE).contains(audience);

        assertThat(everythingThatIsSentTo(audience).stream().anyMatch(text -> text.json().contains("chest pain")))
                .isEqualTo(mayKnow);
    }

    @ParameterizedTest
    @EnumSource
    void staff_alone_hear_that_somebody_needs_help(Audience audience) {
        var isStaff = Set
                .of(Audience.RECEPTION, Audience.TRIAGE, Audience.DOCTOR, Audience.PHARMACIST, Audience.MANAGER, Audience.NONE)
                .contains(audience);

        assertThat(everythingThatIsSentTo(audience).stream().anyMatch(text -> text.json().contains("kiosk 1")))
                .isEqualTo(isStaff);
    }

    @ParameterizedTest
    @EnumSource
    void no_tracking_hash_is_ever_sent(Audience audience) {
        assertThat(everythingThatIsSentTo(audience)).noneMatch(text -> text.json().contains("hash-of-"));
    }

    // ── everything that can be said ──

    private static final TicketId WAITING = TicketId.parse("2026-11-23-A003");
    private static final WaitingOrder ORDER_OF_ALL = new WaitingOrder(List.of(WAITING), List.of(4), 7, Policy.RATIO,
            Map.of("3", WAITING), List.of(WAITING),
            List.of(new Unserved(1, List.of(new Priority("high")), Instant.EPOCH, 2)),
            new Overlooked(List.of(new OverlookedPatient(WAITING, WAITING.number(), "room-idle", "7", Instant.EPOCH)), 1),
            Instant.EPOCH);

    private static final Waits WAITS_OF_ALL = new Waits(List.of(new Waits.OfLine("general", 25, 40)),
            IntStream.rangeClosed(1, 9)
                    .mapToObj(number -> new Waits.OfTicket(TicketId.parse("2026-11-23-A00" + number), 15, 30))
                    .toList());

    private static final List<Staffed> PRESENT_STAFF = List
            .of(new Staffed("room 3", 2, List.of("Doctor A", "Doctor B"), List.of("doctor.a", "doctor.b"), Instant.EPOCH));

    private static final Screens SCREENS_THERE = new Screens(
            List.of(new Screens.Connected(1, "Waiting room", List.of("3"), "on", true)),
            List.of(new Screens.CallSeen("2026-11-23-A003", 2, 1, 1, 0, false)));

    private static List<Change> journey() {
        var board = new Board(Instant.EPOCH);
        return changesOf(board);
    }

    private static List<Change> changesOf(Board board) {
        var changes = new ArrayList<Change>();
        ThreeLogs.journey().inOrder().forEach(event -> changes.addAll(board.apply(event)));
        changes.addAll(board.take(ORDER_OF_ALL));
        changes.addAll(board.take(WAITS_OF_ALL));
        changes.addAll(board.take(PRESENT_STAFF));
        changes.addAll(board.take(SCREENS_THERE));
        for (var service : Services.NAMES) {
            changes.addAll(board.take(new ServiceStatus(service, true, Instant.EPOCH)));
        }
        return changes;
    }

    static List<Text> everythingThatIsSentTo(Audience audience) {
        var sent = new ArrayList<Text>();
        // Snapshots at every moment: each state of a ticket stands in one.
        var board = new Board(Instant.EPOCH);
        board.take(ORDER_OF_ALL);
        board.take(WAITS_OF_ALL);
        board.take(PRESENT_STAFF);
        board.take(SCREENS_THERE);
        for (var event : ThreeLogs.journey().inOrder()) {
            board.apply(event);
            for (var row : board.state().rows()) {
                sent.add(SnapshotText.of(audience, "run", 1, board.state(),
                        audience == Audience.TICKET ? row.id() : null).part(0));
            }
        }
        var version = 0;
        for (var change : changesOf(new Board(Instant.EPOCH))) {
            var text = Messages.encode(change, audience, ++version);
            if (text != null) {
                sent.add(text);
            }
        }
        if (audience == Audience.TICKET) {
            sent.add(Messages.encode(new WaitingOrder.OwnPlace(1, 7), 1));
            sent.add(Messages.encode(new Waits.OwnWait(15, 30), 1));
        }
        return sent;
    }

    // ── paths ──

    static Map<String, Set<String>> tableOf(Audience audience) {
        var table = new TreeMap<String, Set<String>>();
        requireNonNull(MAY_HEAR.get(audience)).forEach((type, fields) -> {
            var all = new TreeSet<>(Arrays.asList(fields.strip().split("\\s+")));
            all.addAll(List.of("type", "version"));
            table.put(type, all);
        });
        return table;
    }

    private static String below(String field, String fields) {
        return String.join(" ", Arrays.stream(fields.strip().split("\\s+")).filter(name -> !name.isEmpty())
                .map(name -> field + "." + name).toList());
    }

    private static void collect(String path, JsonNode node, Set<String> fields) {
        if (Stream.of(".names", ".targets", ".week", ".days").anyMatch(path::endsWith)) {
            fields.add(path); // the keys in it are the clinic's
        } else if (node.isObject()) {
            node.properties().forEach(field -> collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                    field.getValue(), fields));
        } else if (node.isArray() && !node.isEmpty()) {
            node.forEach(element -> collect(path, element, fields));
        } else if (!node.isArray()) {
            fields.add(path);
        }
    }

    private static void walk(String path, @Nullable Object view, Set<String> fields) {
        if (view != null) {
            walkType(path, view.getClass(), fields);
        }
    }

    /// The components of a record, however deep; what becomes one JSON text is one field.
    private static void walkType(String path, Type type, Set<String> fields) {
        if (type instanceof ParameterizedType list) {
            walkType(path, list.getActualTypeArguments()[0], fields);
        } else if (type instanceof Class<?> record && record.isRecord() && !isText(record)) {
            for (var component : record.getRecordComponents()) {
                var isWhole = !component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
                walkType(isWhole ? path + "." + component.getName() : path, component.getGenericType(), fields);
            }
        } else if (type == TriageScale.class) {
            // No record; its two parts are.
            walkType(path + ".levels", Level.class, fields);
            walkType(path + ".initial", Priority.class, fields);
        } else {
            assertThat(type).as(path).isNotEqualTo(Object.class);
            fields.add(path);
        }
    }

    private static boolean isText(Class<?> record) {
        return Arrays.stream(record.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }
}
