package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which objects of the pair are on one cluster before a run begins, by their names. */
final class ExistingObjects {
  private final PairObjects pair;
  private final PairContents contents;
  private final Supplier<ReadResult<List<GenericKubernetesResource>>> gatewayBindings;
  private final Supplier<ReadResult<Optional<GenericKubernetesResource>>> foreignCluster;

  /** Starts to read what is not among the contents of the namespace. */
  ExistingObjects(
      ParallelReads reads, PairObjects pair, KubeApi api, PairContents contents, String namespace) {
    this.pair = pair;
    this.contents = contents;
    this.gatewayBindings = reads.read(() -> OrphanedGatewayBindings.of(namespace, api));
    this.foreignCluster = reads.read(() -> api.tryGet(Kind.FOREIGN_CLUSTER, null, pair.peer()));
  }

  /** Those that a rollback has to keep. */
  List<ObjectReference> all() {
    return Stream.of(
            LiqoLeftovers.among(contents).stream(),
            orphanedGatewayBindings(),
            possibleForeignCluster().stream())
        .flatMap(references -> references)
        .toList();
  }

  private Stream<ObjectReference> orphanedGatewayBindings() {
    return gatewayBindings.get().orIfUnknown(List.of()).stream()
        .filter(binding -> OrphanedGatewayBindings.isOrphaned(binding, contents))
        .map(Fields::reference);
  }

  /** One that may not be read counts as existing, so that a rollback does not delete it. */
  private Optional<ObjectReference> possibleForeignCluster() {
    return foreignCluster.get().isCertain(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(ObjectReference.of(Kind.FOREIGN_CLUSTER.word(), pair.peer()));
  }

  /** The peer's ForeignCluster, as it was read. */
  ReadResult<Optional<GenericKubernetesResource>> foreignCluster() {
    return foreignCluster.get();
  }

  /** The peer's ForeignCluster; empty also if it may not be read. */
  Optional<GenericKubernetesResource> knownForeignCluster() {
    return foreignCluster.get().orIfUnknown(Optional.empty());
  }

  /** Control-plane Identity, virtual nodes, and slices that were not replicated here. */
  List<ObjectReference> ofConsumer() {
    return Stream.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE)
        .flatMap(kind -> contents.ofPeer(kind).stream().filter(found -> isOwn(kind, found)))
        .map(Fields::reference)
        .toList();
  }

  private static boolean isOwn(Kind kind, GenericKubernetesResource found) {
    return Fields.label(found, Labels.REPLICATED) == null
        && (kind != Kind.IDENTITY || "ControlPlane".equals(Fields.text(found, "spec", "type")));
  }

  /** Credentials whose deletion has begun and did not end. */
  List<ObjectReference> stuckCredentials() {
    var renews =
        contents.ofPeer(Kind.RENEW).stream()
            .filter(renew -> Fields.label(renew, Labels.REPLICATED) == null);
    var secret =
        contents.named(Kind.SECRET, "kubeconfig-" + Labels.controlPlane(pair.peer())).stream();
    return Stream.concat(renews, secret)
        .filter(Fields::terminating)
        .map(Fields::reference)
        .toList();
  }
}
