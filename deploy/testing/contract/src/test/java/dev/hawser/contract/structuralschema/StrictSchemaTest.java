package dev.hawser.contract.structuralschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA =
      """
      {"type": "object", "properties": {"metadata": {"type": "object"}, "spec":
        {"type": "object", "required": ["id", "mode"], "properties": {
          "id": {"type": "string", "pattern": "^[a-z]+$"},
          "mode": {"type": "string", "default": "a"},
          "share": {"x-kubernetes-int-or-string": true},
          "maybe": {"type": "string", "nullable": true},
          "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
          "labels": {"type": "object", "additionalProperties": {"type": "string"}},
          "items": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}}}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}",
        "{\"share\": 1}",
        "{\"share\": \"5%\"}",
        "{\"maybe\": null}",
        "{\"free\": {\"any\": {\"thing\": 1}}}",
        "{\"labels\": {\"a\": \"b\"}}",
        "{\"items\": [{\"n\": 1}]}",
      })
  void shouldAcceptWhatAServerKeeps(String more) throws Exception {
    // when
    boolean valid = fits(more);

    // then
    assertThat(valid).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"id\": \"A\"}",
        "{\"unknown\": 1}",
        "{\"share\": true}",
        "{\"mode\": null}",
        "{\"labels\": {\"a\": 1}}",
        "{\"items\": [{\"m\": 1}]}",
      })
  void shouldRefuseWhatAServerRefusesOrDrops(String more) throws Exception {
    // when
    boolean valid = fits(more);

    // then
    assertThat(valid).isFalse();
  }

  private static boolean fits(String more) throws JsonProcessingException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    JsonNode object = JSON.readTree("{\"metadata\": {\"any\": 1}, \"spec\": {\"id\": \"a\"}}");
    ((ObjectNode) object.path("spec")).setAll((ObjectNode) JSON.readTree(more));
    return registry.getSchema(StrictSchema.of(JSON.readTree(SCHEMA))).validate(object).isEmpty();
  }
}
