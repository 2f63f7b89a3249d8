package org.carequeue.statistics.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;

import javax.sql.DataSource;

/// A database that goes away at one call of a transaction, before it is done or behind it; and comes back, as it was left.
final class FaultyDatabase implements DataSource {

    /// What reaches the database.
    private static final Set<String> CALLS = Set.of("getConnection", "prepareStatement", "executeQuery", "executeUpdate",
            "executeBatch", "commit");

    private final DataSource real;
    private int left = Integer.MAX_VALUE;
    private boolean done;

    FaultyDatabase(DataSource real) {
        this.real = real;
    }

    /// It goes away at that call from now on, 0 for the next.
    ///
    /// @param afterwards whether the call is done all the same, and only its answer is lost
    void failAt(int call, boolean afterwards) {
        left = call;
        done = afterwards;
    }

    /// Whether it has not failed yet.
    boolean isWell() {
        return left >= 0;
    }

    void heal() {
        left = Integer.MAX_VALUE;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) call("getConnection", real::getConnection);
    }

    private interface Call {
        Object make() throws SQLException;
    }

    private Object call(String name, Call call) throws SQLException {
        if (!CALLS.contains(name)) {
            return watched(call.make());
        }
        if (left-- == 0) {
            if (done) {
                call.make();
            }
            throw new SQLException("the database went away");
        }
        if (left < 0 && !name.equals("getConnection")) {
            throw new SQLException("the database is away");
        }
        return watched(call.make());
    }

    private Object watched(Object object) {
        var type = object instanceof PreparedStatement ? PreparedStatement.class
                : object instanceof Connection ? Connection.class : null;
        return type == null ? object
                : Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                        (_, method, arguments) -> call(method.getName(), () -> invoke(object, method, arguments)));
    }

    private static Object invoke(Object object, Method method, Object[] arguments) throws SQLException {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
