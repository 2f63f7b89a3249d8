package org.carequeue.gateway.fanout;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// The writing end of one socket. Used on its event loop only.
public interface Outlet {

    /// Sends one text frame and does not wait.
    ///
    /// @param written told on the same event loop, perhaps before this returns, when the frame has left this process
    void write(Text frame, Written written);

    /// Closes the socket, also one whose other end does not read.
    void close(int code, String reason);

    /// Hears that a frame has been written, or has not.
    interface Written {
        /// @param failure null when it was written
        void done(@Nullable Throwable failure);
    }
}
