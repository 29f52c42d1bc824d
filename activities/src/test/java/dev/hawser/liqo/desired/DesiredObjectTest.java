package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.JsonObjects;
import dev.hawser.liqo.resources.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New objects, and what has to change on existing ones. */
final class DesiredObjectTest {
  private final DesiredObject desired =
      DesiredObject.of(Kind.GATEWAY_SERVER, "ns", "name")
          .label("label", "one")
          .annotation("annotation", "two")
          .spec("mtu", 1340)
          .spec("endpoint", Map.of("port", 5))
          .specIfAny("proxy", null);

  @Test
  void shouldCreateANewObjectWithTheRunsLabel() {
    // given
    var owner =
        JsonObjects.of(
            "{'apiVersion': 'v1', 'kind': 'Owner', 'metadata': {'name': 'o', 'uid': 'u'}}");

    // when
    var made = desired.ownedBy(owner).create("run-1");

    // then
    assertThat(JsonObjects.text(made))
        .isEqualTo(
            "{'apiVersion':'networking.liqo.io/v1beta1','kind':'GatewayServer','metadata':{"
                + "'annotations':{'annotation':'two'},"
                + "'labels':{'label':'one','hawser.dev/run':'run-1'},"
                + "'name':'name','namespace':'ns','ownerReferences':[{"
                + "'apiVersion':'v1','kind':'Owner','name':'o','uid':'u'}]},"
                + "'spec':{'mtu':1340,'endpoint':{'port':5}}}");
  }

  @Test
  void shouldFindNoChangeInAnEqualObject() {
    // given
    var existing =
        JsonObjects.of(
            "{'metadata': {'labels': {'label': 'one', 'x': 'y'}, 'annotations': {'annotation':"
                + " 'two'}}, 'spec': {'mtu': 1340, 'endpoint': {'port': 5}, 'more': 1}}");

    // when
    var changes = desired.changes(existing);

    // then
    assertThat(changes).isEmpty();
  }

  @Test
  void shouldListEveryDifferingField() {
    // given
    var existing = JsonObjects.of("{'spec': {'mtu': 1400, 'endpoint': {'port': 5}}}");

    // when
    var changes = desired.changes(existing);

    // then
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new FieldChange(ObjectSection.LABELS, "label", null, "one"),
            new FieldChange(ObjectSection.ANNOTATIONS, "annotation", null, "two"),
            new FieldChange(ObjectSection.SPEC, "mtu", 1400, 1340));
  }

  @Test
  void shouldRequestThatAFieldIsAbsent() {
    // given
    var secret =
        DesiredObject.of(Kind.SECRET, "ns", "name").data("nonce", "new").withoutData("signed");

    // when
    var changes =
        secret.changes(JsonObjects.of("{'data': {'nonce': 'old', 'signed': 's', 'x': 'y'}}"));
    var none = secret.changes(JsonObjects.of("{'data': {'nonce': 'new'}}"));

    // then
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new FieldChange(ObjectSection.DATA, "nonce", "old", "new"),
            new FieldChange(ObjectSection.DATA, "signed", "s", null));
    assertThat(none).isEmpty();
  }
}
