package org.carequeue.statistics.report;

import java.nio.file.Path;

/// Sends a report to whom it is for.
public interface ReportMail {

    /// Returns when a mail server has taken it.
    ///
    /// @param file the report
    /// @param week its name, `2026-W48`
    /// @throws ReportException when none has
    void send(Path file, String week) throws ReportException;
}
