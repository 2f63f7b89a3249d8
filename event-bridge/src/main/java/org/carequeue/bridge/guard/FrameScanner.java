package org.carequeue.bridge.guard;

import org.carequeue.bridge.guard.BreachException.Kind;

import io.netty.buffer.ByteBuf;

/// Follows the frames that come on one socket (RFC 6455, 5.2), ahead of whoever decodes them, and counts them.
final class FrameScanner {

    static final int POLICY_VIOLATION = 1008;

    private static final int FINAL = 0x80;
    private static final int CONTROL = 0x08;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_BYTES = 4;

    private final Allowance control;
    private final Allowance data;
    private final Allowance bytes;
    /// Bytes of the header that are still to come, before the mask.
    private int lengthBytes;
    private boolean atSecond;
    private boolean isMasked;
    private long left;
    private int fragments;

    FrameScanner(Bounds bounds, long now) {
        control = new Allowance(Bounds.CONTROL_FRAMES, Bounds.BURST_SECONDS, now);
        data = new Allowance(bounds.frames(), Bounds.BURST_SECONDS, now);
        bytes = new Allowance(bounds.bytes(), Bounds.BURST_SECONDS, now);
    }

    /// Looks at all bytes, and leaves the buffer as it is.
    ///
    /// @return for how long nothing more is to be read, in nanoseconds
    long take(ByteBuf buffer, long now) throws BreachException {
        bytes.take(buffer.readableBytes(), now);
        int end = buffer.writerIndex();
        for (int i = buffer.readerIndex(); i < end;) {
            if (left > 0 && lengthBytes == 0 && !atSecond) {
                var skipped = (int) Math.min(left, end - i);
                i += skipped;
                left -= skipped;
            } else {
                header(buffer.getByte(i++) & 0xFF, now);
            }
        }
        return Math.max(bytes.debtNanos(), data.debtNanos());
    }

    private void header(int b, long now) throws BreachException {
        if (lengthBytes > 0) {
            left = left << Byte.SIZE | b;
            if (--lengthBytes == 0) {
                lengthIsKnown();
            }
        } else if (atSecond) {
            atSecond = false;
            isMasked = (b & MASKED) != 0;
            var said = b & LENGTH;
            if (said < TWO_BYTES) {
                left = said;
                lengthIsKnown();
            } else {
                left = 0;
                lengthBytes = said == EIGHT_BYTES ? Long.BYTES : Short.BYTES;
            }
        } else {
            atSecond = true;
            begins(b, now);
        }
    }

    private void lengthIsKnown() throws BreachException {
        if (left < 0 || left > Integer.MAX_VALUE) {
            throw new BreachException(Kind.FLOOD, POLICY_VIOLATION, "a frame without end");
        }
        left += isMasked ? MASK_BYTES : 0;
    }

    private void begins(int b, long now) throws BreachException {
        if ((b & CONTROL) != 0) {
            if (!control.take(1, now)) {
                throw new BreachException(Kind.FLOOD, POLICY_VIOLATION, "too many pings");
            }
            return;
        }
        data.take(1, now);
        if (++fragments > Bounds.FRAGMENTS) {
            throw new BreachException(Kind.FLOOD, POLICY_VIOLATION, "a message in too many pieces");
        }
        if ((b & FINAL) != 0) {
            fragments = 0;
        }
    }
}
