package org.carequeue.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What people type, and what addresses name: tickets, prescriptions, levels, texts. It is what it says, in a form that comes
/// back the same; or it is refused as an argument that cannot be.
class TypedFuzzTest {

    @FuzzTest
    void what_is_typed_comes_back_the_same_or_is_refused(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        comesBack(TicketReference::parse, text).forEach(reference -> assertThat(reference.numbers()).isNotEmpty());
        comesBack(TicketId::parse, text);
        comesBack(TicketNumber::parse, text);
        comesBack(PrescriptionId::parse, text);
        comesBack(Priority::new, text);
        for (var kind : TypedText.values()) {
            kind.fault("A note", text, 200).ifPresent(fault -> assertThat(fault).matches("A note (has|is) [ -~]+[.]"));
        }
        var shown = TypedText.shown(text);
        assertThat(TypedText.shown(shown)).isEqualTo(shown);
        assertThat(TypedText.LINE.fault("This", shown, 401)).isEmpty();
    }

    private static <T> List<T> comesBack(Function<String, T> parse, String text) {
        T read;
        try {
            read = parse.apply(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(refused.getMessage()).isNotBlank();
            return List.of();
        }
        assertThat(parse.apply(read.toString())).isEqualTo(read);
        return List.of(read);
    }
}
