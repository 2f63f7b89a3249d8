package org.carequeue.gateway.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PictureTest {

    @Test
    void pictures_are_known_by_what_they_are() {
        assertThat(Picture.of(Pictures.png(64, 48))).contains(new Picture("image/png", 64, 48));
        assertThat(Picture.of(Pictures.JPEG)).contains(new Picture("image/jpeg", 64, 48));
        for (var webp : List.of(Pictures.WEBP, Pictures.LOSSY_WEBP, Pictures.LARGE_WEBP)) {
            assertThat(Picture.of(webp)).isPresent().get().extracting(Picture::type).isEqualTo("image/webp");
        }
        assertThat(Picture.of(Pictures.LOSSY_WEBP)).contains(new Picture("image/webp", 64, 48));
        assertThat(Picture.of(Pictures.LARGE_WEBP)).contains(new Picture("image/webp", 64, 48));
        assertThat(Picture.of(Pictures.WEBP)).contains(new Picture("image/webp", 64, 49));
    }

    @Test
    void all_else_is_none() {
        for (var text : List.of("", "GIF89a", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<!doctype html><script>",
                "RIFF____WAVE", "\u0089PNG")) {
            assertThat(Picture.of(text.getBytes(UTF_8))).as(text).isEmpty();
        }
        assertThat(Picture.of(Pictures.png(0, 48))).isEmpty();
        assertThat(Picture.of(Pictures.png(4096, 4097))).as("it would fill a device's memory").isEmpty();
        assertThat(Picture.of(Pictures.png(-1, 48))).isEmpty();
    }

    @Test
    void one_that_ends_too_soon_or_is_broken_is_none_and_never_an_error() {
        var random = new Random(4711);
        for (var whole : List.of(Pictures.png(64, 48), Pictures.JPEG, Pictures.WEBP, Pictures.LOSSY_WEBP,
                Pictures.LARGE_WEBP)) {
            for (var end = 0; end < whole.length; end++) {
                var part = Arrays.copyOf(whole, end);
                assertThat(Picture.of(part)).satisfiesAnyOf(none -> assertThat(none).isEmpty(),
                        one -> assertThat(one).get().extracting(Picture::width).isEqualTo(64));
            }
            for (var round = 0; round < 2_000; round++) {
                var broken = whole.clone();
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                assertThat(Picture.of(broken)).satisfiesAnyOf(none -> assertThat(none).isEmpty(), one -> assertThat(one)
                        .get().matches(picture -> picture.width() <= Picture.LARGEST_SIDE && picture.height() >= 1));
            }
        }
    }
}
