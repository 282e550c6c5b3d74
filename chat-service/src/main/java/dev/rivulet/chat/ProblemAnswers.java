package dev.rivulet.chat;

import dev.rivulet.problems.Problem;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the OpenAPI document, once for all endpoints, what their error answers look like. */
public class ProblemAnswers implements OASFilter {
    private static final Map<String, Object> EXAMPLE = Map.of(
            "type",
            "urn:rivulet:problem:invalid",
            "title",
            "The request is not valid",
            "status",
            400,
            "violations",
            List.of(Map.of("field", "name", "message", "must not be empty")));

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() == null) {
            return operation;
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                describe(response);
            }
        });
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
    }

    private static void describe(APIResponse response) {
        Schema reference = OASFactory.createSchema().ref("#/components/schemas/Problem");
        response.setContent(OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference)));
    }

    private static Schema problem() {
        Schema violation = object().addProperty("field", text("The field's name in JSON, in the query or in the path"))
                .addProperty("message", text("The reason, to be read after the field's name"))
                .required(List.of("field", "message"));
        return object().description("RFC 9457; the types are listed in docs/problems.md")
                .addProperty("type", text("An identifier that does not change; go by it"))
                .addProperty("title", text("What it is called"))
                .addProperty("status", of(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong with this request, for a person"))
                .addProperty("violations", of(Schema.SchemaType.ARRAY).items(violation))
                .required(List.of("type", "title", "status"))
                .addExample(EXAMPLE);
    }

    private static Schema object() {
        return of(Schema.SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return of(Schema.SchemaType.STRING).description(description);
    }

    private static Schema of(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
