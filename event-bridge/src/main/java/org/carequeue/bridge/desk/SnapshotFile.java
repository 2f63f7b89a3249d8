package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.Bookmark;
import org.carequeue.bridge.journal.Disk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// The file `snapshot` in the journal's folder: what a desk knew at one place of its journal. It is a cache, safe to
/// delete at any time; whatever is wrong with it, the journal is replayed instead.
///
/// Four JSON values, one a line, and the CRC32C of all before it as the last line: what it is a snapshot of, positions,
/// the state, the outcomes.
final class SnapshotFile {

    private static final int FORMAT = 1;
    private static final int TRAILER = 9;
    /// A snapshot above this size is not read: the journal is then the quicker way, or it is no snapshot.
    private static final int LONGEST = 1 << 30;

    private final Disk disk;
    private final Path folder;
    private final Path file;
    private final Path next;
    private final String build;

    /// @param build tells this code from any other that might come to another state
    SnapshotFile(Disk disk, Path folder, String build) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve("snapshot");
        this.next = folder.resolve("snapshot.next");
        this.build = build;
    }

    private record Header(int format, String build, Bookmark bookmark) {
    }

    private record Beside(Instant latest, Map<String, Position> positions) {
    }

    // ── reading ──

    /// What was saved last.
    ///
    /// @param stateType of the state's form
    /// @throws IOException when there is nothing that this build can use, with a few words that say why
    Saved read(Class<?> stateType) throws IOException {
        disk.delete(next);
        if (!disk.files(folder).contains(file)) {
            throw new IOException("there is none");
        }
        var bytes = bytes();
        var length = bytes.length - TRAILER;
        if (length < 0 || !checksum(bytes, length).equals(new String(bytes, length, TRAILER, US_ASCII))) {
            throw new IOException("it is damaged");
        }
        try (var json = BridgeJson.mapper().createParser(bytes, 0, length)) {
            var header = json.readValueAs(Header.class);
            if (header.format() != FORMAT || !header.build().equals(build)) {
                throw new IOException("it is of another build");
            }
            var beside = json.readValueAs(Beside.class);
            var state = json.readValueAs(stateType);
            return new Saved(header.bookmark(), beside.latest(), beside.positions(), outcomes(json), state);
        }
    }

    private byte[] bytes() throws IOException {
        try (var open = disk.open(file)) {
            if (open.size() > LONGEST) {
                throw new IOException("it is larger than any");
            }
            var bytes = ByteBuffer.allocate((int) open.size());
            open.fill(bytes, 0);
            return bytes.array();
        }
    }

    private static List<Outcome> outcomes(JsonParser json) throws IOException {
        var outcomes = new ArrayList<Outcome>();
        json.nextToken();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            outcomes.add(new Outcome(text(json), text(json), json.nextLongValue(0),
                    Instant.ofEpochMilli(json.nextLongValue(0)), text(json)));
            json.nextToken();
        }
        return outcomes;
    }

    private static String text(JsonParser json) throws IOException {
        var text = json.nextTextValue();
        if (text == null) {
            throw new IOException("an outcome is not of its form");
        }
        return text;
    }

    // ── writing ──

    /// Puts this in the place of what was saved before: whole or not at all, also when the power fails.
    ///
    /// @return its size in bytes
    /// @throws IOException when it is not there; what was saved before may still be
    long write(Saved saved) throws IOException {
        disk.delete(next);
        try {
            var size = writeNext(saved);
            disk.move(next, file);
            disk.forceFolder(folder);
            return size;
        } catch (IOException | RuntimeException e) {
            // It may be the disk that is full: what is of no use gives its room back to the journal.
            disk.delete(next);
            throw e;
        }
    }

    private long writeNext(Saved saved) throws IOException {
        try (var open = disk.create(next)) {
            var out = new Out(open);
            try (var json = BridgeJson.mapper().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.setRootValueSeparator(null);
                line(json, new Header(FORMAT, build, saved.bookmark()));
                line(json, new Beside(saved.latest(), saved.positions()));
                line(json, saved.state());
                json.writeStartArray();
                for (var outcome : saved.outcomes()) {
                    json.writeStartArray();
                    json.writeString(outcome.id());
                    json.writeString(outcome.fingerprint());
                    json.writeNumber(outcome.sequence());
                    json.writeNumber(outcome.at().toEpochMilli());
                    json.writeString(outcome.reply());
                    json.writeEndArray();
                }
                json.writeEndArray();
                json.writeRaw('\n');
            }
            out.trailer();
            open.force();
            return out.at;
        }
    }

    private static void line(JsonGenerator json, Object value) throws IOException {
        BridgeJson.mapper().writeValue(json, value);
        json.writeRaw('\n');
    }

    private static String checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return trailer(crc);
    }

    private static String trailer(CRC32C crc) {
        return HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
    }

    /// Writes to the file in large pieces, and sums them up.
    private static final class Out extends OutputStream {

        private final Disk.File open;
        private final CRC32C crc = new CRC32C();
        private final byte[] piece = new byte[256 * 1024];
        private int filled;
        private long at;

        private Out(Disk.File open) {
            this.open = open;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] { (byte) single }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            for (int done = 0; done < count;) {
                var part = Math.min(count - done, piece.length - filled);
                System.arraycopy(bytes, from + done, piece, filled, part);
                filled += part;
                done += part;
                if (filled == piece.length) {
                    emit();
                }
            }
        }

        private void emit() throws IOException {
            crc.update(piece, 0, filled);
            open.write(ByteBuffer.wrap(piece, 0, filled), at);
            at += filled;
            filled = 0;
        }

        private void trailer() throws IOException {
            emit();
            var sum = SnapshotFile.trailer(crc).getBytes(US_ASCII);
            open.write(ByteBuffer.wrap(sum), at);
            at += sum.length;
        }
    }
}
