package org.carequeue.statistics.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.carequeue.events.StatisticsSettings.Staff;
import org.jspecify.annotations.Nullable;

/// What is kept of who did something.
public final class StaffNames {

    private static final String ALGORITHM = "HmacSHA256";
    /// 64 bits: two of a clinic's people having the same is out of the question.
    private static final int BYTES = 8;

    private final SecretKeySpec key;

    /// @param key of this service alone, 32 bytes
    public StaffNames(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// What is kept of somebody; null where that is nothing.
    ///
    /// @param setting the clinic's
    public @Nullable String kept(Staff setting, String name) {
        return switch (setting) {
            case NAMES -> name;
            case PSEUDONYMS -> pseudonym(name);
            case NOTHING -> null;
        };
    }

    private String pseudonym(String name) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(name.getBytes(UTF_8)), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
