package dev.hawser.simulator.foreigncluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.RequeueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerStatusTest {
  private final KubeObject foreign =
      KubeObject.of(ObjectKind.FOREIGN_CLUSTER, ObjectRef.cluster("rome"));

  @Test
  void shouldHaveRoleConsumerWithATenant() {
    // given
    var state = with(Optional.of(object(ObjectKind.TENANT)), Optional.empty());

    // when
    PeerStatus.apply(foreign, state);

    // then
    assertThat(foreign.text("status.role")).isEqualTo("Consumer");
    assertThat(foreign.flag("status.modules.authentication.enabled")).isTrue();
  }

  @Test
  void shouldHaveRoleProviderWithAnIdentity() {
    // given
    var state = with(Optional.empty(), Optional.of(object(ObjectKind.IDENTITY)));

    // when
    PeerStatus.apply(foreign, state);

    // then
    assertThat(foreign.text("status.role")).isEqualTo("Provider");
  }

  @Test
  void shouldHaveBothRolesWithATenantAndAnIdentity() {
    // given
    var state =
        with(Optional.of(object(ObjectKind.TENANT)), Optional.of(object(ObjectKind.IDENTITY)));

    // when
    PeerStatus.apply(foreign, state);

    // then
    assertThat(foreign.text("status.role")).isEqualTo("ConsumerAndProvider");
  }

  @Test
  void shouldDisableNetworkingOnceNothingIsLeft() {
    // given
    PeerStatus.apply(foreign, networked("Connected", true));

    // when
    PeerStatus.apply(foreign, with(Optional.empty(), Optional.empty()));

    // then
    assertThat(foreign.text("status.role")).isEqualTo("Unknown");
    assertThat(foreign.flag("status.modules.networking.enabled")).isFalse();
    assertThat(foreign.list("status.modules.networking.conditions")).hasSize(1);
    assertThat(networking("NetworkGatewayPresence")).isEqualTo("NotReady");
  }

  @Test
  void shouldFollowTheStateOfTheConnection() {
    // when
    PeerStatus.apply(foreign, networked("Connected", true));
    var whenConnected = networking("NetworkConnectionStatus");
    PeerStatus.apply(foreign, networked("Connecting", true));
    var whenConnecting = networking("NetworkConnectionStatus");

    // then
    assertThat(whenConnected).isEqualTo("Established");
    assertThat(whenConnecting).isEqualTo("Pending");
  }

  @Test
  void shouldReportAConnectionWithoutStatusAsAnError() {
    // when
    PeerStatus.apply(foreign, networked("", true));

    // then
    assertThat(networking("NetworkConnectionStatus")).isEqualTo("Error");
  }

  @Test
  void shouldFailWhileAGatewayHasNoDeployment() {
    // given
    var state = networked("", false);

    // when
    var thrown = assertThatThrownBy(() -> PeerStatus.apply(foreign, state));

    // then
    thrown.isInstanceOf(RequeueException.class);
  }

  @Test
  void shouldKeepConditionsButNotTheGenerationWhenAReconciliationFails() {
    // given
    PeerStatus.apply(foreign, networked("Connected", true));

    // when
    PeerStatus.clear(foreign);

    // then
    assertThat(foreign.get("status.observedGeneration")).isEmpty();
    assertThat(foreign.flag("status.modules.networking.enabled")).isFalse();
    assertThat(networking("NetworkConnectionStatus")).isEqualTo("Established");
  }

  private String networking(String type) {
    return Conditions.status(foreign.list("status.modules.networking.conditions"), type);
  }

  private static PeerState with(Optional<KubeObject> tenant, Optional<KubeObject> identity) {
    return new PeerState(
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        tenant,
        identity,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  private static PeerState networked(String connection, boolean deployed) {
    var deployment =
        object(ObjectKind.DEPLOYMENT).set("status.readyReplicas", 1).set("spec.replicas", 1);
    return new PeerState(
        List.of(object(ObjectKind.CONFIGURATION)),
        List.of(object(ObjectKind.GATEWAY_SERVER)),
        List.of(),
        deployed ? Map.of("rome", deployment) : Map.of(),
        List.of(object(ObjectKind.CONNECTION).set("status.value", connection)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  private static KubeObject object(ObjectKind kind) {
    return KubeObject.of(kind, new ObjectRef("liqo-tenant-rome", "rome"));
  }
}
