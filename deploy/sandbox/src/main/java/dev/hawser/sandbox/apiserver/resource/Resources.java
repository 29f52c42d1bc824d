package dev.hawser.sandbox.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.apiserver.admission.Admissions;
import dev.hawser.sandbox.apiserver.patch.Patch;
import dev.hawser.sandbox.apiserver.store.Snapshot;
import dev.hawser.sandbox.apiserver.store.Store;
import java.time.Clock;
import java.util.function.Predicate;

/** The objects of a cluster, as its clients may read and write them. */
public final class Resources {
  private final Store store;
  private final Creation creation;
  private final Update update;
  private final Deletion deletion;

  public Resources(Store store, Admissions admissions, Clock clock) {
    var acceptance = new Acceptance(admissions);
    this.store = store;
    this.creation = new Creation(store, acceptance, clock);
    this.update = new Update(store, acceptance, clock);
    this.deletion = new Deletion(store, acceptance, clock);
  }

  public ObjectNode get(Target target) {
    return target.type().rendered(store.get(target.key()).orElseThrow(target::notFound));
  }

  /** The objects of a namespace, or of all when the target has none. */
  public Snapshot list(Target target, Predicate<? super ObjectNode> wanted) {
    Snapshot all = store.list(target.type().resource(), target.namespace());
    return new Snapshot(
        all.revision(),
        all.objects().stream().filter(wanted).map(target.type()::rendered).toList());
  }

  public ObjectNode create(Target target, ObjectNode body, Caller caller) {
    return creation.create(target, body, caller);
  }

  /** Replaces an object, or with a subresource a part of it. */
  public ObjectNode replace(Target target, ObjectNode body, Caller caller) {
    return update.replace(target, body, caller);
  }

  public ObjectNode patch(Target target, Patch patch, Caller caller) {
    return update.patch(target, patch, caller);
  }

  public Deleted delete(Target target, DeleteOptions options, Caller caller) {
    return deletion.delete(target, options, caller);
  }
}
