package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.JsonObjects;
import dev.hawser.liqo.resources.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run remembers on the objects of others. */
final class PreviousValuesTest {
  private static final FieldChange FIRST = new FieldChange(ObjectSection.SPEC, "mtu", 1400, 1340);

  @Test
  void shouldReadWhatItWrote() {
    // given
    var previous =
        new PreviousValues(
            "run-1",
            List.of(
                FIRST,
                new FieldChange(ObjectSection.LABELS, "label", null, "new"),
                new FieldChange(
                    ObjectSection.SPEC, "endpoint", Map.of("port", 1), Map.of("port", 2)),
                new FieldChange(ObjectSection.DATA, "signedNonce", "old", null)));
    var living = JsonObjects.of("{'metadata': {'annotations': {'stays': 'here'}}}");

    // when
    previous.writeOn(living);

    // then
    assertThat(PreviousValues.on(living)).hasValue(previous);
    assertThat(living.getMetadata().getAnnotations()).containsEntry("stays", "here");
  }

  @Test
  void shouldReadNothingWhereNothingOrNonsenseIs() {
    assertThat(PreviousValues.on(JsonObjects.of("{}"))).isEmpty();
    assertThat(
            PreviousValues.on(
                JsonObjects.of(
                    "{'metadata': {'annotations': {'hawser.dev/previous': 'nonsense'}}}")))
        .isEmpty();
  }

  @Test
  void shouldKeepTheSameRunsFirstValue() {
    // given
    var before = Optional.of(new PreviousValues("run-1", List.of(FIRST)));

    // when
    var merged =
        PreviousValues.merge(
            before,
            "run-1",
            List.of(
                new FieldChange(ObjectSection.SPEC, "mtu", 1340, 1280),
                new FieldChange(ObjectSection.LABELS, "mtu", null, "label")));

    // then
    assertThat(merged.changes())
        .containsExactlyInAnyOrder(
            new FieldChange(ObjectSection.SPEC, "mtu", 1400, 1280),
            new FieldChange(ObjectSection.LABELS, "mtu", null, "label"));
  }

  @Test
  void shouldKeepTheSameRunsFirstAbsence() {
    // given
    var before =
        Optional.of(
            new PreviousValues(
                "run-1", List.of(new FieldChange(ObjectSection.SPEC, "mtu", null, 1340))));

    // when
    var merged =
        PreviousValues.merge(
            before, "run-1", List.of(new FieldChange(ObjectSection.SPEC, "mtu", 1340, 1280)));

    // then
    assertThat(merged.changes())
        .containsExactly(new FieldChange(ObjectSection.SPEC, "mtu", null, 1280));
  }

  @Test
  void shouldReplaceAnotherRunsMemory() {
    // given
    var before = Optional.of(new PreviousValues("run-0", List.of(FIRST)));
    var change = new FieldChange(ObjectSection.SPEC, "port", 1, 2);

    // then
    assertThat(PreviousValues.merge(before, "run-1", List.of(change)))
        .isEqualTo(new PreviousValues("run-1", List.of(change)));
  }

  @Test
  void shouldRestoreWhereItsValueStandsAndTakeTheAnnotationAway() {
    // given
    var living = JsonObjects.of("{'spec': {'mtu': 1340, 'port': 9}}");
    var previous =
        new PreviousValues(
            "run-1", List.of(FIRST, new FieldChange(ObjectSection.SPEC, "port", 1, 2)));
    previous.writeOn(living);

    // when
    previous.revertOn(living);

    // then
    assertThat(JsonObjects.text(living)).contains("'spec':{'mtu':1400,'port':9}");
    assertThat(living.getMetadata().getAnnotations()).doesNotContainKey(Labels.PREVIOUS);
  }
}
