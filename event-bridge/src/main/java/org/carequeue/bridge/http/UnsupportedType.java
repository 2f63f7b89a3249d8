package org.carequeue.bridge.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A body of a type that its resource does not take, as the same problem as one of no type.
@Provider
@Priority(Priorities.USER - 100)
public class UnsupportedType implements ExceptionMapper<NotSupportedException> {

    @Override
    public Response toResponse(NotSupportedException cause) {
        return Problems.of(FrontDoor.unsupportedType()).toResponse();
    }
}
