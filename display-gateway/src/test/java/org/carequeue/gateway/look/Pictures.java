package org.carequeue.gateway.look;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Beginnings of pictures and videos, as programs write them.
final class Pictures {

    static final byte[] JPEG = bytes("ffd8ffe000104a46494600010100000100010000" + "ffc0000b080030004001011100ffd9");
    static final byte[] WEBP = bytes("524946461a000000574542505650384c0d0000002f3f000c00");
    static final byte[] LOSSY_WEBP = bytes("52494646240000005745425056503820180000003001009d012a40003000");
    static final byte[] LARGE_WEBP = bytes("524946462400000057454250565038580a000000100000003f00002f0000");
    static final byte[] MP4 = bytes("000000186674797069736f6d0000020069736f6d");
    static final byte[] WEBM = bytes("1a45dfa39f4286810142f7810142f2810442f381");

    private Pictures() {
    }

    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(64).put(bytes("89504e470d0a1a0a0000000d49484452")).putInt(width).putInt(height).array();
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
