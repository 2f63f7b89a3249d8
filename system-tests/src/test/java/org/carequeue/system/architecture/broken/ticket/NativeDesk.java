package org.carequeue.system.architecture.broken.ticket;

import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Speaks the language of its machine, but where a method's name says otherwise.
public final class NativeDesk {
    public String number(int number) {
        return "A%03d".formatted(number);
    }

    public String numberByFormat(int number) {
        return String.format("A%03d", number);
    }

    public void printed(PrintStream out, int number) {
        out.printf("A%03d", number);
    }

    public String letter(String letter) {
        return letter.toLowerCase();
    }

    public UnaryOperator<String> letterByReference() {
        return String::toUpperCase;
    }

    public DateTimeFormatter time() {
        return DateTimeFormatter.ofPattern("HH:mm");
    }

    public NumberFormat amount() {
        return NumberFormat.getInstance();
    }

    public String numberEverywhere(int number) {
        return String.format(Locale.ROOT, "A%03d", number).toLowerCase(Locale.ROOT);
    }
}
