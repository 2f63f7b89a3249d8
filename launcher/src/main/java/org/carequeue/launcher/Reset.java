package org.carequeue.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code carequeue reset}: deletes what the four services have stored. Whatever else lies in the data folder stays: it
 * may have been set to a folder that holds more than CareQueue's files.
 */
final class Reset {

    private final Path home;
    private final Path data;
    private final PrintStream out;

    Reset(Path home, Path data, PrintStream out) {
        this.home = home;
        this.data = data;
        this.out = out;
    }

    /** Asks on {@code in} unless the answer was given beforehand. */
    int run(boolean yes, BufferedReader in) throws Refusal {
        List<Path> stored = stored();
        if (stored.isEmpty()) {
            out.println("There is nothing to delete in %s.".formatted(data));
            return 0;
        }
        RunFolder folder = RunFolder.in(data);
        // Held until everything is deleted, so that nobody starts in between.
        try (RunLock lock = RunLock.take(folder)) {
            if (lock == null || !folder.leftovers(home).isEmpty()) {
                throw new Refusal("CareQueue is running on %s. Stop it first: ./carequeue down".formatted(data));
            }
            if (!yes && !confirmed(in)) {
                throw new Refusal("Nothing was deleted. Answer yes, or call ./carequeue reset --yes.");
            }
            for (Path folderOfService : stored) {
                delete(folderOfService);
            }
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
        out.println("All that the services have stored in %s is deleted.".formatted(data));
        return 0;
    }

    private List<Path> stored() {
        List<Path> stored = new ArrayList<>();
        for (Service service : Service.values()) {
            Path folder = data.resolve(service.module());
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                stored.add(folder);
            }
        }
        return stored;
    }

    private boolean confirmed(BufferedReader in) throws IOException {
        out.print("This deletes all tickets, visits and prescriptions in %s. Go on? (yes/no) ".formatted(data));
        out.flush();
        String answer = in.readLine();
        // No line at all: nobody is there to be asked.
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }

    private static void delete(Path folder) throws IOException {
        // Files.walk does not follow links, so a linked folder loses its link and keeps its content.
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
