package org.carequeue.bridge.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Pass DOCTOR = new Pass("person:anna", "anna", "Dra. Añna", Set.of("doctor", "manager"));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OWNER = "triage-service";

    @TempDir
    Path folder;
    private Path file;
    private final AtomicLong nanos = new AtomicLong();

    @BeforeEach
    void name() {
        file = folder.resolve("access.key");
    }

    private Passes at(Duration later) {
        return new Passes(AccessKeys.open(file, RANDOM, nanos::get), InstantSource.fixed(NOW.plus(later)));
    }

    private void secondsPass(long seconds) {
        nanos.addAndGet(seconds * 1_000_000_000L);
    }

    // ── what is signed is read, by whom it is meant for and in time ──

    @Test
    void what_one_service_has_written_another_one_reads() {
        assertThat(at(Duration.ofSeconds(59)).read(at(Duration.ZERO).write(DOCTOR, OWNER), OWNER)).contains(DOCTOR);
        var nobody = new Pass("anybody", null, Set.of("kiosk"));
        assertThat(at(Duration.ZERO).read(at(Duration.ZERO).write(nobody, OWNER), OWNER)).contains(nobody);
    }

    @Test
    void it_is_taken_by_nobody_else_also_where_it_was_read_before() {
        var passes = at(Duration.ZERO);
        var token = passes.write(DOCTOR, OWNER);
        assertThat(passes.read(token, OWNER)).isPresent();

        assertThat(passes.read(token, "pharmacy-service")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = { 71, 3_600, -75, -86_400 })
    void it_is_over_after_a_minute_and_what_clocks_may_differ_by(long seconds) {
        var token = at(Duration.ZERO).write(DOCTOR, OWNER);

        assertThat(at(Duration.ofSeconds(seconds)).read(token, OWNER)).isEmpty();
    }

    @Test
    void one_that_was_read_before_is_over_in_time_too() {
        var now = new AtomicLong();
        var passes = new Passes(AccessKeys.open(file, RANDOM), () -> NOW.plusSeconds(now.get()));
        var token = passes.write(DOCTOR, OWNER);
        assertThat(passes.read(token, OWNER)).isPresent();

        now.set(71);

        assertThat(passes.read(token, OWNER)).isEmpty();
    }

    // ── what others have made ──

    @Test
    void a_changed_one_is_refused_whatever_was_changed() {
        var passes = at(Duration.ZERO);
        var token = passes.write(DOCTOR, OWNER);

        for (int i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'x' ? 'y' : 'x';
            var changed = token.substring(0, i) + other + token.substring(i + 1);
            if (!decodesAlike(token, changed)) {
                assertThat(passes.read(changed, OWNER)).as(changed).isEmpty();
            }
        }
        assertThat(passes.read("", OWNER)).isEmpty();
        assertThat(passes.read("..", OWNER)).isEmpty();
        assertThat(passes.read("x".repeat(1_000_000), OWNER)).isEmpty();
    }

    /// The last character of a part holds bits that nobody reads.
    private static boolean decodesAlike(String one, String other) {
        try {
            return List.of(one.split("\\.")).stream().map(Base64.getUrlDecoder()::decode).map(bytes -> new String(bytes, UTF_8))
                    .toList().equals(List.of(other.split("\\.")).stream().map(Base64.getUrlDecoder()::decode)
                            .map(bytes -> new String(bytes, UTF_8)).toList());
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Test
    void one_that_is_signed_with_no_key_with_a_foreign_one_or_in_another_way_is_refused() throws Exception {
        var passes = at(Duration.ZERO);
        var parts = passes.write(DOCTOR, OWNER).split("\\.");
        var head = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
        var key = AccessKeys.open(file, RANDOM).signing();

        assertThat(passes.read(signed(head, parts[1], key.bytes(), "HmacSHA256"), OWNER)).as("what we do ourselves")
                .isPresent();
        assertThat(passes.read(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".", OWNER)).isEmpty();
        assertThat(passes.read(base64(head.replace("HS256", "none")) + "." + parts[1] + ".", OWNER)).isEmpty();
        assertThat(passes.read(signed(head, parts[1], new byte[32], "HmacSHA256"), OWNER)).isEmpty();
        assertThat(passes.read(signed(head.replace(key.id(), "another-one"), parts[1], key.bytes(), "HmacSHA256"), OWNER))
                .isEmpty();
        assertThat(passes.read(signed(head.replace("HS256", "HS512"), parts[1], key.bytes(), "HmacSHA512"), OWNER)).isEmpty();
        var foreign = AccessKeys.open(folder.resolve("foreign.key"), RANDOM);
        var theirs = new Passes(foreign, InstantSource.fixed(NOW));
        assertThat(passes.read(theirs.write(DOCTOR, OWNER), OWNER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795424460,\"roles\":[\"doctor\"]}",
            "{\"iss\":\"carequeue\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795424460,\"roles\":[\"doctor\"]}",
            "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"iat\":1795424400,\"exp\":1795424460,\"roles\":[\"doctor\"]}",
            "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"roles\":[\"doctor\"]}",
            "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795510800,\"roles\":[\"doctor\"]}",
            "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795424460}",
            "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795424460,\"roles\":[7]}",
            "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795424460,\"roles\":\"doctor\"}",
            "[]", "null", "" })
    void one_that_leaves_something_out_or_is_good_for_longer_is_refused(String claims) throws Exception {
        var passes = new Passes(AccessKeys.open(file, RANDOM),
                InstantSource.fixed(Instant.ofEpochSecond(1_795_424_400)));
        var key = AccessKeys.open(file, RANDOM).signing();
        var head = "{\"alg\":\"HS256\",\"kid\":\"" + key.id() + "\"}";
        var whole = "{\"iss\":\"carequeue\",\"aud\":\"triage-service\",\"sub\":\"x\",\"iat\":1795424400,\"exp\":1795424460,"
                + "\"roles\":[\"doctor\"]}";

        assertThat(passes.read(signed(head, base64(whole), key.bytes(), "HmacSHA256"), OWNER)).isPresent();
        assertThat(passes.read(signed(head, base64(claims), key.bytes(), "HmacSHA256"), OWNER)).isEmpty();
    }

    private static String signed(String head, String claims, byte[] key, String how) throws GeneralSecurityException {
        var text = base64(head) + "." + claims;
        var mac = Mac.getInstance(how);
        mac.init(new SecretKeySpec(key, how));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    // ── the file ──

    @Test
    void the_file_is_made_once_and_read_by_its_owner_alone() throws IOException {
        var all = IntStream.range(0, 32).parallel().mapToObj(_ -> AccessKeys.open(file, RANDOM).signing().id()).distinct()
                .toList();

        assertThat(all).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_key_is_rotated_while_everything_runs() throws IOException {
        // Given
        var gateway = at(Duration.ZERO);
        var owner = at(Duration.ZERO);
        var old = gateway.write(DOCTOR, OWNER);
        assertThat(owner.read(old, OWNER)).isPresent();

        // When
        AccessKeys.open(folder.resolve("next.key"), RANDOM);
        Files.writeString(file, "# rotated\n" + Files.readString(folder.resolve("next.key")) + "\n" + Files.readString(file));
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        secondsPass(5);

        // Then
        var fresh = gateway.write(DOCTOR, OWNER);
        assertThat(fresh.split("\\.")[0]).isNotEqualTo(old.split("\\.")[0]);
        assertThat(owner.read(fresh, OWNER)).as("whoever meets a new name looks at once").isPresent();
        assertThat(owner.read(gateway.write(DOCTOR, OWNER), OWNER)).isPresent();
        assertThat(at(Duration.ZERO).read(old, OWNER)).as("the old one is taken beside it").isPresent();
    }

    @Test
    void a_file_that_is_spoilt_while_everything_runs_changes_nothing_and_is_told_of() throws IOException {
        var keys = AccessKeys.open(file, RANDOM, nanos::get);
        var passes = new Passes(keys, InstantSource.fixed(NOW));
        Files.writeString(file, "nonsense");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        secondsPass(5);

        assertThat(passes.read(passes.write(DOCTOR, OWNER), OWNER)).isPresent();
        assertThat(keys.trouble()).isPresent();

        Files.delete(file);
        secondsPass(5);
        assertThat(passes.read(passes.write(DOCTOR, OWNER), OWNER)).isPresent();
        assertThat(keys.trouble()).contains("the access key " + file + " is gone");
        assertThat(new AccessKeyHealth(keys).call().getData().orElseThrow()).containsEntry("degraded", true)
                .containsEntry("reason", "the access key " + file + " is gone");
    }

    @Test
    void a_file_that_is_put_back_as_it_was_is_no_trouble_any_more() throws IOException {
        var keys = AccessKeys.open(file, RANDOM, nanos::get);
        var aside = folder.resolve("aside");
        Files.move(file, aside);
        secondsPass(5);
        keys.signing();
        assertThat(keys.trouble()).isPresent();

        Files.move(aside, file);
        secondsPass(5);
        keys.signing();

        assertThat(keys.trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\n", "nonsense", "name AAAA", "name AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "a b c" })
    void a_start_with_a_file_that_holds_no_key_says_so(String text) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(() -> AccessKeys.open(file, RANDOM)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> AccessKeys.open(file, RANDOM)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void nothing_prints_a_key() {
        var keys = AccessKeys.open(file, RANDOM);
        assertThat(keys.toString() + keys.signing()).doesNotContain(
                Base64.getUrlEncoder().withoutPadding().encodeToString(keys.signing().bytes()));
        assertThat(Optional.of(keys.signing().bytes().length)).contains(32);
    }
}
