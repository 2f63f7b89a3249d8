package org.carequeue.bridge.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.spi.transport.Transport;

/// The transport of Vert.x as it is, but for one thing: it is the only place where a server's bootstrap can be had, and so
/// the only one from which a connection is seen before its first request.
final class GuardedTransport implements InvocationHandler {

    private final Transport transport;
    private final Entrance entrance = new Entrance();

    private GuardedTransport(Transport transport) {
        this.transport = transport;
    }

    static Transport around(Transport transport) {
        return (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(), new Class<?>[] { Transport.class },
                new GuardedTransport(transport));
    }

    /// The entrance of all servers of this Vert.x.
    static Optional<Entrance> entranceOf(Vertx vertx) {
        return vertx instanceof VertxInternal internal && Proxy.isProxyClass(internal.transport().getClass())
                && Proxy.getInvocationHandler(internal.transport()) instanceof GuardedTransport guarded
                        ? Optional.of(guarded.entrance)
                        : Optional.empty();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            var result = method.invoke(transport, arguments);
            if (arguments != null && arguments.length == 3 && arguments[2] instanceof ServerBootstrap bootstrap) {
                var _ = bootstrap.handler(entrance);
            }
            return result;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
