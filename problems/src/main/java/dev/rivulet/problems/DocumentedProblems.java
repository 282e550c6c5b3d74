package dev.rivulet.problems;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes a service's OpenAPI document: adds the common errors to each operation, and makes every error a {@link
 * Problem} with an example.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BOTH)
public class DocumentedProblems implements OASFilter {
    private static final String SCHEMA = "Problem";
    private static final String EXTENSION = "x-problem";
    private static final Set<Integer> WITH_RETRY_AFTER = Set.of(429, 503);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(SCHEMA, schema());
        if (document.getPaths() != null) {
            document.getPaths()
                    .getPathItems()
                    .values()
                    .forEach(path -> path.getOperations().values().forEach(DocumentedProblems::complete));
        }
    }

    private static void complete(Operation operation) {
        APIResponses responses = operation.getResponses();
        for (int status : statuses(operation)) {
            String code = Integer.toString(status);
            if (!responses.hasAPIResponse(code)) {
                responses.addAPIResponse(code, OASFactory.createAPIResponse());
            }
        }
        Map<String, APIResponse> inOrder = new TreeMap<>(responses.getAPIResponses());
        inOrder.forEach((code, response) -> {
            if (code.matches("[45]\\d\\d")) {
                describe(Integer.parseInt(code), response);
            }
        });
        responses.setAPIResponses(inOrder);
    }

    /** The errors that follow from the operation's parameters and body. */
    private static Set<Integer> statuses(Operation operation) {
        Set<Integer> statuses = new TreeSet<>(Set.of(500, 503));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.add(401);
        }
        List<Parameter> parameters =
                Optional.ofNullable(operation.getParameters()).orElse(List.of());
        if (!parameters.isEmpty()) {
            statuses.add(400);
        }
        if (parameters.stream().anyMatch(p -> p.getIn() == Parameter.In.PATH)) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(Set.of(400, 413, 415));
        }
        return statuses;
    }

    private static void describe(int status, APIResponse response) {
        ProblemType type = type(status, response);
        if (response.getDescription() == null || response.getDescription().isEmpty()) {
            response.setDescription(type.title());
        }
        if (response.getContent() == null) {
            MediaType problem = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref(SCHEMA))
                    .example(example(type));
            response.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
        }
        if (WITH_RETRY_AFTER.contains(status)) {
            Header header = OASFactory.createHeader()
                    .description("Seconds")
                    .schema(OASFactory.createSchema()
                            .addType(SchemaType.INTEGER)
                            .addExample(2));
            response.addHeader("Retry-After", header);
        }
    }

    /** An operation chooses between types with the same status by {@value EXTENSION}. */
    private static ProblemType type(int status, APIResponse response) {
        Object named = response.getExtensions() == null
                ? null
                : response.getExtensions().get(EXTENSION);
        return Stream.of(ProblemType.values())
                .filter(candidate -> named == null
                        ? candidate.status() == status
                        : candidate.uri().toString().endsWith(":" + named))
                .findFirst()
                .orElse(ProblemType.INTERNAL);
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example =
                new TreeMap<>(Map.of("type", type.uri().toString(), "title", type.title(), "status", type.status()));
        if (type == ProblemType.INVALID) {
            example.put("violations", List.of(Map.of("field", "name", "message", "must not be null")));
        }
        return example;
    }

    private static Schema schema() {
        Schema violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("The field's name in JSON, in the query or in the path"))
                .addProperty("message", text("The reason, to be read after the field's name"))
                .required(List.of("field", "message"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457; the types are explained in docs/problems.md")
                .addProperty(
                        "type", text("Which kind of problem; never changes").format("uri"))
                .addProperty("title", text("The same for every occurrence"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong with this request, for a person"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation))
                .required(List.of("type", "title", "status"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
