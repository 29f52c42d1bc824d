package dev.hawser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseNormalizerTest {
  private static final String OBJECT =
      "{\"metadata\":{\"uid\":\"%s\",\"resourceVersion\":\"%d\",\"managedFields\":[1]}}";
  private static final String ONE = "00000000-0000-0000-0000-000000000001";
  private static final String TWO = "00000000-0000-0000-0000-000000000002";

  private final ResponseNormalizer normalizer = new ResponseNormalizer();

  @Test
  void shouldNumberObjectsAndVersions() {
    // when
    var first = of(OBJECT.formatted(ONE, 7));
    var again = of(OBJECT.formatted(ONE, 7));
    var newer = of(OBJECT.formatted(ONE, 9));
    var other = of(OBJECT.formatted(TWO, 8));

    // then
    assertThat(first).isEqualTo(shown(1, 1));
    assertThat(again).isEqualTo(shown(1, 1));
    assertThat(newer).isEqualTo(shown(1, 2));
    assertThat(other).isEqualTo(shown(2, 1));
  }

  @Test
  void shouldHideTimesAndVersionsInMessages() {
    // when
    var time = of("{\"at\":\"2026-01-02T03:04:05Z\"}");
    var message = of("{\"message\":\"too old resource version: 1 (45)\"}");

    // then
    assertThat(time).isEqualTo("{\"at\":\"<time>\"}");
    assertThat(message).isEqualTo("{\"message\":\"too old resource version: <version>\"}");
  }

  @Test
  void shouldHideTheFieldManagersOfAQuotedObject() {
    // given
    var quoted = "\\\"managedFields\\\":[{\\\"manager\\\":\\\"a\\\"},{}],\\\"name\\\":\\\"one\\\"";

    // when
    var message = of("{\"message\":\"Invalid value: {" + quoted + "}\"}");

    // then
    assertThat(message).isEqualTo("{\"message\":\"Invalid value: {\\\"name\\\":\\\"one\\\"}\"}");
  }

  @Test
  void shouldSortSetsAndKeepTheOrderOfLists() {
    // when
    var normalized = of("{\"verbs\":[\"list\",\"get\"],\"items\":[\"b\",\"a\"]}");

    // then
    assertThat(normalized).isEqualTo("{\"items\":[\"b\",\"a\"],\"verbs\":[\"get\",\"list\"]}");
  }

  private String of(String json) {
    return normalizer.of(ServerAnswer.read(json)).toString();
  }

  private static String shown(int uid, int version) {
    return "{\"metadata\":{\"resourceVersion\":\"<version %d>\",\"uid\":\"<uid %d>\"}}"
        .formatted(version, uid);
  }
}
