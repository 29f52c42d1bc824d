package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Connections of gateways that stay, although no key of the peer is left. Liqo's gateways (v1.2.0)
 * make one when they see the peer's key, and none goes before its gateway does.
 */
final class OrphanedConnections {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;

  OrphanedConnections(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /**
   * Deletes those that are not to be kept.
   *
   * @return those that stay because the credentials may not delete them
   */
  List<ObjectReference> remove(String namespace, List<ObjectReference> keep) {
    if (!ofPeer(Kind.PUBLIC_KEY, namespace).isEmpty()) return List.of();
    var stay = new ArrayList<ObjectReference>();
    for (var connection : ofPeer(Kind.CONNECTION, namespace)) {
      var reference = Fields.reference(connection);
      if (!keep.contains(reference) && !isDeleted(connection)) stay.add(reference);
    }
    return stay;
  }

  private boolean isDeleted(GenericKubernetesResource connection) {
    return KubeApi.ifAllowed(() -> objects.delete(Kind.CONNECTION, connection)).isPresent();
  }

  private List<GenericKubernetesResource> ofPeer(Kind kind, String namespace) {
    var labels = Map.of(Labels.REMOTE_CLUSTER, pair.peer());
    return api.listIfAllowed(kind, namespace, labels);
  }
}
