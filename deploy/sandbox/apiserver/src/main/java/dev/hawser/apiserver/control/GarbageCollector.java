package dev.hawser.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.control.ClusterStore.Item;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deletes what has lost its owners. */
final class GarbageCollector implements Controller {
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";

  private final ClusterStore cluster;

  GarbageCollector(ClusterStore cluster) {
    this.cluster = cluster;
  }

  @Override
  public void reconcile() {
    List<Item> all = cluster.everything();
    Map<String, Item> byUid =
        all.stream()
            .collect(Collectors.toMap(item -> ObjectMeta.uid(item.object()), Function.identity()));
    all.stream().filter(item -> isOrphan(item, byUid)).forEach(cluster::delete);
    all.stream()
        .filter(item -> ObjectMeta.isTerminating(item.object()))
        .forEach(item -> finish(item, all));
  }

  private boolean isOrphan(Item item, Map<String, Item> byUid) {
    List<ObjectNode> owners = ObjectMeta.owners(item.object());
    return !owners.isEmpty() && owners.stream().allMatch(owner -> isAbsent(owner, item, byUid));
  }

  private boolean isAbsent(ObjectNode owner, Item dependent, Map<String, Item> byUid) {
    Item found = byUid.get(owner.path("uid").asText());
    if (found != null) {
      String namespace = ObjectMeta.namespace(found.object());
      return !namespace.isEmpty() && !namespace.equals(ObjectMeta.namespace(dependent.object()));
    }
    // An owner of a kind that is not served cannot be looked up: Kubernetes waits, so do we.
    Optional<ResourceType> type =
        cluster.types().ofKind(owner.path("apiVersion").asText(), owner.path("kind").asText());
    return type.isPresent();
  }

  private void finish(Item item, List<Item> all) {
    String uid = ObjectMeta.uid(item.object());
    List<String> finalizers = ObjectMeta.finalizers(item.object());
    if (finalizers.contains(ORPHAN)) {
      dependents(uid, all).forEach(dependent -> disown(dependent, uid));
      cluster.release(item, ORPHAN);
    } else if (finalizers.contains(FOREGROUND)) {
      var dependents = dependents(uid, all);
      dependents.forEach(cluster::delete);
      if (dependents.isEmpty()) cluster.release(item, FOREGROUND);
    }
  }

  private static List<Item> dependents(String uid, List<Item> all) {
    return all.stream().filter(each -> isOwnedBy(each, uid)).toList();
  }

  private static boolean isOwnedBy(Item item, String uid) {
    return ObjectMeta.owners(item.object()).stream()
        .anyMatch(owner -> owner.path("uid").asText().equals(uid));
  }

  private void disown(Item dependent, String uid) {
    ObjectNode patch = Json.object();
    var kept = ObjectMeta.of(patch).putArray("ownerReferences");
    ObjectMeta.owners(dependent.object()).stream()
        .filter(owner -> !owner.path("uid").asText().equals(uid))
        .forEach(kept::add);
    cluster.patch(dependent, patch);
  }
}
