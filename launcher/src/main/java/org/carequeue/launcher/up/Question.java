package org.carequeue.launcher.up;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;

/// What a person is asked before something that cannot be taken back.
///
/// @param yes whether it was answered beforehand
/// @param in where the answer is read
public record Question(boolean yes, Reader in, PrintStream out) {

    boolean isAgreed(String question) throws IOException {
        if (yes) {
            return true;
        }
        out.print(question + " (yes/no) ");
        out.flush();
        var answer = new BufferedReader(in).readLine();
        // No line at all: nobody is there to be asked.
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }
}
