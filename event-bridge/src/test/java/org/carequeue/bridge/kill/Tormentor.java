package org.carequeue.bridge.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.journal.Journal;
import org.carequeue.bridge.simulation.Ledger;
import org.carequeue.bridge.stream.SessionAtHand;
import org.jspecify.annotations.Nullable;

/// Starts a [Victim] again and again, sends it commands, repeats those that were not answered with their keys, and sees in
/// the end that each has had its effect once.
final class Tormentor {

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final VictimStart start;
    private final int atOnce;
    private final Map<String, Long> answered = new HashMap<>();
    private final Set<String> unanswered = new LinkedHashSet<>();
    private int sent;

    /// @param folder the data folder
    /// @param atOnce how many commands wait for their answers at any time
    Tormentor(Path folder, VictimStart start, int atOnce) {
        this.folder = folder;
        this.start = start;
        this.atOnce = atOnce;
    }

    int answered() {
        return answered.size();
    }

    private Process start(@Nullable KillPoint point, int after) throws IOException {
        return point == null ? start.start(folder) : start.start(folder, point.name(), Integer.toString(after));
    }

    /// One life: sends until so many new answers have come, or the process is dead.
    ///
    /// @param killer looks on, and may kill it; called for each answer
    /// @return the exit code
    int live(@Nullable KillPoint point, int after, int answers, Killer killer) throws IOException, InterruptedException {
        var process = start(point, after);
        killer.begins(process);
        var goal = answered.size() + answers;
        try (var in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
                var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(Victim.UP)) {
                    say(in, List.copyOf(unanswered));
                } else if (line.endsWith(" .")) {
                    heard(line);
                    killer.answered(process);
                }
                if (answered.size() >= goal && unanswered.isEmpty()) {
                    in.close();
                } else {
                    say(in, more(goal));
                }
            }
        } catch (IOException killed) {
            // Its pipe is gone with it.
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<String> more(int goal) {
        var keys = new ArrayList<String>();
        while (unanswered.size() < atOnce && answered.size() + unanswered.size() < goal) {
            var key = "key-" + ++sent;
            unanswered.add(key);
            keys.add(key);
        }
        return keys;
    }

    private static void say(BufferedWriter in, List<String> keys) throws IOException {
        for (var key : keys) {
            in.write(key + "\n");
        }
        in.flush();
    }

    private void heard(String line) {
        var words = line.split(" ");
        assertThat(words).hasSize(3);
        var earlier = answered.putIfAbsent(words[0], Long.valueOf(words[1]));
        assertThat(earlier == null ? Long.parseLong(words[1]) : earlier).isEqualTo(Long.parseLong(words[1]));
        unanswered.remove(words[0]);
    }

    /// What both journals hold, after the process has ended by itself.
    void seesEachEffectOnce() throws IOException {
        assertThat(unanswered).isEmpty();
        var posted = entries(Victim.UPSTREAM);
        assertThat(posted).hasSize(answered.size()).doesNotHaveDuplicates();
        answered.forEach((key, sequence) -> assertThat(posted.get(sequence.intValue() - 1))
                .isEqualTo(new Ledger.Posted(key)));
        assertThat(entries(Victim.DOWNSTREAM)).isEqualTo(LongStream.rangeClosed(1, posted.size()).boxed()
                .flatMap(sequence -> Ledger.echoes(Victim.UPSTREAM, sequence).stream()).toList());
    }

    private List<Ledger.Entry> entries(String service) throws IOException {
        var codec = new EventCodec(Ledger.TYPES);
        var entries = new ArrayList<Ledger.Entry>();
        try (var journal = Journal.open(folder.resolve(service), Long.MAX_VALUE, "none", (_, _) -> true)) {
            for (var event : SessionAtHand.eventsOf(journal)) {
                try (var json = BridgeJson.mapper().createParser(event.json())) {
                    json.nextToken();
                    entries.add(codec.<Ledger.Entry> decode(json).data());
                }
            }
        }
        return entries;
    }

    /// Looks on a life.
    interface Killer {

        Killer NONE = new Killer() {
        };

        default void begins(Process process) {
        }

        default void answered(Process process) {
        }
    }
}
