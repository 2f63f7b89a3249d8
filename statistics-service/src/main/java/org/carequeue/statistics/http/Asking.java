package org.carequeue.statistics.http;

import java.sql.SQLException;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.statistics.question.StatisticsProblems;
import org.jboss.logging.Logger;

/// Asks the database, which may be away.
@FunctionalInterface
interface Asking<T> {

    T answer() throws SQLException;

    /// @throws RefusedException when it cannot be asked now
    static <T> T ask(Asking<T> question) {
        try {
            return question.answer();
        } catch (SQLException | IllegalStateException e) {
            Logger.getLogger(Asking.class).warnf("question not answered: cause=%s", e.getMessage());
            throw new RefusedException(StatisticsProblems.unavailable());
        }
    }
}
