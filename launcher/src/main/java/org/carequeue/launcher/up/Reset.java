package org.carequeue.launcher.up;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.Folders;
import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;

/// `carequeue reset`: deletes what the four services have stored. Whatever else lies in the data folder stays: it may have
/// been set to a folder that holds more than CareQueue's files.
public record Reset(Path home, Path data, PrintStream out) {

    public int run(Question question) throws Refusal {
        var stored = Stream.of(Service.values()).map(service -> data.resolve(service.module()))
                .filter(folder -> Files.exists(folder, LinkOption.NOFOLLOW_LINKS)).toList();
        if (stored.isEmpty()) {
            out.println("There is nothing to delete in %s.".formatted(data));
            return 0;
        }
        var folder = RunFolder.in(data);
        // Held until everything is deleted, so that nobody starts in between.
        try (var lock = RunLock.take(folder)) {
            if (lock == null || !folder.leftovers(home).isEmpty()) {
                throw new Refusal("CareQueue is running on %s. Stop it first: ./carequeue down", data);
            }
            if (!question.isAgreed("This deletes all tickets, visits and prescriptions in %s, and all who can sign in. Go on?"
                    .formatted(data))) {
                throw new Refusal("Nothing was deleted. Answer yes, or call ./carequeue reset --yes.");
            }
            for (var folderOfService : stored) {
                Folders.delete(folderOfService);
            }
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
        out.println("All that the services have stored in %s is deleted.".formatted(data));
        return 0;
    }
}
