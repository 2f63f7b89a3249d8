package org.carequeue.gateway.fanout;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// The writing end of one socket. Used on its event loop only.
public interface Outlet {

    /// What has become of frames when [#flush] returns.
    enum Sent {
        /// They have left this process.
        LEFT,
        /// Some of them wait until the network takes more; [#whenLeft] tells.
        UNDER_WAY,
        /// They never will: the connection has ended.
        LOST
    }

    /// Takes one text frame, which leaves with the next [#flush].
    void write(Text frame);

    /// Sends what was written since the last time, in order, and does not wait.
    Sent flush();

    /// Tells, once and on the same event loop, when all that was flushed so far has left, or when it is known that some
    /// of it never will.
    void whenLeft(Flushed flushed);

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
