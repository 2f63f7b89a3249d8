package org.carequeue.bridge.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.journal.Disk;

/// Opens a desk, with its thread, on a disk of the test's own.
public final class DeskOnDisk {

    private DeskOnDisk() {
    }

    /// As [Desk#open].
    public static <S, C, E> Desk<S, C, E> open(String service, Disk disk, Path folder, Rules<S, C, E> rules,
            EventTypes types, Ids ids, Consumer<List<CommittedEvent>> publisher) throws IOException {
        return new Desk<>(service, DeskWork.open(new DeskWork.Setup<>("/clinics/clinic/" + service, disk, folder, rules,
                types, Clock.systemUTC(), ids, publisher)), Fatal.ofThisProcess(), System::nanoTime);
    }
}
