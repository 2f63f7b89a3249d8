package org.carequeue.statistics.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Makes the tables, and changes those of earlier versions.
///
/// Flyway does not close the connection by which it finds out that the database has gone, and a pool would have none left after
/// it has gone a few times: so whatever it has taken is closed here.
final class Migration {

    private Migration() {
    }

    /// Returns when the tables are those of this version.
    ///
    /// @throws SQLException why they are not, in one line
    static void run(DataSource database) throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            Flyway.configure(Migration.class.getClassLoader()).dataSource(watched(database, taken))
                    .locations("classpath:db/statistics").loggers("slf4j").load().migrate();
        } catch (FlywayException e) {
            throw new SQLException(
                    String.valueOf(e.getMessage()).lines().filter(line -> !line.isBlank()).findFirst().orElse(""), e);
        } finally {
            taken.forEach(Migration::close);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // The pool has it back all the same.
        }
    }

    private static DataSource watched(DataSource database, ArrayList<Connection> taken) {
        return (DataSource) Proxy.newProxyInstance(Migration.class.getClassLoader(), new Class<?>[] { DataSource.class },
                (_, method, arguments) -> {
                    try {
                        var answer = method.invoke(database, arguments);
                        if (answer instanceof Connection connection) {
                            taken.add(connection);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
