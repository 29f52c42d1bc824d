package dev.hawser.liqo.desired;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ensures and removes single objects for one run: reads, compares, writes only what differs, and
 * takes away exactly what was read.
 */
public final class ObjectWriter {
  private final KubeApi api;
  private final ActivityScope scope;
  private final ActivityAttempt attempt;

  public ObjectWriter(KubeApi api, ActivityScope scope, ActivityAttempt attempt) {
    this.api = api;
    this.scope = scope;
    this.attempt = attempt;
  }

  /**
   * Makes it so. What exists is adopted without our label; what has to change on it is remembered
   * on it. An object that is being deleted is waited out first.
   */
  public GenericKubernetesResource ensure(DesiredObject desired) {
    return ensure(desired, api.get(desired.kind(), desired.namespace(), desired.name()));
  }

  /** As above, with the living object at hand. */
  public GenericKubernetesResource ensure(
      DesiredObject desired, Optional<GenericKubernetesResource> read) {
    var living = notTerminating(desired, read);
    if (living.isEmpty()) return api.create(desired.create(scope.run()));
    var changes = desired.changes(living.get());
    if (changes.isEmpty()) return living.get();
    return change(living.get(), changes);
  }

  /**
   * Makes a new object, or fails with a conflict that has the attempt read again: for what must not
   * be taken over when somebody else is quicker.
   */
  public GenericKubernetesResource create(DesiredObject desired) {
    return api.create(desired.create(scope.run()));
  }

  private GenericKubernetesResource change(
      GenericKubernetesResource living, List<FieldChange> changes) {
    if (!isOurs(living)) {
      PreviousValues.merge(PreviousValues.on(living), scope.run(), changes).writeOn(living);
    }
    changes.forEach(change -> change.apply(living));
    return api.replace(living);
  }

  /**
   * Takes away what the removal may take: in a rollback what this run made, restoring what it
   * changed; in a teardown whatever stands there. Returns when it is really gone.
   *
   * @return the object that is gone; empty when nothing was deleted
   */
  public Optional<ObjectReference> remove(
      DeleteInput removal, Kind kind, @Nullable String namespace, String name) {
    var living = api.get(kind, namespace, name);
    if (living.isEmpty()) return Optional.empty();
    if (removal.extent() == Extent.ALL || isOurs(living.get())) return delete(kind, living.get());
    PreviousValues.on(living.get())
        .filter(previous -> previous.run().equals(scope.run()))
        .ifPresent(
            previous -> {
              previous.revertOn(living.get());
              api.replace(living.get());
            });
    return Optional.empty();
  }

  /** Deletes this very object and waits until it is gone. */
  public Optional<ObjectReference> delete(Kind kind, GenericKubernetesResource living) {
    beginDelete(living);
    awaitGone(kind, living);
    return Optional.of(Fields.reference(living));
  }

  /** Deletes this very object, unless that has begun already, and does not wait. */
  public void beginDelete(GenericKubernetesResource living) {
    if (!Fields.terminating(living)) api.deleteExactly(Kind.of(living), living);
  }

  /** Waits until this very object is gone; another one of its name counts as gone. */
  public void awaitGone(Kind kind, GenericKubernetesResource resource) {
    var metadata = resource.getMetadata();
    attempt.awaitTrue(
        WaitCondition.of(Fields.name(resource) + " to be gone", kind)
            .explainedBy(() -> new Diagnostics(api).stays(resource)),
        () ->
            api.get(kind, metadata.getNamespace(), metadata.getName())
                .filter(living -> living.getMetadata().getUid().equals(metadata.getUid()))
                .isEmpty());
  }

  /** Waits until no object of that name is left. */
  public void awaitAbsent(Kind kind, @Nullable String namespace, String name) {
    api.get(kind, namespace, name).ifPresent(living -> awaitGone(kind, living));
  }

  public boolean isOurs(GenericKubernetesResource resource) {
    return scope.run().equals(Fields.label(resource, Labels.RUN));
  }

  private Optional<GenericKubernetesResource> notTerminating(
      DesiredObject desired, Optional<GenericKubernetesResource> read) {
    if (read.filter(Fields::terminating).isEmpty()) return read;
    awaitGone(desired.kind(), read.get());
    return api.get(desired.kind(), desired.namespace(), desired.name());
  }
}
