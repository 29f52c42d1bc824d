package dev.hawser.liqo.desired;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes and deletes single objects for one run. It writes only what differs, and deletes
 * exactly the object that it read.
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
   * Creates the object, or changes the existing one. An object of another run is not relabelled;
   * the values that change are recorded on it so that they can be restored. Waits first if the
   * existing object is being deleted. Idempotent.
   */
  public GenericKubernetesResource ensure(DesiredObject desired) {
    return ensure(desired, api.get(desired.kind(), desired.namespace(), desired.name()));
  }

  /** As above, given the object as it was read; empty if it does not exist. */
  public GenericKubernetesResource ensure(
      DesiredObject desired, Optional<GenericKubernetesResource> read) {
    var existing = notTerminating(desired, read);
    if (existing.isEmpty()) return createUnlessThere(desired);
    var changes = desired.changes(existing.get());
    if (changes.isEmpty()) return existing.get();
    return change(existing.get(), changes);
  }

  /**
   * A lost attempt may create it in the meantime. The API server would answer with a conflict, but
   * Liqo's webhook refuses a second Tenant before that (pkg/webhooks/tenant/validate.go, v1.2.0).
   */
  private GenericKubernetesResource createUnlessThere(DesiredObject desired) {
    try {
      return api.create(desired.create(scope.run()));
    } catch (KubernetesClientException e) {
      if (!KubernetesFailures.isForbidden(e)) throw e;
      var meanwhile = api.get(desired.kind(), desired.namespace(), desired.name());
      if (meanwhile.isEmpty()) throw e;
      return ensure(desired, meanwhile);
    }
  }

  /**
   * Creates an object that must not be adopted. If someone else has created it in the meantime,
   * this fails with a conflict, after which the attempt reads again.
   */
  public GenericKubernetesResource create(DesiredObject desired) {
    return api.create(desired.create(scope.run()));
  }

  private GenericKubernetesResource change(
      GenericKubernetesResource existing, List<FieldChange> changes) {
    if (!isOurs(existing)) {
      PreviousValues.merge(PreviousValues.on(existing), scope.run(), changes).writeOn(existing);
    }
    changes.forEach(change -> change.apply(existing));
    return api.replace(existing);
  }

  /**
   * Deletes an object, and waits until it is gone. A rollback deletes it only if this run created
   * it; otherwise it restores the fields that this run changed. Idempotent.
   *
   * @return the deleted object; empty if nothing was deleted
   */
  public Optional<ObjectReference> remove(
      DeleteInput removal, Kind kind, @Nullable String namespace, String name) {
    var existing = api.get(kind, namespace, name);
    if (existing.isEmpty()) return Optional.empty();
    if (removal.extent() == Extent.ALL || isOurs(existing.get())) {
      return Optional.of(delete(kind, existing.get()));
    }
    restore(existing.get());
    return Optional.empty();
  }

  /**
   * Restores the fields of an existing object that this run changed. Idempotent.
   *
   * @return whether the run had changed any
   */
  public boolean restore(GenericKubernetesResource existing) {
    var previous = PreviousValues.on(existing).filter(it -> it.run().equals(scope.run()));
    previous.ifPresent(
        values -> {
          values.revertOn(existing);
          api.replace(existing);
        });
    return previous.isPresent();
  }

  /** Deletes exactly this object, waits until it is gone, and returns a reference to it. */
  public ObjectReference delete(Kind kind, GenericKubernetesResource existing) {
    beginDelete(existing);
    awaitGone(kind, existing);
    return Fields.reference(existing);
  }

  /** As above; false if the credentials may not delete it, or not see whether it is gone. */
  public boolean deleteIfAllowed(Kind kind, GenericKubernetesResource existing) {
    try {
      delete(kind, existing);
      return true;
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isForbidden(e)) return false;
      throw e;
    }
  }

  /** Deletes exactly this object without waiting, unless it is already being deleted. */
  public void beginDelete(GenericKubernetesResource existing) {
    if (!Fields.terminating(existing)) api.deleteExactly(Kind.of(existing), existing);
  }

  /** Waits until exactly this object is gone; another object with its name does not count. */
  public void awaitGone(Kind kind, GenericKubernetesResource resource) {
    var metadata = resource.getMetadata();
    attempt.awaitTrue(
        WaitCondition.of(Fields.name(resource) + " to be gone", kind)
            .explainedBy(() -> new Diagnostics(api).whyNotDeleted(resource)),
        () ->
            api.get(kind, metadata.getNamespace(), metadata.getName())
                .filter(existing -> existing.getMetadata().getUid().equals(metadata.getUid()))
                .isEmpty());
  }

  /** Waits until the object with that name, if there is one now, is gone. */
  public void awaitAbsent(Kind kind, @Nullable String namespace, String name) {
    api.get(kind, namespace, name).ifPresent(existing -> awaitGone(kind, existing));
  }

  /** Whether this run created the object. */
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
