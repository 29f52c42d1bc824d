package dev.hawser.liqo.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.resources.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New objects, and what has to change on living ones. */
final class DesiredTest {
  private final Desired desired =
      Desired.of(Kind.GATEWAY_SERVER, "ns", "name")
          .label("label", "one")
          .annotation("annotation", "two")
          .spec("mtu", 1340)
          .spec("endpoint", Map.of("port", 5))
          .specIfAny("proxy", null);

  @Test
  void shouldMakeANewObjectWithTheRunsLabel() {
    // given
    var owner =
        Living.of("{'apiVersion': 'v1', 'kind': 'Owner', 'metadata': {'name': 'o', 'uid': 'u'}}");

    // when
    var made = desired.ownedBy(owner).create("run-1");

    // then
    assertThat(Living.text(made))
        .isEqualTo(
            "{'apiVersion':'networking.liqo.io/v1beta1','kind':'GatewayServer','metadata':{"
                + "'annotations':{'annotation':'two'},"
                + "'labels':{'label':'one','hawser.dev/run':'run-1'},"
                + "'name':'name','namespace':'ns','ownerReferences':[{"
                + "'apiVersion':'v1','kind':'Owner','name':'o','uid':'u'}]},"
                + "'spec':{'mtu':1340,'endpoint':{'port':5}}}");
  }

  @Test
  void shouldSeeNothingToChangeWhereAllIsAsDesired() {
    // given
    var living =
        Living.of(
            "{'metadata': {'labels': {'label': 'one', 'x': 'y'}, 'annotations': {'annotation':"
                + " 'two'}}, 'spec': {'mtu': 1340, 'endpoint': {'port': 5}, 'more': 1}}");

    // then
    assertThat(desired.changes(living)).isEmpty();
  }

  @Test
  void shouldListEveryDifferingField() {
    // given
    var living = Living.of("{'spec': {'mtu': 1400, 'endpoint': {'port': 5}}}");

    // then
    assertThat(desired.changes(living))
        .containsExactlyInAnyOrder(
            new Change(Section.LABELS, "label", null, "one"),
            new Change(Section.ANNOTATIONS, "annotation", null, "two"),
            new Change(Section.SPEC, "mtu", 1400, 1340));
  }

  @Test
  void shouldAskForAbsence() {
    // given
    var secret = Desired.of(Kind.SECRET, "ns", "name").data("nonce", "new").withoutData("signed");

    // then
    assertThat(secret.changes(Living.of("{'data': {'nonce': 'old', 'signed': 's', 'x': 'y'}}")))
        .containsExactlyInAnyOrder(
            new Change(Section.DATA, "nonce", "old", "new"),
            new Change(Section.DATA, "signed", "s", null));
    assertThat(secret.changes(Living.of("{'data': {'nonce': 'new'}}"))).isEmpty();
  }
}
