package dev.hawser.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.patch.Patch;
import dev.hawser.apiserver.resource.DeleteOptions;
import dev.hawser.apiserver.resource.DeleteOptions.Propagation;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.resource.Resources;
import dev.hawser.apiserver.resource.WriteContext;
import dev.hawser.apiserver.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The cluster as its controllers see and change it. */
record ClusterStore(Store store, TypeRegistry types, Resources resources) {
  private static final String MERGE = "application/merge-patch+json";

  /** An object and its type. */
  record Item(ResourceType type, ObjectNode object) {
    RequestTarget target() {
      return RequestTarget.of(type, object);
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

  void create(RequestTarget target, ObjectNode object) {
    resources.create(target, object, WriteContext.SYSTEM);
  }

  /** Deletes exactly this object, unless it has gone or is going. */
  void delete(Item item) {
    if (ObjectMeta.isTerminating(item.object())) return;
    var options = new DeleteOptions(ObjectMeta.uid(item.object()), "", Propagation.BACKGROUND);
    ignoringGone(() -> resources.delete(item.target(), options, WriteContext.SYSTEM));
  }

  /** Takes a finalizer off. */
  void release(Item item, String finalizer) {
    ObjectNode patch = Json.object();
    List<String> kept =
        ObjectMeta.finalizers(item.object()).stream()
            .filter(each -> !each.equals(finalizer))
            .toList();
    ObjectMeta.of(patch).set("finalizers", Json.strings(kept));
    ObjectMeta.of(patch).put("resourceVersion", ObjectMeta.resourceVersion(item.object()));
    patch(item, patch);
  }

  void patch(Item item, ObjectNode patch) {
    ignoringGone(
        () -> resources.patch(item.target(), Patch.of(MERGE, patch, true), WriteContext.SYSTEM));
  }

  /** Writes one of the object's subresources. */
  void replace(Item item, String subresource, ObjectNode object) {
    RequestTarget main = item.target();
    var target = new RequestTarget(main.type(), main.namespace(), main.name(), subresource);
    ignoringGone(() -> resources.replace(target, object, WriteContext.SYSTEM));
  }

  private List<Item> itemsOf(ResourceType type) {
    return store.list(type.resource(), "").objects().stream()
        .map(object -> new Item(type, object))
        .toList();
  }

  /** An object that was deleted or changed in the meantime is checked again after that change. */
  private static void ignoringGone(Runnable write) {
    try {
      write.run();
    } catch (ApiFailure failure) {
      if (failure.code() != 404 && failure.code() != 409) throw failure;
    }
  }
}
