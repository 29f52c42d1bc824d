package dev.hawser.sandbox.apiserver.control;

import dev.hawser.sandbox.apiserver.control.Cluster.Item;
import dev.hawser.sandbox.apiserver.kind.GroupResource;
import dev.hawser.sandbox.apiserver.object.Meta;
import java.util.List;

/** Deletes the objects of a kind whose definition is to go. */
final class DefinitionCleanup implements Controller {
  private static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

  private final Cluster cluster;

  DefinitionCleanup(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void reconcile() {
    cluster.all(GroupResource.DEFINITIONS).stream()
        .filter(item -> Meta.isTerminating(item.object()))
        .filter(item -> Meta.finalizers(item.object()).contains(FINALIZER))
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
