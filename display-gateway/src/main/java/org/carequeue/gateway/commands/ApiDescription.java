package org.carequeue.gateway.commands;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

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
        var named = operation.getParameters() == null ? List.<Parameter> of() : operation.getParameters();
        var parameters = new ArrayList<Parameter>();
        named.forEach(parameter -> parameters.add(reference(parameter.getName())));
        if (isCommand) {
            COMMAND_HEADERS.forEach(header -> parameters.add(reference(header)));
        }
        operation.setParameters(parameters);
        var body = operation.getRequestBody();
        if (body != null && body.getRef() == null) {
            // The bytes that the method passes on, whatever they are: this command takes none.
            operation.setRequestBody(null);
        }
        // Beside a reference, a description would stand in the place of the one that is referred to.
        operation.getResponses().getAPIResponses().values().forEach(reply -> reply.setDescription(null));
        refuse(operation, "400", "Invalid");
        refuse(operation, "421", "UnknownHost");
        if (!named.isEmpty()) {
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

    private static Parameter reference(String name) {
        return OASFactory.createParameter().ref(name);
    }

    private static void refuse(Operation operation, String status, String response) {
        operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
}
