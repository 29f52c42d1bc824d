package dev.hawser.liqo.cluster;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Role;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects that show that the same two clusters peer in the other direction too. */
public final class ReversePeeringObjects {
  private final PairObjects pair;
  private final KubeApi api;

  ReversePeeringObjects(PairObjects pair, KubeApi api) {
    this.pair = pair;
    this.api = api;
  }

  /** Those on this cluster now, as far as they may be read. */
  public List<ObjectReference> find() {
    var kinds =
        pair.role() == Role.CONSUMER
            ? List.of(Kind.TENANT)
            : List.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE);
    var objects = new ArrayList<ObjectReference>();
    for (var kind : kinds) {
      api.listIfAllowed(kind, pair.namespace(), Map.of(Labels.REMOTE_CLUSTER, pair.peer())).stream()
          .filter(found -> Fields.label(found, Labels.REPLICATED) == null)
          .map(found -> Fields.reference(found).on(pair.cluster()))
          .forEach(objects::add);
    }
    return objects;
  }

  /** Those found on the other cluster, or else on this one: what both directions share stays. */
  public List<ObjectReference> keeping(DeleteInput removal) {
    return removal.reverse().isEmpty() ? find() : removal.reverse();
  }
}
