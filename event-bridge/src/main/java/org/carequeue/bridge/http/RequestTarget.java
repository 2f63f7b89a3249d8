package org.carequeue.bridge.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// What stands behind the method in a request's first line.
///
/// Whoever routes a request, looks at who may ask, and passes it on has to read the same address in it. So only those
/// that can be read in one way are taken: `/a/b?c=d`, without a scheme or host before it, without segments that are empty
/// or dots, without parameters behind a semicolon, and without an encoding that hides any of these.
final class RequestTarget {

    /// The characters of a path of RFC 3986 but the semicolon; behind it whatever browsers leave as it is in a query.
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*(?:\\?[!$-;=?-~]*)?");
    /// Slash, backslash, semicolon and dot.
    private static final Pattern HIDDEN = Pattern.compile("%(?:2f|5c|3b|2e)");
    private static final int ESCAPE = 3;

    private RequestTarget() {
    }

    static boolean isPlain(String target) {
        if (!PLAIN.matcher(target).matches()) {
            return false;
        }
        var query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        return !HIDDEN.matcher(path.toLowerCase(Locale.ROOT)).find() && hasPlainSegments(path)
                && isText(path) && (query < 0 || isText(target.substring(query)));
    }

    /// The last one may be empty: a slash at the end.
    private static boolean hasPlainSegments(String path) {
        return !path.contains("//")
                && Arrays.stream(path.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    /// Whether what is escaped in it is UTF-8, and no control character.
    private static boolean isText(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return true;
        }
        try {
            var bytes = ByteBuffer.allocate(encoded.length());
            for (int i = 0; i < encoded.length(); i++) {
                if (encoded.charAt(i) == '%') {
                    bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + ESCAPE));
                    i += ESCAPE - 1;
                } else {
                    bytes.put((byte) encoded.charAt(i));
                }
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).codePoints().noneMatch(Character::isISOControl);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException unreadable) {
            return false;
        }
    }
}
