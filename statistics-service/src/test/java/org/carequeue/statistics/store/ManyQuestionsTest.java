package org.carequeue.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.StaffNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;

/// More questions than there are connections: they wait for one another, and what happens is counted meanwhile.
@Timeout(60)
class ManyQuestionsTest {

    private static final int CONNECTIONS = 4;

    /// Nobody waits for a connection for longer than a moment, as if the database were away.
    private static AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(
                pool -> pool.maxSize(CONNECTIONS).acquisitionTimeout(Duration.ofMillis(100)).connectionFactoryConfiguration(
                        factory -> factory.jdbcUrl("jdbc:h2:mem:many-questions;DB_CLOSE_DELAY=-1"))));
    }

    @Test
    void they_are_all_answered_and_events_are_counted_meanwhile() throws Exception {
        try (var pool = pool(); var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var store = new Store(pool, () -> new Projection(new StaffNames(new byte[32])), CONNECTIONS - 1);
            store.open();
            var asked = new AtomicInteger();
            var go = new CountDownLatch(1);
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 5 * CONNECTIONS; i++) {
                answers.add(people.submit((Callable<Integer>) () -> store.ask(sql -> {
                    asked.incrementAndGet();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new SQLException(e);
                    }
                    return 1;
                })));
            }
            await().until(() -> asked.get() == CONNECTIONS - 1);

            for (var batch : HandmadeDay.played().batches()) {
                store.take(batch);
            }
            assertThat(store.isOpen()).isTrue();
            assertThat(asked).hasValue(CONNECTIONS - 1);

            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
    }
}
