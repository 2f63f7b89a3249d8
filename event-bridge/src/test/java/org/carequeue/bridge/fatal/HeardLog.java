package org.carequeue.bridge.fatal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/// What a class says in the log, while this is open.
public final class HeardLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile @Nullable Error broken;

    private HeardLog(Logger logger) {
        this.logger = logger;
    }

    /// Begins to listen.
    public static HeardLog of(Class<?> speaker) {
        var heard = new HeardLog(Logger.getLogger(speaker.getName()));
        heard.logger.addHandler(heard);
        return heard;
    }

    /// The messages so far, with their values.
    public List<String> lines() {
        return lines;
    }

    /// From now on nothing can be said.
    void breaks(Error how) {
        broken = how;
    }

    @Override
    public void publish(LogRecord said) {
        var how = broken;
        if (how != null) {
            throw how;
        }
        lines.add(said instanceof org.jboss.logmanager.ExtLogRecord record ? record.getFormattedMessage()
                : said.getMessage());
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
