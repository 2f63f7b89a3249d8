package org.carequeue.bridge.journal;

import java.io.IOException;

/// Takes the lines of a journal in order.
@FunctionalInterface
public interface LineReader {

    /// @param sequence the log's head after this line
    /// @param body the transaction's JSON, UTF-8
    /// @return whether to go on
    boolean line(long sequence, byte[] body) throws IOException;
}
