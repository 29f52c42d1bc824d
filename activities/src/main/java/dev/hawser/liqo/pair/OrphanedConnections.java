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
 * Connections whose gateway stays although the peer's key is gone. Liqo's gateways (v1.2.0) create
 * a Connection when they see the peer's key, but it is deleted only with its gateway.
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
   * Deletes all except those to keep.
   *
   * @return those that the credentials may not delete
   */
  List<ObjectReference> remove(String namespace, List<ObjectReference> keep) {
    if (!ofPeer(Kind.PUBLIC_KEY, namespace).isEmpty()) return List.of();
    var refused = new ArrayList<ObjectReference>();
    for (var connection : ofPeer(Kind.CONNECTION, namespace)) {
      var reference = Fields.reference(connection);
      if (!keep.contains(reference) && !isDeleted(connection)) refused.add(reference);
    }
    return refused;
  }

  private boolean isDeleted(GenericKubernetesResource connection) {
    return KubeApi.ifAllowed(() -> objects.delete(Kind.CONNECTION, connection)).isPresent();
  }

  private List<GenericKubernetesResource> ofPeer(Kind kind, String namespace) {
    var labels = Map.of(Labels.REMOTE_CLUSTER, pair.peer());
    return api.listIfAllowed(kind, namespace, labels);
  }
}
