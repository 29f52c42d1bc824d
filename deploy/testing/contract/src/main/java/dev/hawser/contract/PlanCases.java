package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ObjectReference;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans, compared with what the runs then do. */
final class PlanCases {
  private static final String RUN = "hawser.dev/run";
  private static final String ANOTHER = "\"plan\": \"00000000\"";

  private PlanCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a plan shows what would be done and changes nothing", PlanCases::planOfPeering),
        new ContractCase(
            "a peering creates exactly the objects that its plan has named",
            PlanCases::createsWhatIsPlanned),
        new ContractCase(
            "the plan of an unpeering writes nothing and lists what is then deleted",
            PlanCases::planOfUnpeering),
        new ContractCase(
            "a run that is given another plan than its own writes nothing",
            PlanCases::insistsOnItsPlan));
  }

  private static void planOfPeering(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    assertThat(peering(pair).objects()).as("the objects of the plan").isNotEmpty();
    before.assertUnchanged();
  }

  private static void createsWhatIsPlanned(PeeringEnvironment pair) {
    var plan = peering(pair);
    pair.peer(pair.rome(), pair.milan(), "\"plan\": \"" + plan.shortDigest() + "\"");
    assertThat(created(pair)).as("what the run created").isEqualTo(names(plan, Action.CREATE));
    for (var planned : plan.objects()) {
      if (planned.byLiqo()) assertExists(pair, planned.object());
    }
    var again = peering(pair);
    assertThat(again.writes()).as("the plan has anything left to do").isFalse();
    assertThat(names(again, Action.LEAVE)).as("what it leaves").containsAll(created(pair));
  }

  private static void planOfUnpeering(PeeringEnvironment pair) {
    String options = "\"deleteNamespaces\": true";
    pair.peer(pair.rome(), pair.milan(), "");
    var versions = ResourceVersions.settled(pair);
    var plan = unpeering(pair, options);
    versions.assertUnchanged();
    var planned = deletions(plan);
    var named = options + ", \"plan\": \"" + plan.digest() + "\"";
    var deleted = pair.unpeer(pair.rome(), pair.milan(), named).deleted();
    assertThat(planned)
        .as("kinds that the plan lists")
        .extracting(ObjectReference::kind)
        .contains("ResourceSlice", "VirtualNode", "Identity", "Tenant", "PublicKey")
        .contains("GatewayServer", "GatewayClient", "Configuration", "Namespace");
    assertThat(names(deleted)).as("what the unpeering deleted").containsAll(names(planned));
    var kinds = planned.stream().map(ObjectReference::kind).toList();
    var ofThoseKinds = deleted.stream().filter(object -> kinds.contains(object.kind())).toList();
    assertThat(names(planned)).as("what the plan lists").containsAll(names(ofThoseKinds));
  }

  private static void insistsOnItsPlan(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    var peering = pair.peerFails(pair.rome(), pair.milan(), ANOTHER);
    assertThat(peering.getType()).as("the type of the failure").isEqualTo("PlanChanged");
    before.assertUnchanged();
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    var versions = ResourceVersions.settled(pair);
    var unpeering =
        PeeringEnvironment.failureOf(() -> pair.unpeer(pair.rome(), pair.milan(), ANOTHER));
    assertThat(unpeering.getType()).as("the type of the failure").isEqualTo("PlanChanged");
    versions.assertUnchanged();
  }

  private static Plan peering(PeeringEnvironment pair) {
    return plan(
        pair, InspectRequest.of(PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), "")));
  }

  private static Plan unpeering(PeeringEnvironment pair, String options) {
    return plan(
        pair,
        InspectRequest.of(PeeringEnvironment.Requests.unpeer(pair.rome(), pair.milan(), options)));
  }

  private static Plan plan(PeeringEnvironment pair, InspectRequest request) {
    var inspection = pair.inspect(request);
    assertThat(inspection.refusals()).as("the refusals").isEmpty();
    return Objects.requireNonNull(inspection.plan());
  }

  /** Liqo deletes the Node, as a consequence. */
  private static List<ObjectReference> deletions(Plan plan) {
    return plan.objects().stream()
        .filter(planned -> planned.action() == Action.DELETE && !planned.byLiqo())
        .map(PlannedObject::object)
        .toList();
  }

  private static Set<String> names(Plan plan, Action action) {
    return plan.objects().stream()
        .filter(planned -> planned.action() == action && !planned.byLiqo())
        .map(planned -> name(planned.object()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(ObjectReference object) {
    String namespace = object.namespace() == null ? "" : object.namespace() + "/";
    return object.kind() + " " + namespace + object.name() + " on " + object.cluster();
  }

  private static List<String> names(List<ObjectReference> objects) {
    return objects.stream().map(ObjectReference::toString).toList();
  }

  private static Set<String> created(PeeringEnvironment pair) {
    return Stream.of(pair.rome(), pair.milan())
        .flatMap(PlanCases::created)
        .map(PlanCases::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Copies on the other cluster carry the labels of their originals. */
  private static Stream<ObjectReference> created(ClusterUser cluster) {
    return Stream.of(ResourceKind.values())
        .flatMap(kind -> cluster.list(kind).stream())
        .filter(PlanCases::isLabelledByRun)
        .map(found -> reference(cluster, found));
  }

  private static boolean isLabelledByRun(GenericKubernetesResource object) {
    var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    return labels.containsKey(RUN) && !labels.containsKey("liqo.io/replicated");
  }

  private static ObjectReference reference(ClusterUser cluster, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return new ObjectReference(
        object.getKind(), metadata.getNamespace(), metadata.getName(), cluster.id());
  }

  private static void assertExists(PeeringEnvironment pair, ObjectReference object) {
    var cluster = pair.rome().id().equals(object.cluster()) ? pair.rome() : pair.milan();
    var kind =
        Stream.of(ResourceKind.values())
            .filter(each -> object.isKind(each.kind()))
            .findFirst()
            .orElseThrow();
    cluster.require(kind, object.namespace(), object.name());
  }
}
