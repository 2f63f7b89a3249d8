package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// board-state.js: messages in, board out. A type of message that stands in the description of the socket and in no table
/// here is noticed.
class BoardLogicTest {

    /// What becomes of a patient who was called to room 3. The server tells the public nothing but number and type, and the
    /// room of a call; everybody else where the ticket stands now. What is not heard is `-`.
    private static final String TICKETS = """
            TYPE                  | SERVER SAYS       | screen    | kiosk     | ticket            | pharmacist        | reception         | triage            | doctor            | manager           | none
            new-ticket            | waiting           | waiting   | waiting   | waiting           | waiting           | waiting           | waiting           | waiting           | waiting           | waiting
            priority-update       | called 3          | -         | -         | -                 | called 3          | called 3          | called 3          | called 3          | called 3          | called 3
            ticket-reassessed     | called 3          | -         | -         | -                 | called 3          | called 3          | called 3          | called 3          | called 3          | called 3
            complaint-noted       | called 3          | -         | -         | -                 | called 3          | called 3          | called 3          | called 3          | called 3          | called 3
            ticket-called         | called 5          | called 5  | called 5  | called 5          | called 5          | called 5          | called 5          | called 5          | called 5          | called 5
            ticket-recalled       | called 3          | called 3  | called 3  | called 3          | called 3          | called 3          | called 3          | called 3          | called 3          | called 3
            ticket-not-present    | waiting           | waiting   | waiting   | waiting           | waiting           | waiting           | waiting           | waiting           | waiting           | waiting
            ticket-skipped        | skipped           | skipped   | skipped   | skipped           | skipped           | skipped           | skipped           | skipped           | skipped           | skipped
            ticket-parked         | parked            | gone      | gone      | parked            | parked            | parked            | parked            | parked            | parked            | parked
            ticket-returned       | waiting           | waiting   | waiting   | waiting           | waiting           | waiting           | waiting           | waiting           | waiting           | waiting
            ticket-transferred    | waiting           | waiting   | waiting   | waiting           | waiting           | waiting           | waiting           | waiting           | waiting           | waiting
            consultation-started  | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3 | in-consultation 3
            consultation-finished | finished          | gone      | gone      | finished          | finished          | finished          | gone              | finished          | finished          | gone
            ticket-cancelled      | cancelled         | gone      | gone      | cancelled         | cancelled         | cancelled         | gone              | cancelled         | cancelled         | gone
            ticket-no-show        | no-show           | gone      | gone      | no-show           | no-show           | no-show           | gone              | no-show           | no-show           | gone
            visit-closed          | day-ended         | gone      | gone      | day-ended         | day-ended         | day-ended         | gone              | day-ended         | day-ended         | gone
            move-undone           | skipped           | skipped   | skipped   | skipped           | skipped           | skipped           | skipped           | skipped           | skipped           | skipped
            """;

    /// What becomes of a prescription that was ready at counter 1, of a patient who is on the board. A doctor and those who
    /// supply it see to the end what became of it.
    private static final String PRESCRIPTIONS = """
            TYPE                       | SERVER SAYS     | screen  | kiosk   | ticket          | pharmacist      | reception       | triage          | doctor          | manager         | none
            prescription-submitted     | submitted       | -       | -       | preparing       | submitted       | submitted       | -               | submitted       | submitted       | submitted
            prescription-received      | submitted       | -       | -       | -               | submitted       | submitted       | -               | submitted       | submitted       | submitted
            prescription-prioritised   | submitted       | -       | -       | -               | submitted       | submitted       | -               | submitted       | submitted       | submitted
            prescription-claimed       | claimed 1       | -       | -       | -               | claimed 1       | claimed 1       | -               | claimed 1       | claimed 1       | claimed 1
            prescription-lease-renewed | claimed 1       | -       | -       | -               | claimed 1       | claimed 1       | -               | claimed 1       | claimed 1       | claimed 1
            prescription-preparing     | preparing 1     | -       | -       | -               | preparing 1     | preparing 1     | -               | preparing 1     | preparing 1     | preparing 1
            prescription-checked       | checked 1       | -       | -       | -               | checked 1       | checked 1       | -               | checked 1       | checked 1       | checked 1
            prescription-questioned    | question 1      | -       | -       | -               | question 1      | question 1      | -               | question 1      | question 1      | question 1
            prescription-answered      | claimed 1       | -       | -       | -               | claimed 1       | claimed 1       | -               | claimed 1       | claimed 1       | claimed 1
            prescription-on-hold       | on-hold 1       | -       | -       | -               | on-hold 1       | on-hold 1       | -               | on-hold 1       | on-hold 1       | on-hold 1
            prescription-resumed       | claimed 1       | -       | -       | -               | claimed 1       | claimed 1       | -               | claimed 1       | claimed 1       | claimed 1
            prescription-declined      | declined 1      | -       | -       | gone            | declined 1      | declined 1      | -               | declined 1      | declined 1      | gone
            prescription-amended       | claimed 1       | gone    | gone    | preparing       | claimed 1       | claimed 1       | -               | claimed 1       | claimed 1       | claimed 1
            prescription-ready         | ready 1         | ready 1 | ready 1 | ready 1         | ready 1         | ready 1         | -               | ready 1         | ready 1         | ready 1
            prescription-handed-over   | handed-over 1   | gone    | gone    | handed-over     | handed-over 1   | handed-over 1   | -               | handed-over 1   | handed-over 1   | gone
            prescription-cancelled     | cancelled 1     | gone    | gone    | gone            | cancelled 1     | cancelled 1     | -               | cancelled 1     | cancelled 1     | gone
            prescription-released      | submitted       | gone    | gone    | preparing       | submitted       | submitted       | -               | submitted       | submitted       | submitted
            prescription-taken-over    | ready 2         | ready 2 | ready 2 | ready 2         | ready 2         | ready 2         | -               | ready 2         | ready 2         | ready 2
            prescription-step-undone   | claimed 1       | gone    | gone    | preparing       | claimed 1       | claimed 1       | -               | claimed 1       | claimed 1       | claimed 1
            prescription-put-away      | cancelled 1     | -       | -       | -               | cancelled 1     | cancelled 1     | -               | cancelled 1     | cancelled 1     | gone
            prescription-not-collected | not-collected 1 | gone    | gone    | not-collected 1 | not-collected 1 | not-collected 1 | -               | not-collected 1 | not-collected 1 | not-collected 1
            prescription-returned      | returned 1      | gone    | gone    | gone            | returned 1      | returned 1      | -               | returned 1      | returned 1      | gone
            """;

    /// All other messages, what they say, and what of the board is then what they have said.
    private static final String OTHERS = """
            TYPE               | MESSAGE                                                          | PART             | BEFORE                   | AFTER
            waiting-order      | {"order":["b","a"],"total":2,"next":{"3":"b"},"reassess":["a"]}  | waitingOrder     | []                       | ["b","a"]
            waiting-order      | {"order":["b","a"],"total":2,"next":{"3":"b"},"reassess":["a"]}  | next             | {}                       | {"3":"b"}
            waiting-order      | {"order":["b","a"],"total":2,"next":{"3":"b"},"reassess":["a"]}  | reassess         | []                       | ["a"]
            waits              | {"waits":{"lines":[{"line":"general","from":25,"to":40},{"line":"b"}],"tickets":[{"ticket":"a","from":5,"to":10}]}} | waits | {"lines":{},"tickets":{}} | {"lines":{"general":{"from":25,"to":40},"b":{}},"tickets":{"a":{"from":5,"to":10}}}
            waits              | {"waits":{"lines":[{"line":"general","from":25,"to":40}]}}       | waits            | {"lines":{},"tickets":{}} | {"lines":{"general":{"from":25,"to":40}},"tickets":{}}
            wait               | {"wait":{"from":10,"to":20}}                                     | wait             | null                     | {"from":10,"to":20}
            wait               | {}                                                               | wait             | null                     | null
            tiers-unserved     | {"unserved":[{"tier":1}]}                                        | unserved         | []                       | [{"tier":1}]
            patients-overlooked | {"overlooked":{"worst":[{"ticket":"a"}],"total":4}}             | overlooked       | {"worst":[],"total":0}   | {"worst":[{"ticket":"a"}],"total":4}
            staff-present      | {"present":[{"workplace":"room 7","pages":2}]}                   | present          | []                       | [{"workplace":"room 7","pages":2}]
            screens-shown      | {"screens":{"connected":[{"count":2}],"calls":[{"id":"a","shown":1}]}} | screens   | {"connected":[],"calls":{}} | {"connected":[{"count":2}],"calls":{"a":{"id":"a","shown":1}}}
            time-stands-still  | {"until":"2026-11-24T08:00:00Z"}                                 | standsStillUntil | null                     | "2026-11-24T08:00:00Z"
            time-stands-still  | {}                                                               | standsStillUntil | null                     | null
            help-requested     | {"help":{"id":7}}                                                | help             | {}                       | {"7":{"id":7}}
            help-acknowledged  | {"help":{"id":7}}                                                | help             | {}                       | {}
            service-status     | {"services":[{"name":"triage-service","connected":false}]}       | services         | []                       | [{"name":"triage-service","connected":false}]
            board-status       | {"live":false,"since":"2026-11-22T08:30:00Z"}                    | status           | null                     | {"live":false,"since":"2026-11-22T08:30:00Z"}
            intake-changed     | {"intake":[{"serviceLine":"general","open":false}]}               | intake           | []                       | [{"serviceLine":"general","open":false}]
            clinic-configured  | {"settings":{"version":2}}                                       | settings         | null                     | {"version":2}
            """;

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("board-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void a_ticket_stands_on_each_page_where_the_message_says() {
        heardAsDescribed(TICKETS, "ticket");
        assertThat(scripts
                .run("""
                        const { boardOf, reduce } = await import('/app/shared/board/board-state.js');
                        const A042 = { id: '2026-11-22-A042', number: 'A042' };
                        const heard = (audience, type, said) => {
                          const isPublic = audience === 'screen' || audience === 'kiosk';
                          const [status, room] = said.split(' ');
                          const ticket = { ...A042, ...(isPublic && type !== 'move-undone' ? {} : { status }), ...(room ? { room } : {}) };
                          const before = boardOf([{ tickets: [{ ...A042, status: 'called', room: '3' }] }], audience);
                          const after = reduce(before, [{ type, version: 1, ticket }], audience).tickets.get(A042.id);
                          return cell(after, after?.room);
                        };
                        """
                        + filled(TICKETS)))
                .isEqualTo(tidy(TICKETS));
    }

    @Test
    void a_prescription_stands_on_each_page_where_the_message_says() {
        heardAsDescribed(PRESCRIPTIONS, "data");
        assertThat(scripts
                .run("""
                        const { boardOf, reduce } = await import('/app/shared/board/board-state.js');
                        const ticket = { id: '2026-11-22-A042', number: 'A042', status: 'in-consultation', room: '3' };
                        const one = { id: '2026-11-22-A042-P1', ticketId: ticket.id, number: 'A042' };
                        const heard = (audience, type, said) => {
                          const isPublic = audience === 'screen' || audience === 'kiosk';
                          const [stands, at] = said.split(' ');
                          // A patient is told no more of what is in work than that.
                          const isOwn = audience === 'ticket';
                          const status = isOwn && /^(submitted|claimed|preparing|checked|question|on-hold)$/.test(stands) ? 'preparing' : stands;
                          const counter = isOwn && !/^(ready|not-collected)$/.test(stands) ? undefined : at;
                          const data = { ...one, ...(isPublic ? {} : { status }), ...(counter ? { counter } : {}) };
                          const before = boardOf([{ tickets: [ticket], prescriptions: [{ ...one, status: 'ready', counter: '1' }] }], audience);
                          const after = reduce(before, [{ type, version: 1, data }], audience).prescriptions.get(one.id);
                          return cell(after, after?.counter);
                        };
                        """
                        + filled(PRESCRIPTIONS)))
                .isEqualTo(tidy(PRESCRIPTIONS));
    }

    @Test
    void all_other_messages_are_what_the_board_says_then() {
        var described = new TreeSet<String>();
        SocketTypes.about("").values().forEach(described::addAll);
        var told = new TreeSet<String>();
        rows(OTHERS).stream().skip(1).forEach(row -> told.add(row.getFirst()));
        assertThat(told).isEqualTo(described);
        assertThat(scripts.run("""
                const { emptyBoard, reduce } = await import('/app/shared/board/board-state.js');
                const said = {};
                return lines(%s.map(([type, message, part], row) => {
                  if (row === 0) { return [type, message, part, 'BEFORE', 'AFTER']; }
                  const before = emptyBoard();
                  const after = reduce(before, [{ type, version: 1, ...JSON.parse(message) }], 'doctor');
                  return [type, message, part, plain(before[part]), plain(after[part])];
                }));""".formatted(json(OTHERS)))).isEqualTo(tidy(OTHERS));
    }

    @Test
    void a_message_that_a_page_does_not_know_changes_nothing() {
        assertThat(scripts
                .run("""
                        const { boardOf, emptyBoard, reduce } = await import('/app/shared/board/board-state.js');
                        const before = boardOf([{ day: '2026-11-22', tickets: [{ id: 'a', status: 'called', room: '3' }] }], 'screen');
                        const after = reduce(before, [{ type: 'coffee-is-ready', version: 1, cups: 3 },
                          { type: 'ticket-hummed-at', version: 2, ticket: { id: 'a', number: 'A001', room: '3' } }], 'screen');
                        return lines([after.tickets.get('a').status, plain(reduce(emptyBoard(), [], 'screen')) === plain(emptyBoard())]);
                        """))
                .isEqualTo("called\ntrue");
    }

    @Test
    void a_board_is_never_altered_and_its_parts_make_one() {
        assertThat(scripts
                .run("""
                        const { boardOf, reduce } = await import('/app/shared/board/board-state.js');
                        const before = boardOf([
                          { day: '2026-11-22', settings: { version: 1 }, help: [{ id: 2 }, { id: 5 }], present: [{ workplace: 'room 1', pages: 1 }],
                            waitingOrder: { order: ['a'], next: { 1: 'a' }, reassess: [] }, services: [], tickets: [{ id: 'a', status: 'waiting' }], prescriptions: [] },
                          { tickets: [{ id: 'b', status: 'finished' }], prescriptions: [{ id: 'b-P1', ticketId: 'b', status: 'handed-over' }] },
                          { tickets: [], prescriptions: [{ id: 'c-P1', ticketId: 'c', status: 'handed-over' }] }], 'doctor');
                        const said = plain(before);
                        reduce(before, [{ type: 'ticket-called', ticket: { id: 'a', status: 'called', room: '1' } },
                          { type: 'help-acknowledged', help: { id: 2 } },
                          { type: 'prescription-returned', data: { id: 'b-P1', ticketId: 'b', status: 'returned' } }], 'doctor');
                        return lines([plain(before) === said, before.day, plain([...before.tickets.keys()]),
                          plain([...before.prescriptions.keys()]), plain([...before.help.keys()]), plain(before.next)]);
                        """))
                .isEqualTo("""
                        true
                        2026-11-22
                        ["a","b"]
                        ["b-P1"]
                        [2,5]
                        {"1":"a"}""");
    }

    /// What was heard before the line broke is no news when it is back; what has come meanwhile is, and so is a medicine that
    /// is to be fetched at another counter than before.
    @Test
    void after_a_broken_line_only_what_has_changed_is_news() {
        assertThat(scripts
                .run("""
                        const { boardOf, reduce } = await import('/app/shared/board/board-state.js');
                        let board = boardOf([{ tickets: [{ id: 'a', status: 'called', room: '3' }, { id: 'b', status: 'called', room: '4' },
                          { id: 'c', status: 'waiting' }, { id: 'd', status: 'called', room: '6' }], prescriptions: [
                          { id: 'x-P1', status: 'ready', counter: '1' }, { id: 'y-P1', status: 'ready', counter: '1' }] }], 'screen');
                        board = reduce(board, [{ type: 'ticket-recalled', ticket: { id: 'b', room: '4' } },
                          { type: 'ticket-skipped', ticket: { id: 'd' } }], 'screen');
                        const { heard } = board;
                        board = boardOf([{ tickets: [{ id: 'a', status: 'called', room: '5' }, { id: 'b', status: 'called', room: '4' },
                          { id: 'c', status: 'called', room: '3' }, { id: 'd', status: 'skipped' }], prescriptions: [
                          { id: 'x-P1', status: 'ready', counter: '2' }, { id: 'y-P1', status: 'ready', counter: '1' }] }], 'screen', board);
                        return lines([...board.tickets.values(), ...board.prescriptions.values()]
                          .map(entry => [entry.id, entry.heard > heard ? 'news' : 'known', entry.again ? 'again' : '']));
                        """))
                .isEqualTo("""
                        a | news |\s
                        b | known | again
                        c | news |\s
                        d | known |\s
                        x-P1 | news |\s
                        y-P1 | known |\s""");
    }

    @Test
    void of_the_newest_call_the_screen_hears_which_it_is() {
        assertThat(scripts
                .run("""
                        const { boardOf, reduce } = await import('/app/shared/board/board-state.js');
                        const { newestFirst } = await import('/app/shared/board/board-order.js');
                        let board = boardOf([{ tickets: ['a', 'b', 'c'].map(id => ({ id, status: 'called', room: '1' })) }], 'screen');
                        const order = () => newestFirst(board.tickets.values()).map(({ id, again }) => id + (again ? '!' : '')).join(' ');
                        const seen = [order()];
                        for (const [type, id] of [['ticket-recalled', 'a'], ['ticket-called', 'b'], ['ticket-not-present', 'a'],
                          ['ticket-called', 'a'], ['new-ticket', 'd'], ['consultation-finished', 'c']]) {
                          board = reduce(board, [{ type, ticket: { id, room: '1' } }], 'screen');
                          seen.push(order());
                        }
                        return lines(seen);
                        """))
                .isEqualTo("""
                        c b a
                        a! c b
                        b a! c
                        b a c
                        a b c
                        d a b c
                        d a b""");
    }

    @Test
    void a_patient_s_own_page_says_what_became_of_the_visit_when_a_new_day_has_begun() {
        assertThat(scripts
                .run("""
                        const { boardOf, reduce } = await import('/app/shared/board/board-state.js');
                        return lines(['waiting', 'called', 'in-consultation', 'parked', 'finished', 'cancelled', 'no-show', 'replaced'].map(status => {
                          const before = boardOf([{ tickets: [{ id: 'a', number: 'A001', status, room: '3' }], waitingOrder: { position: 2, total: 9 } }], 'ticket');
                          const after = boardOf([{ tickets: [], prescriptions: [] }], 'ticket', before);
                          return [status, plain(before.place), after.tickets.get('a').status, plain(after.place)];
                        }));
                        """))
                .isEqualTo("""
                        waiting | {"position":2,"total":9} | day-ended | null
                        called | {"position":2,"total":9} | day-ended | null
                        in-consultation | {"position":2,"total":9} | day-ended | null
                        parked | {"position":2,"total":9} | day-ended | null
                        finished | {"position":2,"total":9} | finished | null
                        cancelled | {"position":2,"total":9} | cancelled | null
                        no-show | {"position":2,"total":9} | no-show | null
                        replaced | {"position":2,"total":9} | replaced | null""");
    }

    @Test
    void what_a_page_knows_ends_when_the_service_is_missed_whose_times_it_shows() {
        assertThat(scripts
                .run("""
                        const { isHeard, knownUntil } = await import('/app/shared/board/board-state.js');
                        const at = '2026-11-22T08:30:00Z';
                        const without = (name, since = at) => ['ticket-service', 'triage-service', 'pharmacy-service']
                          .map(each => ({ name: each, connected: each !== name, since }));
                        const said = (services, status, audience) => {
                          const until = knownUntil({ services, status }, audience, 7);
                          return [isHeard({ services, status }), until === null ? 'now' : until === 7 ? 'this moment' : new Date(until).toISOString()];
                        };
                        return lines([
                          said(without('nobody'), null, 'doctor'), said(without('triage-service'), null, 'doctor'),
                          said(without('triage-service', null), null, 'manager'), said(without('pharmacy-service'), null, 'doctor'),
                          said(without('pharmacy-service'), null, 'pharmacist'), said(without('triage-service'), null, 'pharmacist'),
                          said([], { live: true, since: at }, 'ticket'), said([], { live: false, since: at }, 'screen')]);
                        """))
                .isEqualTo("""
                        true | now
                        false | 2026-11-22T08:30:00.000Z
                        false | this moment
                        false | now
                        false | 2026-11-22T08:30:00.000Z
                        false | now
                        true | now
                        false | 2026-11-22T08:30:00.000Z""");
    }

    // ── tables ──

    /// In a table stands what is described, and nothing else.
    private static void heardAsDescribed(String table, String field) {
        var rows = rows(table);
        var heard = new TreeMap<String, Set<String>>();
        for (int column = 2; column < rows.getFirst().size(); column++) {
            var types = new TreeSet<String>();
            for (var row : rows.subList(1, rows.size())) {
                if (!row.get(column).equals("-")) {
                    types.add(row.getFirst());
                }
            }
            heard.put(rows.getFirst().get(column), types);
        }
        assertThat(heard).isEqualTo(Map.copyOf(SocketTypes.about(field)));
    }

    /// A script that fills a table anew, by a function `heard` of audience, type and what the server says.
    private static String filled(String table) {
        return """
                const table = %s;
                return lines(table.map((row, index) => index === 0 ? row : row.map((known, column) =>
                  column < 2 || known === '-' ? known : heard(table[0][column], row[0], row[1]))));""".formatted(json(table));
    }

    private static List<List<String>> rows(String table) {
        return table.lines().map(line -> Arrays.stream(line.split(" \\|")).map(String::strip).toList()).toList();
    }

    private static String tidy(String table) {
        return rows(table).stream().map(row -> String.join(" | ", row)).collect(Collectors.joining("\n"));
    }

    private static String json(String table) {
        return rows(table).stream().map(row -> row.stream()
                .map(cell -> "\"" + cell.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "[", "]"))).collect(Collectors.joining(",", "[", "]"));
    }
}
