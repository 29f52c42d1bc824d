package dev.hawser.contract.structuralschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.apiserver.audit.AuditListener;
import dev.hawser.harness.ClusterUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Validates every write of Liqo's kinds, as it is sent, by Liqo's own definitions. It uses a JSON
 * Schema validator, not the embedded server's validation. The contract's own writes are not
 * checked.
 */
public final class WrittenObjects implements AuditListener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WHOLE = Set.of("create", "update");

  private final Map<String, Schema> schemas;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final Set<String> errors = new ConcurrentSkipListSet<>();

  private WrittenObjects(Map<String, Schema> schemas) {
    this.schemas = schemas;
  }

  /** Validates by the definitions in a folder; without a folder, nothing is validated. */
  public static WrittenObjects validatedBy(Optional<Path> definitions) {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Function<Definition, Schema> schema =
        definition -> registry.getSchema(StrictSchema.of(definition.schema()));
    return new WrittenObjects(
        new ConcurrentHashMap<>(
            definitions.map(Definition::in).orElse(List.of()).stream()
                .collect(Collectors.toMap(Definition::resource, schema))));
  }

  @Override
  public void onRequest(AuditEvent event) {
    Schema schema = schemas.get(event.group() + "/" + event.resource());
    boolean accepted = event.code() / 100 == 2;
    boolean byHand = event.userAgent().startsWith(ClusterUser.USER_AGENT);
    if (schema == null || !accepted || byHand) return;
    if (event.verb().equals("patch")) errors.add("PATCH is not allowed: " + event);
    if (!WHOLE.contains(event.verb())) return;
    JsonNode object = read(event.body());
    seen.add(object.path("kind").asText() + (event.subresource().isEmpty() ? "" : "/status"));
    schema.validate(object).forEach(error -> addError(event, object, error.toString()));
  }

  /** Fails if a write is invalid. */
  public void requireValid() {
    assertThat(errors).isEmpty();
  }

  /** Fails if a known write was never seen; does nothing without definitions. */
  public void requireAllKinds() {
    if (!schemas.isEmpty()) assertThat(seen).containsAll(KnownWrites.OF_PEERINGS);
  }

  private void addError(AuditEvent event, JsonNode object, String rule) {
    errors.add(
        "%s %s/%s %s by %s (%s): %s"
            .formatted(
                object.path("kind").asText(),
                event.namespace(),
                object.at("/metadata/name").asText(),
                event.subresource(),
                event.user(),
                event.userAgent(),
                rule));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a request was accepted whose body is not JSON", e);
    }
  }
}
