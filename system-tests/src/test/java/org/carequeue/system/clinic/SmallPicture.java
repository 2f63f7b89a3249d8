package org.carequeue.system.clinic;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// A picture of a page as a file of few bytes: pages have few colours, and what lies between them, at the edges of letters, is
/// near enough to one of the 256 that there is most of.
public final class SmallPicture {

    private static final int COLOURS = 256;
    private static final int OPAQUE = 0xFF000000;

    private SmallPicture() {
    }

    /// @param file where it is to be; what is there is written over
    public static void write(BufferedImage picture, Path file) throws IOException {
        var width = picture.getWidth();
        var height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var palette = palette(pixels);
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        var nearest = new HashMap<Integer, Byte>();
        var row = new byte[width];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                row[x] = nearest.computeIfAbsent(pixels[y * width + x], colour -> (byte) nearest(colour, palette));
            }
            small.getRaster().setDataElements(0, y, width, 1, row);
        }
        Files.createDirectories(file.getParent());
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var bytes = Files.newOutputStream(file); var out = ImageIO.createImageOutputStream(bytes)) {
            var options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), options);
        } finally {
            writer.dispose();
        }
    }

    private static int[] palette(int[] pixels) {
        var counts = new HashMap<Integer, Integer>();
        for (var pixel : pixels) {
            counts.merge(pixel | OPAQUE, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer> comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS).mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int colour, int[] palette) {
        var best = 0;
        var least = Integer.MAX_VALUE;
        for (var index = 0; index < palette.length; index++) {
            var distance = square(colour >> 16, palette[index] >> 16) + square(colour >> 8, palette[index] >> 8)
                    + square(colour, palette[index]);
            if (distance < least) {
                best = index;
                least = distance;
            }
        }
        return best;
    }

    private static int square(int one, int other) {
        var apart = (one & 0xFF) - (other & 0xFF);
        return apart * apart;
    }
}
