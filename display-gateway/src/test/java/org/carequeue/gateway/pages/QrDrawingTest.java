package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/// What is drawn is read by a reader of another maker.
class QrDrawingTest {

    private static final Pattern STRIP = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
    private static final int PIXELS = 4;

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:8080/t/kR3v0jFq2mXw8bT1nYc4Zg",
            "https://queue.a-rather-long-name.example.org/t/kR3v0jFq2mXw8bT1nYc4Zg?lang=es", "ñ" })
    void a_reader_finds_the_text_that_was_drawn(String text) throws Exception {
        assertThat(read(QrDrawing.of(text))).isEqualTo(text);
    }

    private static String read(QrDrawing drawing) throws Exception {
        var side = drawing.size() * PIXELS;
        var picture = new int[side * side];
        Arrays.fill(picture, 0xFFFFFF);
        assertThat(STRIP.matcher(drawing.path()).replaceAll("")).as("nothing but strips").isEmpty();
        STRIP.matcher(drawing.path()).results().forEach(strip -> {
            var from = Integer.parseInt(strip.group(1)) * PIXELS;
            var top = Integer.parseInt(strip.group(2)) * PIXELS;
            var width = Integer.parseInt(strip.group(3)) * PIXELS;
            for (var y = top; y < top + PIXELS; y++) {
                Arrays.fill(picture, y * side + from, y * side + from + width, 0);
            }
        });
        var light = new RGBLuminanceSource(side, side, picture);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
    }
}
