package dev.hawser.liqo.cluster;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Role;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The objects that show that the same two clusters peer in the other direction too. */
public final class ReversePeeringObjects {
  private final PairObjects pair;

  ReversePeeringObjects(PairObjects pair) {
    this.pair = pair;
  }

  /** Those on this cluster now; of a kind that may not be read, any object. */
  public List<ObjectReference> find() {
    var kinds =
        pair.role() == Role.CONSUMER
            ? List.of(Kind.TENANT)
            : List.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE);
    var objects = new ArrayList<ObjectReference>();
    for (var kind : kinds) {
      var read = pair.tryList(kind, pair.namespace());
      if (read.isUnknown()) {
        objects.add(ObjectReference.anyOf(kind.word(), pair.namespace()).on(pair.cluster()));
        continue;
      }
      read.value().stream()
          .filter(found -> Fields.label(found, Labels.REPLICATED) == null)
          .map(found -> Fields.reference(found).on(pair.cluster()))
          .forEach(objects::add);
    }
    return objects;
  }

  /** Those found on the other cluster, or else on either: what both directions share stays. */
  public List<ObjectReference> keeping(DeleteInput removal) {
    if (removal.reverse().stream().anyMatch(found -> !found.isAny())) return removal.reverse();
    return Stream.concat(removal.reverse().stream(), find().stream()).toList();
  }

  /** Why something stays that these objects show to be in use, or may show. */
  public static String reason(List<ObjectReference> objects) {
    return objects.stream().allMatch(ObjectReference::isAny)
        ? "which the reverse peering may use"
        : "in use by the reverse peering";
  }
}
