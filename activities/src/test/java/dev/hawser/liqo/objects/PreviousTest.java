package dev.hawser.liqo.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.resources.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run remembers on the objects of others. */
final class PreviousTest {
  private static final Change FIRST = new Change(Section.SPEC, "mtu", 1400, 1340);

  @Test
  void shouldReadWhatItWrote() {
    // given
    var previous =
        new Previous(
            "run-1",
            List.of(
                FIRST,
                new Change(Section.LABELS, "label", null, "new"),
                new Change(Section.SPEC, "endpoint", Map.of("port", 1), Map.of("port", 2)),
                new Change(Section.DATA, "signedNonce", "old", null)));
    var living = Living.of("{'metadata': {'annotations': {'stays': 'here'}}}");

    // when
    previous.writeOn(living);

    // then
    assertThat(Previous.on(living)).hasValue(previous);
    assertThat(living.getMetadata().getAnnotations()).containsEntry("stays", "here");
  }

  @Test
  void shouldReadNothingWhereNothingOrNonsenseIs() {
    assertThat(Previous.on(Living.of("{}"))).isEmpty();
    assertThat(
            Previous.on(
                Living.of("{'metadata': {'annotations': {'hawser.dev/previous': 'nonsense'}}}")))
        .isEmpty();
  }

  @Test
  void shouldKeepTheSameRunsFirstValue() {
    // given
    var before = Optional.of(new Previous("run-1", List.of(FIRST)));

    // when
    var merged =
        Previous.merge(
            before,
            "run-1",
            List.of(
                new Change(Section.SPEC, "mtu", 1340, 1280),
                new Change(Section.LABELS, "mtu", null, "label")));

    // then
    assertThat(merged.changes())
        .containsExactlyInAnyOrder(
            new Change(Section.SPEC, "mtu", 1400, 1280),
            new Change(Section.LABELS, "mtu", null, "label"));
  }

  @Test
  void shouldKeepTheSameRunsFirstAbsence() {
    // given
    var before =
        Optional.of(new Previous("run-1", List.of(new Change(Section.SPEC, "mtu", null, 1340))));

    // when
    var merged =
        Previous.merge(before, "run-1", List.of(new Change(Section.SPEC, "mtu", 1340, 1280)));

    // then
    assertThat(merged.changes()).containsExactly(new Change(Section.SPEC, "mtu", null, 1280));
  }

  @Test
  void shouldReplaceAnotherRunsMemory() {
    // given
    var before = Optional.of(new Previous("run-0", List.of(FIRST)));
    var change = new Change(Section.SPEC, "port", 1, 2);

    // then
    assertThat(Previous.merge(before, "run-1", List.of(change)))
        .isEqualTo(new Previous("run-1", List.of(change)));
  }

  @Test
  void shouldRestoreWhereItsValueStandsAndTakeTheAnnotationAway() {
    // given
    var living = Living.of("{'spec': {'mtu': 1340, 'port': 9}}");
    var previous = new Previous("run-1", List.of(FIRST, new Change(Section.SPEC, "port", 1, 2)));
    previous.writeOn(living);

    // when
    previous.revertOn(living);

    // then
    assertThat(Living.text(living)).contains("'spec':{'mtu':1400,'port':9}");
    assertThat(living.getMetadata().getAnnotations()).doesNotContainKey(Labels.PREVIOUS);
  }
}
