package org.carequeue.bridge.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.zip.CRC32C;

/// The [Bug] of a journal that cuts off everything from the first bad line on, as if it could only be a torn write.
final class CutAtDamage {

    private static final int CRC_DIGITS = 8;

    private CutAtDamage() {
    }

    static void of(SimulatedDisk disk) {
        var isCut = false;
        for (var path : java.util.List.copyOf(disk.files().keySet())) {
            var file = disk.files().get(path);
            if (isCut || file == null) {
                disk.files().remove(path);
                continue;
            }
            var start = 0;
            for (int end : file.lineEnds()) {
                if (!isWhole(file.content(), start, end)) {
                    file.truncate(start);
                    isCut = true;
                    break;
                }
                start = end + 1;
            }
        }
    }

    private static boolean isWhole(byte[] bytes, int start, int end) {
        if (end - start <= CRC_DIGITS) {
            return false;
        }
        var crc = new CRC32C();
        crc.update(bytes, start + CRC_DIGITS + 1, end - start - CRC_DIGITS - 1);
        return "%08x".formatted(crc.getValue()).equals(new String(bytes, start, CRC_DIGITS, US_ASCII));
    }
}
