package org.carequeue.gateway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.carequeue.bridge.desk.BuildTag;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.fatal.Fatal;

/// The one writer of people, devices, programs and sessions, with a journal of its own that no other service reads.
public final class AccessDesk implements AutoCloseable {

    /// As the source of its events, and the log of a position, have it.
    static final String NAME = "access";

    private final Desk<AccessState, AccessCommand, AccessEvent> desk;
    private final Directory directory;

    private AccessDesk(Desk<AccessState, AccessCommand, AccessEvent> desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    /// @param folder of the gateway; the journal is below it
    /// @param clock of the machine: in a demo a session would be over in minutes
    /// @throws IOException when the journal cannot be used
    static AccessDesk open(Path folder, String clinic, Directory directory, Clock clock, Ids ids, Fatal fatal)
            throws IOException {
        var rules = new AccessRules();
        var types = new EventTypes(AccessEvent.TYPES);
        var codec = new EventCodec(types);
        var desk = Desk.<AccessState, AccessCommand, AccessEvent> open(NAME, clinic, folder.resolve(NAME).resolve("journal"),
                rules, types, clock, ids, events -> apply(events, codec, directory),
                BuildTag.of(rules, types).orElse(null), fatal);
        desk.read(state -> {
            directory.begin(state.people(), state.sessions(), state.devices(), state.programs(),
                    state.quickCodes());
            return true;
        }).toCompletableFuture().join();
        return new AccessDesk(desk, directory);
    }

    private static void apply(List<CommittedEvent> events, EventCodec codec, Directory directory) {
        events.forEach(event -> directory.apply(decoded(event, codec)));
    }

    private static AccessEvent decoded(CommittedEvent event, EventCodec codec) {
        try (var json = BridgeJson.mapper().createParser(event.json())) {
            json.nextToken();
            return codec.<AccessEvent> decode(json).data();
        } catch (IOException e) {
            throw new UncheckedIOException("an event that was just written cannot be read", e);
        }
    }

    Desk<AccessState, AccessCommand, AccessEvent> desk() {
        return desk;
    }

    Directory directory() {
        return directory;
    }

    /// A command that the gateway gives itself.
    CompletionStage<Reply> submit(AccessCommand command, String actor, String from) {
        return desk.submit(new Order<>(command, actor, from, null, null));
    }

    @Override
    public void close() {
        desk.close();
    }
}
