package dev.hawser.apiserver.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
  private static final JsonNode OBJECT =
      Json.parse(
          """
          {"metadata": {"labels": {"liqo.io/remote-cluster-id": "milan"}},
           "list": ["a", "b"],
           "conditions": [{"type": "Node", "status": "True"}, {"type": "Other", "status": "No"}]}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".metadata.labels.liqo\\.io/remote-cluster-id | milan",
        ".metadata.labels['liqo.io/remote-cluster-id'] | milan",
        ".list[*] | a,b",
        ".list[1] | b",
        ".conditions[?(@.type==\"Node\")].status | True",
        ".conditions[?(@.type=='Other')].status | No",
        ".absent.field | ''",
        ".list[oops] | ''",
      })
  void shouldSelect(String path, String expected) {
    // when
    JsonNode selected = JsonPath.parse(path).first(OBJECT);

    // then
    assertThat(selected.asText("")).isEqualTo(expected);
  }
}
