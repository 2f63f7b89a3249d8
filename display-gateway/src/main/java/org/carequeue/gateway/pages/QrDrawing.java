package org.carequeue.gateway.pages;

import io.nayuki.qrcodegen.QrCode;

/// A QR code, ready to be drawn: one unit for each module, in a square of which the outer four units stay white, as
/// ISO/IEC 18004 asks.
///
/// @param size units of each side
/// @param path of the dark modules, as in an SVG `path`
record QrDrawing(int size, String path) {

    private static final int QUIET = 4;

    /// Of a text. Level M: up to 15 % of what is printed may be damaged.
    static QrDrawing of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                var from = x;
                while (code.getModule(x, y)) { // false outside
                    x++;
                }
                if (x > from) {
                    var width = x - from;
                    path.append('M').append(QUIET + from).append(' ').append(QUIET + y).append('h').append(width)
                            .append("v1h-").append(width).append('z');
                }
            }
        }
        return new QrDrawing(code.size + 2 * QUIET, path.toString());
    }
}
