package org.carequeue.statistics.report;

/// A report could not be made or sent; it will be tried again.
public final class ReportException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param why for an operator, in one line
    public ReportException(String why, Throwable cause) {
        super(why, cause);
    }
}
