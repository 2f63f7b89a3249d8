package org.carequeue.gateway.fanout;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.events.ClinicEvent;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Board;

/// A sequencer and its connections, without a thread: everything happens when a test says so.
public final class TestGateway {

    static final Limits LIMITS = new Limits(256 * 1024, 1024 * 1024, 10, 30, 10, 5);

    /// How often the process would have ended.
    final AtomicInteger endings = new AtomicInteger();
    final Counters counters = new Counters();
    final Fatal fatal = new Fatal(endings::incrementAndGet);
    Instant now = Instant.EPOCH;
    final Fanout fanout = new Fanout(LIMITS, counters, fatal);
    public final Sequencer sequencer = new Sequencer(new Board(Instant.EPOCH), Map.of(), fanout, counters, "run-1",
            Runnable::run, Traces.silent());
    final Watch watch = new Watch(sequencer, fanout, () -> now, fatal);
    private final Loop one = new Loop();
    private final Loop other = new Loop();

    /// An event loop.
    private static final class Loop implements Executor {
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private boolean blocked;

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        boolean run() {
            var task = blocked ? null : tasks.poll();
            if (task != null) {
                task.run();
            }
            return task != null;
        }
    }

    Connection open(Audience audience, boolean batch, FakeOutlet outlet) {
        return sequencer.open(batch ? one : other, audience, batch, outlet);
    }

    /// What a client of this audience hears from now on.
    ClientModel client(Audience audience, boolean batch) {
        var outlet = new FakeOutlet();
        open(audience, batch, outlet);
        settle();
        return new ClientModel(audience, outlet);
    }

    void apply(List<Envelope<ClinicEvent>> events) {
        sequencer.take(events);
        settle();
    }

    /// Seconds pass.
    public void seconds(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            watch.second();
            settle();
        }
    }

    /// The same while the sequencer takes no turn.
    public void secondsWithoutTurn(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            watch.second();
            runLoops();
        }
    }

    /// The loop of those who take arrays does nothing from now on, or goes on.
    void blockOne(boolean blocked) {
        one.blocked = blocked;
    }

    /// What waits for that loop.
    int waitsForOne() {
        return one.tasks.size();
    }

    private boolean runLoops() {
        var any = false;
        while (one.run() || other.run()) {
            any = true;
        }
        return any;
    }

    void runOne() {
        one.run();
    }

    void runOther() {
        other.run();
    }

    void settle() {
        do {
            sequencer.turn();
        } while (runLoops());
    }
}
