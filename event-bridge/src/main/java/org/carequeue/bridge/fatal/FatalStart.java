package org.carequeue.bridge.fatal;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// Before anything else is started: no thread of a service ends without a word, and no event loop goes on without memory.
@Singleton
class FatalStart {

    @Produces
    @Singleton
    @DefaultBean
    static Fatal fatal() {
        return Fatal.ofThisProcess();
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event, Fatal fatal, Vertx vertx) {
        watchAll(fatal, vertx);
    }

    static void watchAll(Fatal fatal, Vertx vertx) {
        fatal.watchAll();
        var before = vertx.exceptionHandler();
        vertx.exceptionHandler(failure -> {
            if (fatal.survives("event-loop", failure) && before != null) {
                before.handle(failure);
            }
        });
    }
}
