package dev.hawser.apiserver.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
  private static final JsonNode OBJECT =
      Json.parse("{\"metadata\":{\"labels\":{\"liqo.io/a\":\"x\",\"tier\":\"web\"}}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | true",
        "tier=web | true",
        "tier==web,liqo.io/a=x | true",
        "tier=db | false",
        "tier!=db | true",
        "absent!=x | true",
        "tier in (web, db) | true",
        "tier notin (web) | false",
        "absent notin (web) | true",
        "tier | true",
        "!tier | false",
        "!absent,tier in (web),liqo.io/a | true",
      })
  void shouldSelectByLabels(String selector, boolean expected) {
    // when
    boolean selected = LabelSelector.parse(selector).test(OBJECT);

    // then
    assertThat(selected).isEqualTo(expected);
  }

  @Test
  void shouldRefuseAnInvalidSelector() {
    // when
    var failure = catchThrowable(() -> LabelSelector.parse("tier within (web)"));

    // then
    assertThat(failure)
        .isInstanceOf(ApiFailure.class)
        .hasMessageContaining("unable to parse requirement");
  }
}
