package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.JsonObjects;
import dev.hawser.liqo.resources.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The former values that a run records on objects of others. */
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
    var existing = JsonObjects.of("{'metadata': {'annotations': {'stays': 'here'}}}");

    // when
    previous.writeOn(existing);

    // then
    assertThat(PreviousValues.on(existing)).hasValue(previous);
    assertThat(existing.getMetadata().getAnnotations()).containsEntry("stays", "here");
  }

  @Test
  void shouldReadNothingFromAMissingOrInvalidAnnotation() {
    // given
    var invalid =
        JsonObjects.of("{'metadata': {'annotations': {'hawser.dev/previous': 'nonsense'}}}");

    // when
    var fromMissing = PreviousValues.on(JsonObjects.of("{}"));
    var fromInvalid = PreviousValues.on(invalid);

    // then
    assertThat(fromMissing).isEmpty();
    assertThat(fromInvalid).isEmpty();
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
  void shouldKeepThatTheSameRunsFieldWasAbsent() {
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
  void shouldReplaceTheValuesOfAnotherRun() {
    // given
    var before = Optional.of(new PreviousValues("run-0", List.of(FIRST)));
    var change = new FieldChange(ObjectSection.SPEC, "port", 1, 2);

    // when
    var merged = PreviousValues.merge(before, "run-1", List.of(change));

    // then
    assertThat(merged).isEqualTo(new PreviousValues("run-1", List.of(change)));
  }

  @Test
  void shouldRestoreItsOwnValuesAndRemoveTheAnnotation() {
    // given
    var existing = JsonObjects.of("{'spec': {'mtu': 1340, 'port': 9}}");
    var previous =
        new PreviousValues(
            "run-1", List.of(FIRST, new FieldChange(ObjectSection.SPEC, "port", 1, 2)));
    previous.writeOn(existing);

    // when
    previous.revertOn(existing);

    // then
    assertThat(JsonObjects.text(existing)).contains("'spec':{'mtu':1400,'port':9}");
    assertThat(existing.getMetadata().getAnnotations()).doesNotContainKey(Labels.PREVIOUS);
  }

  @Test
  void shouldKeepTheValuesOfASecretOutOfItsMetadata() {
    // given
    var secret = JsonObjects.of("{'kind': 'Secret', 'data': {'nonce': 'bmV3'}}");
    var previous =
        new PreviousValues(
            "run-1", List.of(new FieldChange(ObjectSection.DATA, "nonce", "b2xk", "bmV3")));

    // when
    previous.writeOn(secret);

    // then
    assertThat(secret.getMetadata().getAnnotations()).isEmpty();
    assertThat(PreviousValues.on(secret)).hasValue(previous);
  }

  @Test
  void shouldRestoreASecretAndRemoveTheRecord() {
    // given
    var secret = JsonObjects.of("{'kind': 'Secret', 'data': {'nonce': 'bmV3'}}");
    var previous =
        new PreviousValues(
            "run-1", List.of(new FieldChange(ObjectSection.DATA, "nonce", "b2xk", "bmV3")));
    previous.writeOn(secret);

    // when
    previous.revertOn(secret);

    // then
    assertThat(ObjectSection.DATA.read(secret)).isEqualTo(Map.of("nonce", "b2xk"));
  }

  @Test
  void shouldMoveTheAnnotationOfAnEarlierReleaseIntoTheData() {
    // given
    var secret =
        JsonObjects.of(
            "{'kind': 'Secret', 'metadata': {'annotations': {'hawser.dev/previous':"
                + " '{\\'run\\':\\'run-1\\',\\'changes\\':[]}'}}}");
    var read = PreviousValues.on(secret).orElseThrow();

    // when
    read.writeOn(secret);

    // then
    assertThat(secret.getMetadata().getAnnotations()).isEmpty();
    assertThat(PreviousValues.on(secret)).hasValue(read);
  }
}
