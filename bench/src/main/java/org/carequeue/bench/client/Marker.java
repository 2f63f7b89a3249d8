package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Finds the number in a message that says which event it is, without reading the message as JSON: what follows a text
/// that stands in it once. A frame may hold any number of events, or none.
///
/// @param text what stands right before the digits, `"calls":`
/// @param apart how many bytes of a message can be skipped before looking for it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Marker(byte[] text, int apart) {

    /// Gets the number of each event, in the order in which they stand in the frame.
    interface Found {
        void event(long number);
    }

    public static Marker after(String text, int apart) {
        return new Marker(text.getBytes(US_ASCII), apart);
    }

    void find(byte[] bytes, int from, int to, Found found) {
        var first = text[0];
        var at = from + apart;
        var last = to - text.length;
        while (at < last) {
            if (bytes[at] == first && stands(bytes, at)) {
                at += text.length;
                var number = 0L;
                while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                    number = number * 10 + bytes[at] - '0';
                    at++;
                }
                found.event(number);
                at += apart;
            } else {
                at++;
            }
        }
    }

    private boolean stands(byte[] bytes, int at) {
        for (int i = 1; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
