package org.carequeue.bench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.carequeue.bench.client.Marker;

/// The event of the fan-out: a doctor's list hears that a ticket's priority has changed, in about 240 bytes. It is always
/// the same ticket, so that the board stays small; its number of calls is the event's number.
public final class BenchEvent {

    /// Numbers have seven digits, so that all messages are of one length.
    public static final long FIRST = 1_000_001;
    /// Where the number stands in what clients hear, which is near the end.
    public static final Marker MARKER = Marker.after("\"calls\":", 150);

    private static final long FOUR_DIGITS = 1_000;
    private static final String TICKET = "2026-11-22-A042";
    private static final String TIME = "2026-11-22T08:15:30.250Z";

    /// In whose log it stands.
    static final String SERVICE = "triage-service";

    private BenchEvent() {
    }

    /// What a doctor's list hears of it from the gateway, give or take a digit of the version; the competitors pass on the same.
    static byte[] heard(long number) {
        return ("{\"type\":\"priority-update\",\"version\":" + (FOUR_DIGITS + number % FOUR_DIGITS) + ",\"ticket\":{\"id\":\""
                + TICKET
                + "\",\"number\":\"A042\",\"serviceLine\":\"general\",\"issuedAt\":\"" + TIME
                + "\",\"status\":\"waiting\",\"priority\":\"high\",\"target\":\"PT10M\",\"triaged\":true,\"calls\":"
                + number + "}}").getBytes(US_ASCII);
    }

    /// The event in that log.
    static byte[] committed(long sequence, long number) {
        return event(sequence, "priority-update", "{\"visit\":" + visit(number) + ",\"from\":\"normal\"}");
    }

    /// What must be in the log before it.
    static byte[] opened(long sequence) {
        return event(sequence, "visit-opened", "{\"visit\":" + visit(0) + "}");
    }

    private static String visit(long number) {
        return "{\"ticket\":\"" + TICKET + "\",\"number\":\"A042\",\"serviceLine\":\"general\",\"issuedAt\":\"" + TIME
                + "\",\"order\":57,\"status\":\"waiting\",\"priority\":\"high\",\"rank\":1,\"target\":\"PT10M\","
                + "\"triaged\":true,\"calls\":" + number + ",\"prescriptions\":0}";
    }

    private static byte[] event(long sequence, String type, String data) {
        return ("{\"specversion\":\"1.0\",\"id\":\"bench-" + sequence + "\",\"source\":\"/clinics/clinic/" + SERVICE + "\","
                + "\"type\":\"" + type + "\",\"time\":\"" + TIME + "\",\"datacontenttype\":\"application/json\","
                + "\"sequence\":\"" + sequence + "\",\"log\":\"bench\",\"actor\":\"room 3\",\"workplace\":\"room 3\","
                + "\"data\":" + data + "}").getBytes(US_ASCII);
    }
}
