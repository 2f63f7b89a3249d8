package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// board-socket.js: frames in, a board out that is the server's or says that it is not.
class SocketLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("socket-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    /// A line that the test holds the other end of, and what the page knows.
    private static final String LINE = """
            const { BoardSocket } = await import('/app/shared/board/board-socket.js');
            const opened = [];
            class Line extends EventTarget {
              readyState = 0; protocol = 'carequeue.batch'; sent = []; closed = false;
              constructor() { super(); opened.push(this); }
              close() { this.closed = true; }
              send(text) { this.sent.push(text); }
              opens() { this.readyState = 1; this.dispatchEvent(new Event('open')); }
              raw(data) { this.dispatchEvent(new MessageEvent('message', { data })); }
              says(...messages) { messages.forEach(message => this.raw(JSON.stringify(message))); }
            }
            const made = (audience = 'doctor', greeting = undefined) => {
              const socket = new BoardSocket(audience, greeting, () => new Line());
              socket.start();
              const line = opened.at(-1);
              line.opens();
              return [socket, line];
            };
            const ticket = id => ({ id, number: id, status: 'waiting' });
            const snapshot = (version, part, parts, ...ids) => ({ type: 'snapshot', version, part, parts, tickets: ids.map(ticket), prescriptions: [] });
            const issued = (version, id) => ({ type: 'new-ticket', version, ticket: ticket(id) });
            const known = (socket, line) => [socket.live ? 'live' : socket.standsStill ? 'stands still' : 'not live',
              socket.hasBoard ? [...socket.board.tickets.keys()].join('') : 'no board', line.closed ? 'closed' : 'open'].join(', ');
            const heard = (...messages) => {
              const [socket, line] = made();
              line.says(...messages);
              const said = known(socket, line);
              socket.stop();
              return said;
            };
            """;

    @Test
    void the_board_is_whole_and_in_order_or_the_page_begins_anew() {
        assertThat(scripts.run(
                LINE + """
                        return lines([
                          ['nothing yet', heard()],
                          ['a snapshot', heard(snapshot(5, 1, 1, 'a'))],
                          ['and what comes then', heard(snapshot(5, 1, 1, 'a'), issued(6, 'b'), issued(7, 'c'))],
                          ['many in one frame', heard([snapshot(5, 1, 1, 'a'), issued(6, 'b')], [issued(7, 'c'), issued(8, 'd')])],
                          ['nothing before the snapshot', heard(issued(6, 'b'))],
                          ['one left out', heard(snapshot(5, 1, 1, 'a'), issued(7, 'c'))],
                          ['one twice', heard(snapshot(5, 1, 1, 'a'), issued(6, 'b'), issued(6, 'b'))],
                          ['in parts', heard(snapshot(5, 1, 2, 'a'), snapshot(5, 2, 2, 'b'))],
                          ['half of it', heard(snapshot(5, 1, 2, 'a'))],
                          ['with news between', heard(snapshot(5, 1, 2, 'a'), issued(6, 'c'), snapshot(5, 2, 2, 'b'), issued(7, 'd'))],
                          ['a part left out', heard(snapshot(5, 1, 3, 'a'), snapshot(5, 3, 3, 'c'))],
                          ['a part without the first', heard(snapshot(5, 1, 1, 'a'), snapshot(6, 2, 2, 'b'))],
                          ['another one at any time', heard(snapshot(5, 1, 1, 'a'), issued(6, 'b'), snapshot(40, 1, 1, 'x'), issued(41, 'y'))],
                          ['another one after half of one', heard(snapshot(5, 1, 2, 'a'), snapshot(9, 1, 1, 'x'), issued(10, 'y'))],
                          ['what has no version', heard(snapshot(5, 1, 1, 'a'), { type: 'problem', request: 'new-ticket', problem: {} }, issued(6, 'b'))]]);
                        """))
                .isEqualTo("""
                        nothing yet | not live, no board, open
                        a snapshot | live, a, open
                        and what comes then | live, abc, open
                        many in one frame | live, abcd, open
                        nothing before the snapshot | not live, no board, closed
                        one left out | not live, a, closed
                        one twice | not live, ab, closed
                        in parts | live, ab, open
                        half of it | not live, no board, open
                        with news between | live, abcd, open
                        a part left out | not live, no board, closed
                        a part without the first | not live, a, closed
                        another one at any time | live, xy, open
                        another one after half of one | live, xy, open
                        what has no version | live, ab, open""");
    }

    /// A page must not go on as live without what it could not take, and must not stop either.
    @Test
    void what_cannot_be_taken_makes_the_page_begin_anew() {
        assertThat(scripts.run(LINE + """
                const [broken, line] = made();
                line.says(snapshot(5, 1, 1, 'a'));
                line.raw('{"type":');
                const said = known(broken, line);
                broken.stop();
                return lines([said, heard(snapshot(5, 1, 1, 'a'), { type: 'help-acknowledged', version: 6 }, issued(7, 'c'))]);
                """)).isEqualTo("""
                not live, a, closed
                not live, a, closed""");
    }

    @Test
    void a_board_that_stands_still_is_not_live_until_it_moves() {
        assertThat(scripts.run(
                LINE + """
                        const still = { type: 'heartbeat', standsStillSince: '2026-11-22T09:00:00Z' };
                        return lines([heard(snapshot(5, 1, 1, 'a'), { type: 'heartbeat' }), heard(snapshot(5, 1, 1, 'a'), still),
                          heard(snapshot(5, 1, 1, 'a'), still, { type: 'heartbeat' }), heard(snapshot(5, 1, 1, 'a'), still, issued(6, 'b')),
                          heard(still), heard(still, snapshot(5, 1, 1, 'a'))]);
                        """))
                .isEqualTo("""
                        live, a, open
                        stands still, a, open
                        live, a, open
                        live, ab, open
                        stands still, no board, open
                        live, a, open""");
    }

    @Test
    void a_patient_whose_link_is_refused_is_shown_nothing_until_it_is_known() {
        assertThat(scripts.run(LINE + """
                const [socket, line] = made('ticket', { type: 'track', token: 'secret' });
                const told = [line.sent.join()];
                const note = () => told.push(`${known(socket, line)}, ${socket.problem?.code ?? 'no problem'}`);
                line.says({ type: 'problem', request: 'track', problem: { code: 'ticket-not-found' } });
                note();
                line.says(snapshot(1, 1, 1, 'a'));
                note();
                line.says({ type: 'problem', request: 'track', problem: { code: 'ticket-not-found' } });
                note();
                socket.stop();
                return lines(told);
                """)).isEqualTo("""
                {"type":"track","token":"secret"}
                not live, no board, open, ticket-not-found
                live, a, open, no problem
                live, no board, open, ticket-not-found""");
    }

    /// Silence and a closed line are the same: the page comes back by itself, says again what it is, and takes nothing of the
    /// old line any more.
    @Test
    void a_line_that_is_lost_is_openedanew_and_the_old_one_is_not_heard() {
        try (var own = new Scripts("lost-line-logic")) {
            own.standStill();
            own.run(LINE + """
                    const [socket, line] = made('doctor', { type: 'present', workplace: 'room 3', tab: 'one' });
                    line.says(snapshot(5, 1, 1, 'a'));
                    window.line = { socket, lines: opened, known, snapshot, issued };""");
            own.page.clock().runFor(8_500);
            assertThat(own.run("return line.known(line.socket, line.lines[0])")).isEqualTo("live, a, open");
            own.page.clock().runFor(1_000);
            assertThat(own.run("return line.known(line.socket, line.lines[0])")).isEqualTo("not live, a, closed");
            own.page.clock().runFor(6_000);
            assertThat(
                    own.run("""
                            const { socket, lines, known, snapshot, issued } = line;
                            const second = lines[1];
                            socket.greet({ type: 'present', workplace: 'room 4', tab: 'one' });
                            second.opens();
                            lines[0].says(issued(6, 'b'));
                            second.says(snapshot(70, 1, 1, 'x'));
                            lines[0].dispatchEvent(new Event('close'));
                            return lines.length + ': ' + known(socket, second) + ' ' + second.sent.map(said => JSON.parse(said).workplace);"""))
                    .isEqualTo("2: live, x, open room 4");
            own.page.clock().runFor(2_000);
            own.run("line.lines[1].dispatchEvent(new Event('close'));");
            own.page.clock().runFor(1_000);
            assertThat(own.run("return line.lines.length + ' ' + line.known(line.socket, line.lines[1])"))
                    .isEqualTo("3 not live, x, closed");
        }
    }
}
