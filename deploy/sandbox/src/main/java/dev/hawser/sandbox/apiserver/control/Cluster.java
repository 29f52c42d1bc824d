package dev.hawser.sandbox.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.apiserver.kind.GroupResource;
import dev.hawser.sandbox.apiserver.kind.ResourceType;
import dev.hawser.sandbox.apiserver.kind.TypeRegistry;
import dev.hawser.sandbox.apiserver.object.Json;
import dev.hawser.sandbox.apiserver.object.Meta;
import dev.hawser.sandbox.apiserver.patch.Patch;
import dev.hawser.sandbox.apiserver.resource.Caller;
import dev.hawser.sandbox.apiserver.resource.DeleteOptions;
import dev.hawser.sandbox.apiserver.resource.DeleteOptions.Propagation;
import dev.hawser.sandbox.apiserver.resource.Resources;
import dev.hawser.sandbox.apiserver.resource.Target;
import dev.hawser.sandbox.apiserver.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The cluster as its controllers see and change it. */
record Cluster(Store store, TypeRegistry types, Resources resources) {
  private static final String MERGE = "application/merge-patch+json";

  /** An object and its type. */
  record Item(ResourceType type, ObjectNode object) {
    Target target() {
      return Target.of(type, object);
    }
  }

  /** Everything, at one moment. */
  List<Item> everything() {
    return store.atomically(
        () -> {
          Set<GroupResource> seen = new HashSet<>();
          return types.all().stream()
              .filter(type -> seen.add(type.resource()))
              .flatMap(type -> itemsOf(type).stream())
              .toList();
        });
  }

  /** Everything of one resource. */
  List<Item> all(GroupResource resource) {
    return types.find(resource).map(this::itemsOf).orElse(List.of());
  }

  void create(Target target, ObjectNode object) {
    resources.create(target, object, Caller.SYSTEM);
  }

  /** Deletes exactly this object, unless it has gone or is going. */
  void delete(Item item) {
    if (Meta.isTerminating(item.object())) return;
    var options = new DeleteOptions(Meta.uid(item.object()), "", Propagation.BACKGROUND);
    ignoringGone(() -> resources.delete(item.target(), options, Caller.SYSTEM));
  }

  /** Takes a finalizer off. */
  void release(Item item, String finalizer) {
    ObjectNode patch = Json.object();
    List<String> kept =
        Meta.finalizers(item.object()).stream().filter(each -> !each.equals(finalizer)).toList();
    Meta.of(patch).set("finalizers", Json.strings(kept));
    Meta.of(patch).put("resourceVersion", Meta.resourceVersion(item.object()));
    patch(item, patch);
  }

  void patch(Item item, ObjectNode patch) {
    ignoringGone(() -> resources.patch(item.target(), Patch.of(MERGE, patch, true), Caller.SYSTEM));
  }

  /** Writes one of the object's subresources. */
  void replace(Item item, String subresource, ObjectNode object) {
    Target main = item.target();
    var target = new Target(main.type(), main.namespace(), main.name(), subresource);
    ignoringGone(() -> resources.replace(target, object, Caller.SYSTEM));
  }

  private List<Item> itemsOf(ResourceType type) {
    return store.list(type.resource(), "").objects().stream()
        .map(object -> new Item(type, object))
        .toList();
  }

  /** What has gone or changed meanwhile is looked at again after the change that did it. */
  private static void ignoringGone(Runnable write) {
    try {
      write.run();
    } catch (ApiFailure failure) {
      if (failure.code() != 404 && failure.code() != 409) throw failure;
    }
  }
}
