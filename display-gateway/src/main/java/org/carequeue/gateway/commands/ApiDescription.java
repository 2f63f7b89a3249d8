package org.carequeue.gateway.commands;

import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/// What holds for every operation, said once: the headers of a command, and the problems by which any of them may be
/// refused.
@OpenApiFilter
public class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components.addSchema(PROBLEM, problem()));
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.getOperations().forEach((method, operation) -> describe(method, operation));
            }
        });
    }

    private static void describe(PathItem.HttpMethod method, Operation operation) {
        if (method != PathItem.HttpMethod.GET) {
            operation.addParameter(header(OwnerCall.KEY,
                    "1 to 64 characters. The same key and the same request give the same answer again, for 24 hours; "
                            + "the same key with another request is 422. A command without one is never sent twice."));
            operation.addParameter(header("CareQueue-Actor", "Who asks; the workplace, where it is absent"));
            operation.addParameter(
                    header("CareQueue-Workplace", "From where: `room 3`, `counter 1`, `kiosk 1`; `api` where it is absent"));
        }
        Map.of("400", "The request itself is wrong; `field` names what",
                "404", "What it names does not exist",
                "503", "It cannot be done now. Retry-After says when to try again; `code` is `owner-unavailable` where "
                        + "nothing was done, `owner-timeout` where that is not known")
                .forEach((status, text) -> refuse(operation, status, text));
        if (method != PathItem.HttpMethod.GET) {
            refuse(operation, "409", "It cannot be done as things stand; `code` says why");
            refuse(operation, "422", "The key belongs to another request");
        }
    }

    private static Parameter header(String name, String text) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).required(false).description(text)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static void refuse(Operation operation, String status, String text) {
        if (operation.getResponses() == null || operation.getResponses().getAPIResponse(status) != null) {
            return;
        }
        operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().description(text)
                .content(OASFactory.createContent().addMediaType("application/problem+json", OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema problem() {
        var text = Schema.SchemaType.STRING;
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description("RFC 9457")
                .addProperty("type",
                        OASFactory.createSchema().addType(text).description("`urn:carequeue:problem:` and the code"))
                .addProperty("title", OASFactory.createSchema().addType(text))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", OASFactory.createSchema().addType(text).description("For the person who asked"))
                .addProperty("code", OASFactory.createSchema().addType(text).description("Stable name of the refusal"))
                .addProperty("field", OASFactory.createSchema().addType(text).description("What is wrong, where one field is"));
    }
}
