package org.carequeue.gateway.printing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImage;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;

/// A slip, dot by dot, as the page has drawn it: a printer has letters for a few languages, a browser for all. Nothing that
/// somebody has typed reaches the printer but as dots whose number was said before, so no name is a command.
///
/// @param width in dots, one of [#NARROW] and [#WIDE]
/// @param dots row by row, eight a byte, the leftmost highest; set where it is black
public record SlipPicture(int width, byte[] dots) {

    /// What printers print of a roll of 58 mm, at 8 dots a millimetre.
    public static final int NARROW = 384;
    /// Of a roll of 80 mm.
    public static final int WIDE = 576;
    /// 40 cm: more than any slip.
    public static final int MOST_ROWS = 3200;
    /// Printers keep little at once.
    private static final int ROWS_AT_ONCE = 128;
    /// From the head to the knife.
    private static final int LINES_TO_THE_KNIFE = 5;

    /// @param deflated in the form of zlib
    /// @return empty where it is no such picture
    public static Optional<SlipPicture> of(int width, byte[] deflated) {
        if (width != NARROW && width != WIDE) {
            return Optional.empty();
        }
        var room = new byte[width / Byte.SIZE * MOST_ROWS + 1];
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            var length = inflater.inflate(room);
            var isWhole = inflater.finished() && inflater.getRemaining() == 0 && length > 0 && length < room.length;
            return isWhole && length % (width / Byte.SIZE) == 0
                    ? Optional.of(new SlipPicture(width, Arrays.copyOf(room, length)))
                    : Optional.empty();
        } catch (DataFormatException _) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    int rows() {
        return dots.length / (width / Byte.SIZE);
    }

    /// What a printer is told: begin, the picture, let it come out and cut it off.
    byte[] commands() {
        var bytes = new ByteArrayOutputStream(dots.length + dots.length / ROWS_AT_ONCE);
        try (var printer = new EscPos(bytes)) {
            printer.initializePrinter();
            for (var row = 0; row < rows(); row += ROWS_AT_ONCE) {
                printer.write(new RasterBitImageWrapper(), new EscPosImage(
                        new Part(this, row, Math.min(ROWS_AT_ONCE, rows() - row)), new BitonalThreshold()));
            }
            printer.feed(LINES_TO_THE_KNIFE).cut(EscPos.CutMode.PART);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private boolean isBlack(int x, int y) {
        return (dots[y * (width / Byte.SIZE) + x / Byte.SIZE] >> Byte.SIZE - 1 - x % Byte.SIZE & 1) != 0;
    }

    /// Some rows of it, as the library asks for them.
    private record Part(SlipPicture whole, int first, int rows) implements CoffeeImage {

        private static final int BLACK = 0xff000000;
        private static final int WHITE = 0xffffffff;

        @Override
        public int getWidth() {
            return whole.width();
        }

        @Override
        public int getHeight() {
            return rows;
        }

        @Override
        public CoffeeImage getSubimage(int x, int y, int w, int h) {
            throw new UnsupportedOperationException("rows are taken whole");
        }

        @Override
        public int getRGB(int x, int y) {
            return whole.isBlack(x, first + y) ? BLACK : WHITE;
        }
    }

    /// Nothing of what stands on it.
    @Override
    public String toString() {
        return "SlipPicture[" + width + "x" + rows() + "]";
    }
}
