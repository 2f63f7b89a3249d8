package org.carequeue.bench.part;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.carequeue.bench.figure.Table;
import org.carequeue.bench.server.Workshop;

/// One question that the bench answers.
@FunctionalInterface
public interface Part {

    /// Measures.
    ///
    /// @param progress gets a line now and then
    /// @throws IOException when something that is measured did not work: a figure of it would be worth nothing
    List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException;
}
