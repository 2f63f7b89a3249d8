package org.carequeue.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Cuts what a process prints into lines. A line without an end is cut, so that it cannot fill the memory.
public final class LogLines {

    private LogLines() {
    }

    /// Gets a line.
    @FunctionalInterface
    public interface Each {
        void line(String line) throws IOException;
    }

    public static void read(InputStream in, int longest, Each each) throws IOException {
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var line = new StringBuilder();
            var buffer = new char[8192];
            for (var length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                for (var i = 0; i < length; i++) {
                    if (buffer[i] == '\n') {
                        emit(line, each);
                    } else {
                        if (line.length() == longest) {
                            emit(line.append(" …"), each);
                        }
                        line.append(buffer[i]);
                    }
                }
            }
            if (!line.isEmpty()) {
                emit(line, each);
            }
        }
    }

    private static void emit(StringBuilder line, Each each) throws IOException {
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        each.line(line.toString());
        line.setLength(0);
    }
}
