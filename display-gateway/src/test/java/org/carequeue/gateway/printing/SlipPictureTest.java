package org.carequeue.gateway.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;

class SlipPictureTest {

    private static byte[] deflated(int bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(out)) {
            deflating.write(new byte[bytes]);
        }
        return out.toByteArray();
    }

    @Test
    void a_picture_has_whole_rows_of_a_width_that_printers_have() throws IOException {
        assertThat(SlipPicture.of(384, deflated(48 * 700))).hasValueSatisfying(slip -> assertThat(slip.rows()).isEqualTo(700));
        assertThat(SlipPicture.of(576, deflated(72 * SlipPicture.MOST_ROWS))).isPresent();
        assertThat(SlipPicture.of(576, deflated(72 * SlipPicture.MOST_ROWS + 72))).isEmpty();
        assertThat(SlipPicture.of(384, deflated(49))).isEmpty();
        assertThat(SlipPicture.of(384, deflated(0))).isEmpty();
        assertThat(SlipPicture.of(400, deflated(50))).isEmpty();
        assertThat(SlipPicture.of(0, deflated(48))).isEmpty();
    }

    @Test
    void what_zlib_has_not_made_or_makes_huge_is_no_picture() throws IOException {
        assertThat(SlipPicture.of(384, new byte[0])).isEmpty();
        assertThat(SlipPicture.of(384, new byte[] { 1, 2, 3 })).isEmpty();
        var whole = deflated(48 * 8);
        assertThat(SlipPicture.of(384, Arrays.copyOf(whole, whole.length - 1))).as("cut off").isEmpty();
        assertThat(SlipPicture.of(384, Arrays.copyOf(whole, whole.length + 1))).as("with something behind it").isEmpty();
        // Some 49 KB, as much as a request may hold, that would be 48 MB.
        assertThat(SlipPicture.of(384, deflated(48 << 20))).isEmpty();
    }

    @Test
    void what_stands_on_a_slip_is_not_said_of_it() {
        assertThat(new SlipPicture(384, new byte[48])).hasToString("SlipPicture[384x1]");
    }
}
