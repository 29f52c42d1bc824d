package dev.hawser.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.PodGroup;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedField;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.PlannedWait;
import dev.hawser.peering.Refusal;
import dev.hawser.peering.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final String DIGEST = "3f2a9c1e" + "0".repeat(56);
  private static final Inspection SEEN =
      new Inspection(
          ROME,
          MILAN,
          installed(ROME, "v1.2.0", null),
          installed(MILAN, "v1.2.1", null),
          List.of());

  @Test
  void shouldShowEachObjectOfAPeeringWithItsFields() {
    // given
    var plan =
        Plan.of(
            DIGEST,
            List.of(
                object(Action.LEAVE, "Configuration", "milan", field("podCidrs", "a", "a")),
                object(Action.CHANGE, "GatewayClient", "milan", field("endpoint", "old", "new")),
                made("VirtualNode", "milan", field("node", null, "milan")),
                object(
                    Action.REPLACE,
                    "GatewayServer",
                    "rome",
                    field("serviceType", "LoadBalancer", "NodePort"),
                    field("port", "51840", "4000"),
                    field("loadBalancerIp", "192.0.2.7", null)),
                object(Action.CREATE, "Secret", "liqo-nonce")),
            List.of(new PlannedWait(Step.TUNNEL, ROME, "the tunnel to be connected")),
            List.of("the Liqo versions could not be compared"));

    // when
    var text = PlanText.ofPeering(SEEN.withPlan(plan), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer, Liqo v1.2.0)
               = Configuration liqo-tenant-milan/milan
                     podCidrs  a
               ~ GatewayClient liqo-tenant-milan/milan
                     endpoint  old → new
               + VirtualNode liqo-tenant-milan/milan (by Liqo)
                     node  milan

            milan (provider, Liqo v1.2.1)
             -/+ GatewayServer liqo-tenant-rome/rome
                     serviceType     LoadBalancer → NodePort
                     port            51840 → 4000
                     loadBalancerIp  192.0.2.7 → none
               + Secret liqo-tenant-rome/liqo-nonce

            then waits for the tunnel to be connected on rome
            note: the Liqo versions could not be compared

            Plan: 2 to create, 1 to change, 1 to replace, 0 to delete, 1 left as it is.
            To do exactly this, run hawser peer rome milan with the same options and --plan 3f2a9c1e\
            """);
  }

  @Test
  void shouldShowWhatAnUnpeeringDeletesAndWhyOthersAreLeft() {
    // given
    var namespace = ObjectReference.of("Namespace", "liqo-tenant-rome").on(MILAN);
    var copies = ObjectReference.anyOf("Renew", "liqo-tenant-rome").on(MILAN);
    var slice = new ObjectReference("ResourceSlice", "liqo-tenant-milan", "milan", ROME);
    var plan =
        Plan.of(
            DIGEST,
            List.of(
                because(Action.DELETE, slice, "3 pods are evicted"),
                because(Action.DELETE, copies, "copies that rome has no permission to delete"),
                because(Action.LEAVE, namespace, "deleted on request only")),
            List.of(),
            List.of());

    // when
    var text = PlanText.ofUnpeering(SEEN.withPlan(plan), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer, Liqo v1.2.0)
               - ResourceSlice liqo-tenant-milan/milan (3 pods are evicted)

            milan (provider, Liqo v1.2.1)
               - any Renew in liqo-tenant-rome (copies that rome has no permission to delete)
               = Namespace liqo-tenant-rome (deleted on request only)

            Plan: 0 to create, 0 to change, 0 to replace, 2 to delete, 1 left as it is.
            To do exactly this, run hawser unpeer rome milan with the same options and --plan 3f2a9c1e\
            """);
  }

  @Test
  void shouldShowWhatRunsOnTheVirtualNodeAndThatItIsDrainedFirst() {
    // given
    var node = ObjectReference.of("Node", "milan").on(ROME);
    var wait = new PlannedWait(Step.DRAIN, ROME, "the virtual node's pods to end (10m at most)");
    var plan =
        Plan.of(
            DIGEST, List.of(because(Action.CHANGE, node, "cordoned")), List.of(wait), List.of());

    // when
    var text = PlanText.ofUnpeering(running(4).withPlan(plan), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer, Liqo of unknown version)
               ~ Node milan (cordoned)

            milan (provider, Liqo of unknown version)
               nothing

            4 pods of rome run on milan:
              NAMESPACE   OWNER            PODS
              shop        Deployment web   2
              shop        Pod debug        1
              and 1 pod of other owners
              The Pod has no owner that would start it again elsewhere

            first waits for the virtual node's pods to end (10m at most) on rome

            Plan: 0 to create, 1 to change, 0 to replace, 0 to delete, 0 left as they are.
            To do exactly this, run hawser unpeer rome milan with the same options and --plan 3f2a9c1e\
            """);
  }

  @Test
  void shouldShowWhatRunsBelowTheReasonsForARefusal() {
    // given
    var refusal = new Refusal("PodsRunning", "3 pods run on milan");

    // when
    var text = PlanText.ofUnpeering(running(3).withRefusals(List.of(refusal)), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            refused: 3 pods run on milan

            3 pods of rome run on milan:
              NAMESPACE   OWNER            PODS
              shop        Deployment web   2
              shop        Pod debug        1
              The Pod has no owner that would start it again elsewhere\
            """);
  }

  /** Seen with so many pods on the virtual node, the first of which are known by their owners. */
  private static Inspection running(int pods) {
    var empty = ClusterView.absent(ROME);
    var groups =
        List.of(
            new PodGroup("shop", "Deployment", "web", 2), new PodGroup("shop", "Pod", "debug", 1));
    var consumer =
        new ClusterView(
            ROME,
            empty.contract(),
            empty.namespace(),
            null,
            empty.installation(),
            empty.permissions(),
            empty.network(),
            empty.authentication(),
            new OffloadingView(null, null, pods, List.of(), groups),
            List.of(),
            List.of(),
            List.of());
    return new Inspection(ROME, MILAN, consumer, ClusterView.absent(MILAN), List.of());
  }

  @Test
  void shouldSayThatThereIsNothingToDo() {
    // given
    var plan = Plan.of(DIGEST, List.of(), List.of(), List.of());

    // when
    var text = PlanText.ofUnpeering(SEEN.withPlan(plan), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer, Liqo v1.2.0)
               nothing

            milan (provider, Liqo v1.2.1)
               nothing

            Plan: nothing to do, 0 left as they are.\
            """);
  }

  @Test
  void shouldSayThatOnlyLiqoHasSomethingToDo() {
    // given
    var node = made("VirtualNode", "milan");
    var wait = new PlannedWait(Step.NODE, ROME, "the virtual node to be Ready");
    var plan = Plan.of(DIGEST, List.of(node), List.of(wait), List.of());

    // when
    var text = PlanText.ofPeering(SEEN.withPlan(plan), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer, Liqo v1.2.0)
               + VirtualNode liqo-tenant-milan/milan (by Liqo)

            milan (provider, Liqo v1.2.1)
               nothing

            then waits for the virtual node to be Ready on rome

            Plan: nothing to do, 0 left as they are.\
            """);
  }

  @Test
  void shouldShowEveryReasonForARefusal() {
    // given
    var refusals =
        List.of(
            new Refusal("VersionMismatch", "Liqo is v1.1.0 on rome and v1.2.0 on milan"),
            new Refusal("PodsRunning", "3 pods run on milan"));

    // when
    var text = PlanText.ofUnpeering(SEEN.withRefusals(refusals), "rome milan");

    // then
    assertThat(text)
        .isEqualTo(
            """
            refused: Liqo is v1.1.0 on rome and v1.2.0 on milan
            refused: 3 pods run on milan\
            """);
  }

  @Test
  void shouldShowTheConsumersIdentityKeyBelowThePlanOfAPeering() {
    // given
    var seen =
        new Inspection(
            ROME, MILAN, installed(ROME, null, "3b0c44298f"), ClusterView.absent(MILAN), List.of());
    var plan = Plan.of(DIGEST, List.of(), List.of(), List.of());

    // when
    var planned = PlanText.ofPeering(seen.withPlan(plan), "rome milan");
    var refused =
        PlanText.ofPeering(
            seen.withRefusals(List.of(new Refusal("Conflict", "two of them"))), "rome milan");

    // then
    String key = "\n\nidentity key of rome (SHA-256): 3b0c44298f";
    assertThat(planned).endsWith("0 left as they are." + key);
    assertThat(refused).isEqualTo("refused: two of them" + key);
  }

  @Test
  void shouldListWhyClustersCouldNotBeRead() {
    // given
    var inspection =
        new Inspection(ROME, MILAN, null, null, List.of("no worker serves rome", "milan is off"));

    // when
    var text = PlanText.ofPeering(inspection, "rome milan");

    // then
    assertThat(text).isEqualTo("no worker serves rome\nmilan is off");
  }

  /** Objects named rome or with a nonce are on milan, as in a peering. */
  private static PlannedObject object(
      Action action, String kind, String name, PlannedField... fields) {
    var object =
        name.equals("milan")
            ? new ObjectReference(kind, "liqo-tenant-milan", name, ROME)
            : new ObjectReference(kind, "liqo-tenant-rome", name, MILAN);
    return new PlannedObject(action, object, Step.SERVER, "", false, List.of(fields));
  }

  private static PlannedObject made(String kind, String name, PlannedField... fields) {
    var planned = object(Action.CREATE, kind, name, fields);
    return new PlannedObject(
        planned.action(), planned.object(), Step.NODE, "", true, planned.fields());
  }

  private static PlannedObject because(Action action, ObjectReference object, String reason) {
    return new PlannedObject(action, object, Step.NETWORK, reason, false, List.of());
  }

  private static PlannedField field(String name, String from, String to) {
    return new PlannedField(name, from, to);
  }

  private static ClusterView installed(ClusterId cluster, String version, String key) {
    var absent = ClusterView.absent(cluster);
    return new ClusterView(
        cluster,
        absent.contract(),
        absent.namespace(),
        null,
        new ClusterView.Installation(null, version, null, key, null, null, List.of()),
        absent.permissions(),
        absent.network(),
        absent.authentication(),
        absent.offloading(),
        List.of(),
        List.of(),
        List.of());
  }
}
