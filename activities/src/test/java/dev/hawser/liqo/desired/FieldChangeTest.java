package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.JsonObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a field differs, and when it is restored. */
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
  void shouldFindNoChangeInEqualValues(Object is, Object wanted) {
    // when
    var change = FieldChange.between(ObjectSection.SPEC, FIELD, Map.of(FIELD, is), wanted);

    // then
    assertThat(change).isEmpty();
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
  void shouldFindAChangeInDifferentValues(Object is, Object wanted) {
    // when
    var change = FieldChange.between(ObjectSection.SPEC, FIELD, Map.of(FIELD, is), wanted);

    // then
    assertThat(change).hasValue(new FieldChange(ObjectSection.SPEC, FIELD, is, wanted));
  }

  @Test
  void shouldDistinguishAbsentFromPresent() {
    // when
    var none = FieldChange.between(ObjectSection.DATA, FIELD, Map.of(), null);
    var added = FieldChange.between(ObjectSection.DATA, FIELD, Map.of(), "new");
    var removed = FieldChange.between(ObjectSection.DATA, FIELD, Map.of(FIELD, "old"), null);

    // then
    assertThat(none).isEmpty();
    assertThat(added).hasValue(new FieldChange(ObjectSection.DATA, FIELD, null, "new"));
    assertThat(removed).hasValue(new FieldChange(ObjectSection.DATA, FIELD, "old", null));
  }

  @Test
  void shouldWriteOnlyOneField() {
    // given
    var existing = JsonObjects.of("{'spec': {'field': 1, 'other': {'stays': true}}}");

    // when
    new FieldChange(ObjectSection.SPEC, FIELD, 1, 2).apply(existing);

    // then
    assertThat(JsonObjects.text(existing)).contains("'spec':{'field':2,'other':{'stays':true}}");
  }

  @Test
  void shouldRemoveOnlyOneField() {
    // given
    var existing = JsonObjects.of("{'spec': {'field': 2, 'other': {'stays': true}}}");

    // when
    new FieldChange(ObjectSection.SPEC, FIELD, 2, null).apply(existing);

    // then
    assertThat(JsonObjects.text(existing)).contains("'spec':{'other':{'stays':true}}");
  }

  @Test
  void shouldRestoreOnlyItsOwnValue() {
    // given
    var change = new FieldChange(ObjectSection.SPEC, FIELD, Map.of("port", 1), Map.of("port", 2L));
    var ours = JsonObjects.of("{'spec': {'field': {'port': 2}}}");
    var others = JsonObjects.of("{'spec': {'field': {'port': 3}}}");

    // when
    boolean oursReverted = change.revert(ours);
    boolean othersReverted = change.revert(others);

    // then
    assertThat(oursReverted).isTrue();
    assertThat(JsonObjects.text(ours)).contains("{'port':1}");
    assertThat(othersReverted).isFalse();
    assertThat(JsonObjects.text(others)).contains("{'port':3}");
  }

  @Test
  void shouldRestoreAnAbsentField() {
    // given
    var existing = JsonObjects.of("{'metadata': {'labels': {'field': 'ours', 'other': 'x'}}}");

    // when
    new FieldChange(ObjectSection.LABELS, FIELD, null, "ours").revert(existing);

    // then
    assertThat(existing.getMetadata().getLabels()).containsOnlyKeys("other");
  }

  @Test
  void shouldRestoreARemovedField() {
    // given
    var change = new FieldChange(ObjectSection.DATA, FIELD, "old", null);
    var untouched = JsonObjects.of("{'data': {'other': 'x'}}");
    var refilled = JsonObjects.of("{'data': {'field': 'new'}}");

    // when
    boolean untouchedReverted = change.revert(untouched);
    boolean refilledReverted = change.revert(refilled);

    // then
    assertThat(untouchedReverted).isTrue();
    assertThat(JsonObjects.text(untouched)).contains("'field':'old'");
    assertThat(refilledReverted).isFalse();
    assertThat(JsonObjects.text(refilled)).contains("'field':'new'");
  }

  @Test
  void shouldShowNoValues() {
    // given
    var change = new FieldChange(ObjectSection.DATA, "nonce", "b2xk", "bmV3");

    // when
    String shown = new PreviousValues("run-1", List.of(change)).toString();

    // then
    assertThat(shown).contains("nonce").doesNotContain("b2xk", "bmV3");
  }
}
