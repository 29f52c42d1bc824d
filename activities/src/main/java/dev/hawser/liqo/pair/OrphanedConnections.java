package dev.hawser.liqo.pair;

import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.KeptReason;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections whose gateway stays although the peer's key is gone. Liqo's gateways (v1.2.0) create
 * a Connection when they see the peer's key, but it is deleted only with its gateway.
 */
final class OrphanedConnections {
  private final PairObjects pair;
  private final ObjectWriter objects;

  OrphanedConnections(PairObjects pair, ObjectWriter objects) {
    this.pair = pair;
    this.objects = objects;
  }

  /**
   * Deletes all except those to keep.
   *
   * @return those that stay, with reasons
   */
  List<KeptObject> remove(String namespace, List<ObjectReference> keep) {
    var keys = pair.tryList(Kind.PUBLIC_KEY, namespace);
    if (!keys.isUnknown() && !keys.value().isEmpty()) return List.of();
    var stay = new ArrayList<KeptObject>();
    for (var connection : pair.tryList(Kind.CONNECTION, namespace).orIfUnknown(List.of())) {
      var reference = Fields.reference(connection);
      if (keep.contains(reference)) continue;
      if (keys.isUnknown()) stay.add(kept(reference, KeptReason.mayNotRead("key")));
      else if (!objects.deleteIfAllowed(Kind.CONNECTION, connection))
        stay.add(kept(reference, KeptReason.MAY_NOT_DELETE));
    }
    return stay;
  }

  private KeptObject kept(ObjectReference connection, String reason) {
    return KeptObject.of(connection.on(pair.cluster()), reason);
  }
}
