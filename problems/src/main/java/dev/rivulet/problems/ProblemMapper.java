package dev.rivulet.problems;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.rivulet.problems.Problem.Violation;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        if (e.getCause() != null) {
            // One line each: an outage produces one per request.
            LOG.warnf("%s: %s", e.getMessage(), e.getCause().toString());
            LOG.debug("The cause", e.getCause());
        }
        Response.ResponseBuilder response = answer(e.problem());
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    @ServerExceptionMapper
    Response violations(ResteasyReactiveViolationException e) {
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(v -> new Violation(field(v), v.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        return answer(Problem.of(ProblemType.INVALID, null, violations)).build();
    }

    /** The second type is listed because the framework has its own mapper for it. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e) {
        boolean ours = e instanceof JsonGenerationException || e instanceof InvalidDefinitionException;
        return ours ? fault(e) : answer(unreadable(e)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated() {
        return answer(Problem.of(ProblemType.UNAUTHENTICATED, "A valid access token is needed", List.of()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** The body is incomplete: the client disconnected, or the HTTP layer has already rejected its length. */
    @ServerExceptionMapper
    Response cutOff(IOException e) {
        LOG.debug("A request was cut off", e);
        return answer(Problem.of(ProblemType.INVALID, "The body ended early", List.of()))
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(Problem.of(ProblemType.FORBIDDEN, null, List.of())).build();
    }

    /**
     * The framework answers 404 to a query or path parameter of the wrong type, with the parser's exception as cause.
     */
    @ServerExceptionMapper
    Response notFound(NotFoundException e, ResourceInfo resource, UriInfo uri) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
            return framework(e);
        }
        Method method = resource.getResourceMethod();
        return answer(Problem.of(ProblemType.INVALID, null, MistypedParameters.of(method, uri)))
                .build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        if (e.getResponse().getStatus() >= 500) {
            return fault(e);
        }
        ProblemType type = ProblemType.ofStatus(e.getResponse().getStatus());
        return answer(Problem.of(type, null, List.of())).build();
    }

    @ServerExceptionMapper
    public Response fault(Throwable e) {
        LOG.error("A request failed", e);
        return answer(Problem.of(ProblemType.INTERNAL, null, List.of())).build();
    }

    /** Names the field but never its value, which may be a password. */
    private static Problem unreadable(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                    .collect(Collectors.joining("."));
            return Problem.of(ProblemType.INVALID, null, List.of(new Violation(field, "can't be read")));
        }
        return Problem.of(ProblemType.INVALID, "The body is not valid JSON", List.of());
    }

    private static String field(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName() == null ? last : node.getName();
        }
        return snakeCase(last);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
