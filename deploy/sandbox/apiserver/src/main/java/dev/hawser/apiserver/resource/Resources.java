package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.admission.AdmissionChain;
import dev.hawser.apiserver.patch.Patch;
import dev.hawser.apiserver.store.Snapshot;
import dev.hawser.apiserver.store.Store;
import java.time.Clock;
import java.util.function.Predicate;

/** The objects of a cluster, as its clients may read and write them. */
public final class Resources {
  private final Store store;
  private final Creation creation;
  private final Update update;
  private final Deletion deletion;
  private final Eviction eviction;

  public Resources(Store store, AdmissionChain admissions, Clock clock) {
    var acceptance = new WriteChecks(admissions);
    this.store = store;
    this.creation = new Creation(store, acceptance, clock);
    this.update = new Update(store, acceptance, clock);
    this.deletion = new Deletion(store, acceptance, clock);
    this.eviction = new Eviction(store, deletion);
  }

  public ObjectNode get(RequestTarget target) {
    return target.type().rendered(store.get(target.key()).orElseThrow(target::notFound));
  }

  /** The objects of a namespace, or of all when the target has none. */
  public Snapshot list(RequestTarget target, Predicate<? super ObjectNode> wanted) {
    Snapshot all = store.list(target.type().resource(), target.namespace());
    return new Snapshot(
        all.revision(),
        all.objects().stream().filter(wanted).map(target.type()::rendered).toList());
  }

  public ObjectNode create(RequestTarget target, ObjectNode body, WriteContext caller) {
    return creation.create(target, body, caller);
  }

  /** Replaces an object, or with a subresource a part of it. */
  public ObjectNode replace(RequestTarget target, ObjectNode body, WriteContext caller) {
    return update.replace(target, body, caller);
  }

  public ObjectNode patch(RequestTarget target, Patch patch, WriteContext caller) {
    return update.patch(target, patch, caller);
  }

  /** Deletes a pod unless a disruption budget protects it, and says so. */
  public ObjectNode evict(RequestTarget target, ObjectNode body, WriteContext caller) {
    return eviction.evict(target, body, caller);
  }

  public DeletionResult delete(RequestTarget target, DeleteOptions options, WriteContext caller) {
    return deletion.delete(target, options, caller);
  }
}
