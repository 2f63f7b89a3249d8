package org.carequeue.bridge.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

import org.carequeue.bridge.guard.BreachException.Kind;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.vertx.core.net.HostAndPort;

/// Follows the requests on one connection, byte by byte, ahead of whoever parses them: where each begins and ends, and that
/// nobody could see that differently. What is not exactly as RFC 9112 wants it is refused, also where it allows more.
final class RequestScanner {

    /// Where in a request the next byte is.
    enum Stage {
        BETWEEN,
        HEAD,
        BODY,
        /// Behind a head that asks for a socket.
        UPGRADE
    }

    private enum At {
        LINE,
        LINE_END,
        NAME,
        VALUE,
        VALUE_END,
        HEAD_END,
        LENGTH,
        SIZE,
        SIZE_END,
        CHUNK,
        CHUNK_CR,
        CHUNK_LF,
        LAST_CR,
        LAST_LF
    }

    private static final String LENGTH = "content-length";
    private static final String CODING = "transfer-encoding";
    private static final String PEER = Bounds.PEER.toLowerCase(Locale.ROOT);
    private static final String TOKEN = "!#$%&'*+-.^_`|~";
    /// Names and values longer than this are none of those that matter here: the longest is a host and its port.
    private static final int WORD = 260;
    private static final int LONGEST_LENGTH = 15;
    private static final int LONGEST_SIZE = 7;
    private static final int HEXADECIMAL = 16;
    private static final long HTTP_1_1 = word("HTTP/1.1");
    private static final long HTTP_1_0 = word("HTTP/1.0");

    private final long largestBody;
    private Stage stage = Stage.BETWEEN;
    private At at = At.LINE;
    private int heads;
    private int headBytes;
    private int fields;
    private int spaces;
    /// How long the word of the request line is so far; the last of them is a version of eight bytes.
    private int lineWord;
    private long last8;
    private final byte[] word = new byte[WORD];
    private int wordLength;
    private String name = "";
    private boolean isOld;
    private boolean hasHost;
    /// The last one that could be read: on one connection it hardly ever changes.
    private String host = "";
    private boolean isChunked;
    private boolean upgrades;
    private long length;
    private long left;
    private long chunked;
    private int digits;
    private @Nullable String peer;

    /// @param largestBody in chunks, in bytes
    RequestScanner(long largestBody) {
        this.largestBody = largestBody;
    }

    Stage stage() {
        return stage;
    }

    /// How many heads were whole.
    int heads() {
        return heads;
    }

    /// Who the other end says that it is, in the first head that said so.
    @Nullable
    String peer() {
        return peer;
    }

    /// The socket that was asked for was refused: requests follow.
    void upgradeWasRefused() {
        stage = Stage.BETWEEN;
    }

    /// Looks at all bytes, and leaves the buffer as it is.
    void take(ByteBuf bytes) throws BreachException {
        int end = bytes.writerIndex();
        for (int i = bytes.readerIndex(); i < end;) {
            if (stage == Stage.UPGRADE) {
                throw malformed("Nothing may follow a request for a socket before it is answered.");
            }
            if (at == At.LENGTH || at == At.CHUNK) {
                var skipped = (int) Math.min(left, end - i);
                i += skipped;
                left -= skipped;
                if (left == 0) {
                    if (at == At.LENGTH) {
                        requestEnds();
                    } else {
                        at = At.CHUNK_CR;
                    }
                }
            } else {
                take(bytes.getByte(i++) & 0xFF);
            }
        }
    }

    private void take(int b) throws BreachException {
        switch (at) {
            case LINE -> line(b);
            case LINE_END -> lineEnds(b);
            case NAME -> name(b);
            case VALUE -> value(b);
            case VALUE_END -> valueEnds(b);
            case HEAD_END -> headEnds(b);
            case SIZE -> size(b);
            case SIZE_END -> sizeEnds(b);
            case CHUNK_CR -> then('\r', b, At.CHUNK_LF);
            case CHUNK_LF -> {
                then('\n', b, At.SIZE);
                digits = 0;
                left = 0;
            }
            case LAST_CR -> then('\r', b, At.LAST_LF);
            case LAST_LF -> {
                then('\n', b, At.LINE);
                requestEnds();
            }
            case LENGTH, CHUNK -> throw new IllegalStateException("a body's bytes are skipped");
        }
    }

    // ── the head ──

    private void line(int b) throws BreachException {
        if (stage == Stage.BETWEEN) {
            stage = Stage.HEAD;
            headBytes = 0;
            fields = 0;
            spaces = 0;
            lineWord = 0;
            last8 = 0;
            hasHost = false;
            isChunked = false;
            upgrades = false;
            length = -1;
        }
        if (++headBytes > Bounds.LONGEST_LINE) {
            throw new BreachException(Kind.MALFORMED, 414, "A request line has at most 4 KiB.");
        }
        if (b == '\r') {
            isOld = last8 == HTTP_1_0;
            if (spaces != 2 || lineWord != Long.BYTES || (!isOld && last8 != HTTP_1_1)) {
                throw malformed("A request line is a method, a target and HTTP/1.1.");
            }
            at = At.LINE_END;
        } else if (b <= 0x20 && b != ' ' || b == 0x7F) {
            throw malformed("A request line has no control characters.");
        } else if (b == ' ' ? lineWord == 0 : spaces == 0 && !isToken(b)) {
            throw malformed("A request line is a method, a target and HTTP/1.1.");
        } else {
            spaces += b == ' ' ? 1 : 0;
            lineWord = b == ' ' ? 0 : lineWord + 1;
            last8 = last8 << 8 | b;
        }
    }

    private void lineEnds(int b) throws BreachException {
        then('\n', b, At.NAME);
        headBytes++;
        wordLength = 0;
    }

    private void name(int b) throws BreachException {
        count();
        if (b == '\r' && wordLength == 0) {
            at = At.HEAD_END;
        } else if (b == ':' && wordLength > 0) {
            name = text();
            wordLength = 0;
            at = At.VALUE;
            if (++fields > Bounds.FIELDS) {
                throw new BreachException(Kind.MALFORMED, 431, "A head has at most 100 fields.");
            }
        } else if (isToken(b)) {
            // What is longer than a word is cut to something that is none of ours.
            put(b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b);
        } else {
            throw malformed("A field's name is a token, its line begins with it, and a colon follows at once.");
        }
    }

    private void value(int b) throws BreachException {
        count();
        if (b == '\r') {
            at = At.VALUE_END;
        } else if (b < 0x20 && b != '\t' || b == 0x7F) {
            throw malformed("A field has no control characters.");
        } else if (wordLength > 0 || b != ' ' && b != '\t') {
            put(b);
        }
    }

    private void valueEnds(int b) throws BreachException {
        then('\n', b, At.NAME);
        count();
        field(text().strip());
        wordLength = 0;
    }

    private void field(String value) throws BreachException {
        if (name.equals(LENGTH)) {
            if (length >= 0 || value.isEmpty() || value.length() > LONGEST_LENGTH
                    || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw malformed("Content-Length is one number.");
            }
            length = Long.parseLong(value);
        } else if (name.equals(CODING)) {
            if (isChunked || isOld || !value.equalsIgnoreCase("chunked")) {
                throw malformed("Transfer-Encoding is chunked, once, and not in HTTP/1.0.");
            }
            isChunked = true;
        } else if (name.equals("host")) {
            if (hasHost) {
                throw malformed("A request has one Host.");
            }
            hasHost = true;
            readHost(value);
        } else if (name.equals("upgrade")) {
            upgrades = value.equalsIgnoreCase("websocket");
        } else if (name.equals(PEER) && peer == null) {
            peer = value;
        }
    }

    /// By the same reading as whoever parses the request later and would call what it cannot read an error of its own. That
    /// an empty one is no name that is known here, the front door says.
    private void readHost(String value) throws BreachException {
        if (value.isEmpty() || value.equals(host)) {
            return;
        }
        if (value.length() >= WORD || HostAndPort.parseAuthority(value, -1) == null) {
            throw malformed("A Host is a name or an address, and a port where there is one.");
        }
        host = value;
    }

    private void headEnds(int b) throws BreachException {
        then('\n', b, At.LINE);
        if (!hasHost && !isOld) {
            throw malformed("A request has one Host.");
        }
        if (isChunked && length >= 0) {
            throw malformed("A request has Content-Length or Transfer-Encoding, and not both.");
        }
        heads++;
        if (isChunked) {
            stage = Stage.BODY;
            at = At.SIZE;
            digits = 0;
            left = 0;
            chunked = 0;
        } else if (length > 0) {
            stage = Stage.BODY;
            at = At.LENGTH;
            left = length;
        } else {
            requestEnds();
        }
    }

    private void requestEnds() {
        at = At.LINE;
        stage = upgrades ? Stage.UPGRADE : Stage.BETWEEN;
    }

    // ── a body in chunks ──

    private void size(int b) throws BreachException {
        var digit = Character.digit(b, HEXADECIMAL);
        if (b == '\r' && digits > 0) {
            at = At.SIZE_END;
        } else if (digit >= 0 && digits < LONGEST_SIZE) {
            digits++;
            left = left * HEXADECIMAL + digit;
        } else {
            throw malformed("A chunk begins with its size, and with nothing else.");
        }
    }

    private void sizeEnds(int b) throws BreachException {
        chunked += left;
        if (chunked > largestBody) {
            throw new BreachException(Kind.OVERSIZED, 413, "A request's body has at most " + largestBody / 1024 + " KiB.");
        }
        then('\n', b, left == 0 ? At.LAST_CR : At.CHUNK);
    }

    // ── bytes ──

    private void then(int wanted, int b, At next) throws BreachException {
        if (b != wanted) {
            throw malformed("Lines end with CR and LF.");
        }
        at = next;
    }

    private void count() throws BreachException {
        if (++headBytes > Bounds.LONGEST_HEAD) {
            throw new BreachException(Kind.MALFORMED, 431, "A head has at most 16 KiB.");
        }
    }

    private void put(int b) {
        if (wordLength < WORD) {
            word[wordLength++] = (byte) b;
        }
    }

    private String text() {
        return new String(word, 0, wordLength, ISO_8859_1);
    }

    private static boolean isToken(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || TOKEN.indexOf(b) >= 0;
    }

    private static long word(String eight) {
        return eight.chars().asLongStream().reduce(0, (all, b) -> all << 8 | b);
    }

    private static BreachException malformed(String sentence) {
        return new BreachException(Kind.MALFORMED, 400, sentence);
    }
}
