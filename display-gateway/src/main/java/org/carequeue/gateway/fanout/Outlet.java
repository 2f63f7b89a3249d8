package org.carequeue.gateway.fanout;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// The writing end of one socket. Used on its event loop only.
public interface Outlet {

    /// Takes one text frame, which leaves with the next [#flush].
    void write(Text frame);

    /// Sends what was written since the last time, in order, and does not wait.
    ///
    /// @param flushed told once on the same event loop, perhaps before this returns, when all of it has left this process
    ///     or when it is known that some of it never will
    void flush(Flushed flushed);

    /// Asks the other end whether it is still there; it answers without a page's or program's help.
    void ping();

    /// Closes the socket, also one whose other end does not read.
    void close(int code, String reason);

    /// Hears what has become of frames.
    interface Flushed {
        /// @param failure null when they have left
        void done(@Nullable Throwable failure);
    }
}
