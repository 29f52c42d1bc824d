package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.JsonObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a field differs, and when it may be put back. */
final class FieldChangeTest {
  private static final String FIELD = "field";

  static List<Arguments> equalValues() {
    return List.of(
        Arguments.of(5, 5L),
        Arguments.of(Map.of("port", 5), Map.of("port", 5L)),
        Arguments.of(List.of(1, 2), List.of(1L, 2L)),
        Arguments.of(Map.of("a", Map.of("b", 1), "c", 2), Map.of("c", 2, "a", Map.of("b", 1))),
        Arguments.of("text", "text"));
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void shouldSeeNoChangeInEqualValues(Object is, Object wanted) {
    assertThat(FieldChange.between(ObjectSection.SPEC, FIELD, Map.of(FIELD, is), wanted)).isEmpty();
  }

  static List<Arguments> otherValues() {
    return List.of(
        Arguments.of(5, 6),
        Arguments.of(5, "5"),
        Arguments.of(Map.of("a", 1), Map.of("a", 1, "b", 2)),
        Arguments.of(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 2))),
        Arguments.of(List.of(1, 2), List.of(2, 1)));
  }

  @ParameterizedTest
  @MethodSource("otherValues")
  void shouldSeeAChangeInOtherValues(Object is, Object wanted) {
    assertThat(FieldChange.between(ObjectSection.SPEC, FIELD, Map.of(FIELD, is), wanted))
        .hasValue(new FieldChange(ObjectSection.SPEC, FIELD, is, wanted));
  }

  @Test
  void shouldTellAbsentFromPresent() {
    assertThat(FieldChange.between(ObjectSection.DATA, FIELD, Map.of(), null)).isEmpty();
    assertThat(FieldChange.between(ObjectSection.DATA, FIELD, Map.of(), "new"))
        .hasValue(new FieldChange(ObjectSection.DATA, FIELD, null, "new"));
    assertThat(FieldChange.between(ObjectSection.DATA, FIELD, Map.of(FIELD, "old"), null))
        .hasValue(new FieldChange(ObjectSection.DATA, FIELD, "old", null));
  }

  @Test
  void shouldWriteAndRemoveOneFieldOnly() {
    // given
    var living = JsonObjects.of("{'spec': {'field': 1, 'other': {'stays': true}}}");

    // when
    new FieldChange(ObjectSection.SPEC, FIELD, 1, 2).apply(living);

    // then
    assertThat(JsonObjects.text(living)).contains("'spec':{'field':2,'other':{'stays':true}}");

    // when
    new FieldChange(ObjectSection.SPEC, FIELD, 2, null).apply(living);

    // then
    assertThat(JsonObjects.text(living)).contains("'spec':{'other':{'stays':true}}");
  }

  @Test
  void shouldPutBackOnlyWhereItsValueStands() {
    // given
    var change = new FieldChange(ObjectSection.SPEC, FIELD, Map.of("port", 1), Map.of("port", 2L));
    var ours = JsonObjects.of("{'spec': {'field': {'port': 2}}}");
    var others = JsonObjects.of("{'spec': {'field': {'port': 3}}}");

    // then
    assertThat(change.revert(ours)).isTrue();
    assertThat(JsonObjects.text(ours)).contains("{'port':1}");
    assertThat(change.revert(others)).isFalse();
    assertThat(JsonObjects.text(others)).contains("{'port':3}");
  }

  @Test
  void shouldPutBackAbsence() {
    // given
    var living = JsonObjects.of("{'metadata': {'labels': {'field': 'ours', 'other': 'x'}}}");

    // when
    new FieldChange(ObjectSection.LABELS, FIELD, null, "ours").revert(living);

    // then
    assertThat(living.getMetadata().getLabels()).containsOnlyKeys("other");
  }

  @Test
  void shouldBringBackWhatItRemoved() {
    // given
    var change = new FieldChange(ObjectSection.DATA, FIELD, "old", null);
    var untouched = JsonObjects.of("{'data': {'other': 'x'}}");
    var refilled = JsonObjects.of("{'data': {'field': 'new'}}");

    // then
    assertThat(change.revert(untouched)).isTrue();
    assertThat(JsonObjects.text(untouched)).contains("'field':'old'");
    assertThat(change.revert(refilled)).isFalse();
    assertThat(JsonObjects.text(refilled)).contains("'field':'new'");
  }
}
