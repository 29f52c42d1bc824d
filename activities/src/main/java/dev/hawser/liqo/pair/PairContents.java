package dev.hawser.liqo.pair;

import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.kubernetes.RoleBindings;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects in the tenant namespace of a pair, read with one request per kind, all at the same
 * time. A kind that may not be read appears to have no objects: {@link RequiredPermissions} reports
 * it as missing, and a plan that depends on it is refused.
 */
final class PairContents {
  /** Liqo's kinds of which a pair has objects in its tenant namespace. */
  static final List<Kind> OF_PAIR =
      List.of(
          Kind.CONFIGURATION,
          Kind.GATEWAY_SERVER,
          Kind.GATEWAY_CLIENT,
          Kind.CONNECTION,
          Kind.PUBLIC_KEY,
          Kind.TENANT,
          Kind.IDENTITY,
          Kind.RESOURCE_SLICE,
          Kind.RENEW,
          Kind.VIRTUAL_NODE,
          Kind.NAMESPACE_MAP);

  private static final List<Kind> KINDS =
      Stream.concat(OF_PAIR.stream(), Stream.of(Kind.SECRET, Kind.LEASE)).toList();

  private final PairObjects pair;
  private final Map<Kind, Supplier<ReadResult<List<GenericKubernetesResource>>>> lists =
      new EnumMap<>(Kind.class);
  private Supplier<ReadResult<List<GenericKubernetesResource>>> bindings =
      () -> ReadResult.of(List.of());

  private PairContents(PairObjects pair) {
    this.pair = pair;
  }

  /**
   * Starts to read.
   *
   * @param namespace null if there is none, so that there are no objects
   */
  static PairContents read(
      ParallelReads reads, PairObjects pair, KubeApi api, @Nullable String namespace) {
    var contents = new PairContents(pair);
    if (namespace == null) return contents;
    contents.bindings = reads.read(() -> RoleBindings.read(api, namespace));
    for (var kind : KINDS) {
      contents.lists.put(kind, reads.read(() -> api.tryList(kind, namespace, Map.of())));
    }
    return contents;
  }

  /**
   * The objects of a kind.
   *
   * @throws IllegalArgumentException if the kind is not among those that are read
   */
  List<GenericKubernetesResource> all(Kind kind) {
    if (!KINDS.contains(kind)) throw new IllegalArgumentException(kind + " is not read");
    var list = lists.get(kind);
    return list == null ? List.of() : list.get().orIfUnknown(List.of());
  }

  /** The read of a kind; empty if it was not read. */
  Optional<ReadResult<List<GenericKubernetesResource>>> read(Kind kind) {
    return Optional.ofNullable(lists.get(kind)).map(Supplier::get);
  }

  /** Those labelled for the peer. */
  List<GenericKubernetesResource> ofPeer(Kind kind) {
    return all(kind).stream()
        .filter(found -> pair.peer().equals(Fields.label(found, Labels.REMOTE_CLUSTER)))
        .toList();
  }

  /**
   * The only one that is labelled for the peer.
   *
   * @throws io.temporal.failure.ApplicationFailure Conflict if there are several, which Liqo itself
   *     can't handle
   */
  Optional<GenericKubernetesResource> labelled(Kind kind) {
    return pair.theOne(kind, ofPeer(kind));
  }

  Optional<GenericKubernetesResource> named(Kind kind, String name) {
    return all(kind).stream().filter(found -> found.getMetadata().getName().equals(name)).findAny();
  }

  /** Whether a Tenant has its RoleBinding; true also if that may not be read. */
  boolean isBound(GenericKubernetesResource tenant) {
    return RoleBindings.isBound(tenant, bindings.get());
  }

  /** The Secret with the gateway's own keys. */
  Optional<GenericKubernetesResource> gatewayKeys() {
    return pair.theOne(
        Kind.SECRET,
        ofPeer(Kind.SECRET).stream()
            .filter(secret -> "true".equals(Fields.label(secret, Labels.GATEWAY_RESOURCE)))
            .toList());
  }
}
