package org.carequeue.gateway.commands;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/// What holds for every operation, said once: the headers of a command, and the problems by which any of them may be
/// refused. What all of these are stands in `META-INF/openapi.yaml`.
@OpenApiFilter
public class ApiDescription implements OASFilter {

    private static final List<String> COMMAND_HEADERS = List.of("IdempotencyKey", "Actor", "Workplace");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.getOperations().forEach(ApiDescription::describe);
            }
        });
    }

    private static void describe(PathItem.HttpMethod method, Operation operation) {
        var isCommand = method != PathItem.HttpMethod.GET;
        var hasNames = operation.getParameters() != null;
        if (isCommand) {
            COMMAND_HEADERS.forEach(header -> operation.addParameter(OASFactory.createParameter().ref(header)));
        }
        refuse(operation, "400", "Invalid");
        refuse(operation, "421", "UnknownHost");
        if (hasNames) {
            refuse(operation, "404", "NotFound");
        }
        if (isCommand || "getTicket".equals(operation.getOperationId())) {
            refuse(operation, "409", "Conflict");
        }
        if (isCommand) {
            refuse(operation, "403", "ForeignPage");
            refuse(operation, "415", "UnsupportedType");
            refuse(operation, "422", "KeyReused");
        }
        if (!"getClock".equals(operation.getOperationId())) {
            refuse(operation, "503", "NotNow");
        }
    }

    private static void refuse(Operation operation, String status, String response) {
        operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
}
