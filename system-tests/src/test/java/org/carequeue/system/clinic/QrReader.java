package org.carequeue.system.clinic;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/// Reads a QR code as a phone's camera does, somewhere in a picture.
public final class QrReader {

    private static final int NEAREST = 3;

    private QrReader() {
    }

    /// @param png of a screenshot
    public static String read(byte[] png) {
        try {
            return read(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Looks more than once, from nearer and in another light: one look misses some codes that any phone reads.
    ///
    /// @throws AssertionError when there is no code in the picture
    public static String read(BufferedImage picture) {
        for (int scale = 1; scale <= NEAREST; scale++) {
            var light = light(picture, scale);
            for (var binarizer : List.of(new HybridBinarizer(light), new GlobalHistogramBinarizer(light))) {
                var seen = look(binarizer);
                if (seen.isPresent()) {
                    return seen.get();
                }
            }
        }
        throw new AssertionError("there is no QR code in the picture that can be read");
    }

    private static Optional<String> look(Binarizer binarizer) {
        try {
            return Optional.of(new QRCodeReader().decode(new BinaryBitmap(binarizer),
                    Map.of(DecodeHintType.TRY_HARDER, true)).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static LuminanceSource light(BufferedImage picture, int scale) {
        var width = picture.getWidth() * scale;
        var height = picture.getHeight() * scale;
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var drawing = scaled.createGraphics();
        drawing.drawImage(picture, 0, 0, width, height, null);
        drawing.dispose();
        return new RGBLuminanceSource(width, height, scaled.getRGB(0, 0, width, height, null, 0, width));
    }
}
