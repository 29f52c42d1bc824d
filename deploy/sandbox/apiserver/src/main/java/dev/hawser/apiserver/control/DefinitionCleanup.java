package dev.hawser.apiserver.control;

import dev.hawser.apiserver.control.ClusterStore.Item;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.List;

/** Deletes the objects of a kind whose definition is to go. */
final class DefinitionCleanup implements Controller {
  private static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

  private final ClusterStore cluster;

  DefinitionCleanup(ClusterStore cluster) {
    this.cluster = cluster;
  }

  @Override
  public void reconcile() {
    cluster.all(GroupResource.DEFINITIONS).stream()
        .filter(item -> ObjectMeta.isTerminating(item.object()))
        .filter(item -> ObjectMeta.finalizers(item.object()).contains(FINALIZER))
        .forEach(this::cleanUp);
  }

  private void cleanUp(Item definition) {
    var spec = definition.object().path("spec");
    var resource =
        new GroupResource(spec.path("group").asText(), spec.path("names").path("plural").asText());
    List<Item> instances = cluster.all(resource);
    instances.forEach(cluster::delete);
    if (cluster.all(resource).isEmpty()) cluster.release(definition, FINALIZER);
  }
}
