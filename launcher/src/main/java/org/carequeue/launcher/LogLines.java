package org.carequeue.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what a process prints into lines. A line without an end is cut, so that it cannot fill the memory. */
final class LogLines {

    private LogLines() {
    }

    static void read(InputStream in, int longest, Consumer<String> each) throws IOException {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            char[] buffer = new char[8192];
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        emit(line, each);
                    } else if (line.length() == longest) {
                        emit(line.append(" …"), each);
                        line.append(buffer[i]);
                    } else {
                        line.append(buffer[i]);
                    }
                }
            }
            if (!line.isEmpty()) {
                emit(line, each);
            }
        }
    }

    private static void emit(StringBuilder line, Consumer<String> each) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        each.accept(line.toString());
        line.setLength(0);
    }
}
