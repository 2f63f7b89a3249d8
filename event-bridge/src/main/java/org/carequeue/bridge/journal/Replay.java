package org.carequeue.bridge.journal;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/// Rebuilds something from a journal while it is opened: from a bookmark where it has kept what was before it, else from
/// the first line.
public interface Replay {

    /// Where it wants to go on; asked once, when the journal is locked already. Null for the first line.
    @Nullable
    Bookmark bookmark();

    /// The journal does not have that bookmark: what was kept is of no use, and all lines follow.
    void beginsAnew();

    /// Takes the next line.
    ///
    /// @param sequence the log's head after it
    /// @param body the transaction's JSON, UTF-8
    /// @throws IOException when it cannot be taken; so does opening the journal
    void line(long sequence, byte[] body) throws IOException;

    /// From the first line, always.
    static Replay all(LineReader reader) {
        return new Replay() {
            @Override
            public @Nullable Bookmark bookmark() {
                return null;
            }

            @Override
            public void beginsAnew() {
            }

            @Override
            public void line(long sequence, byte[] body) throws IOException {
                var _ = reader.line(sequence, body);
            }
        };
    }
}
