package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.patch.Patch;
import dev.hawser.apiserver.schema.Defaults;
import dev.hawser.apiserver.store.ObjectKey;
import dev.hawser.apiserver.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes objects, as often as it takes when others change them at the same time. */
final class Update {
  private static final Set<String> ALWAYS_LOCKED = Set.of("Lease", "CustomResourceDefinition");

  private final Store store;
  private final WriteChecks acceptance;
  private final Clock clock;

  Update(Store store, WriteChecks acceptance, Clock clock) {
    this.store = store;
    this.acceptance = acceptance;
    this.clock = clock;
  }

  ObjectNode replace(RequestTarget target, ObjectNode body, WriteContext caller) {
    BodyRules.requireKind(target.type(), body);
    BodyRules.requirePlace(target, body);
    BodyRules.prune(target.type(), body, caller);
    requireVersion(target, body);
    if (target.type().namespaced()) ObjectMeta.of(body).put("namespace", target.namespace());
    return apply(target, old -> sameObject(target, body, old), caller);
  }

  ObjectNode patch(RequestTarget target, Patch patch, WriteContext caller) {
    return apply(target, old -> patched(target, patch, old, caller), caller);
  }

  private static ObjectNode patched(
      RequestTarget target, Patch patch, ObjectNode old, WriteContext caller) {
    ObjectNode result = patch.applyTo(old);
    BodyRules.prunePatched(target.type(), result, caller);
    BodyRules.requirePlace(target, result);
    return result;
  }

  /** Repeats until no other write comes in between. */
  private ObjectNode apply(
      RequestTarget target, UnaryOperator<ObjectNode> change, WriteContext caller) {
    while (true) {
      ObjectNode stored = store.get(target.key()).orElseThrow(target::notFound);
      ObjectNode old = target.type().rendered(stored);
      Optional<ObjectNode> written = attempt(target, old, change.apply(old), caller);
      if (written.isPresent()) return written.get();
    }
  }

  private Optional<ObjectNode> attempt(
      RequestTarget target, ObjectNode old, ObjectNode wanted, WriteContext caller) {
    requireSame(target, old, wanted);
    ObjectNode changed = changed(target, old, wanted);
    ObjectNode accepted = acceptance.update(target, changed, old, caller);
    BodyRules.keepServerFields(accepted, old);
    count(target.type(), accepted, old);
    if (accepted.equals(old)) return Optional.of(old);
    if (caller.dryRun()) return Optional.of(accepted);
    ObjectKey key = target.key();
    // An update that removes the last finalizer deletes: watches see the last stored state.
    return isFinished(accepted)
        ? store.remove(key, old, old).map(gone -> accepted)
        : store.replace(key, old, accepted);
  }

  private ObjectNode changed(RequestTarget target, ObjectNode old, ObjectNode wanted) {
    ObjectNode result = merged(target, old, wanted);
    String uid = ObjectMeta.uid(result);
    BodyRules.keepServerFields(result, old);
    if (!uid.isEmpty()) ObjectMeta.of(result).put("uid", uid);
    KindRules.of(target.type()).onUpdate(result, old, target.subresource(), clock.instant());
    Defaults.fill(result, target.type().schema());
    return result;
  }

  /** What of the wanted object this subresource may change. */
  private static ObjectNode merged(RequestTarget target, ObjectNode old, ObjectNode wanted) {
    ObjectNode result = target.subresource().isEmpty() ? wanted.deepCopy() : old.deepCopy();
    switch (target.subresource()) {
      case "" -> {
        if (target.type().hasStatus()) copy("status", old, result);
      }
      case "status" -> copy("status", wanted, result);
      case "approval" -> copy("conditions", wanted.path("status"), Json.child(result, "status"));
      case "finalize" -> copy("spec", wanted, result);
      default -> throw target.notFound();
    }
    return result;
  }

  private static void copy(String field, JsonNode from, ObjectNode to) {
    if (from.has(field)) {
      to.set(field, from.path(field).deepCopy());
    } else {
      to.remove(field);
    }
  }

  private static void count(ResourceType type, ObjectNode object, ObjectNode old) {
    if (type.counted() && !specification(type, object).equals(specification(type, old))) {
      ObjectMeta.of(object).put("generation", old.path("metadata").path("generation").asLong() + 1);
    }
  }

  private static ObjectNode specification(ResourceType type, ObjectNode object) {
    ObjectNode copy = Json.object().setAll(object);
    copy.remove(type.hasStatus() ? List.of("metadata", "status") : List.of("metadata"));
    return copy;
  }

  /** Whether the last finalizer of a terminating object has gone. */
  private static boolean isFinished(ObjectNode object) {
    return ObjectMeta.isTerminating(object)
        && ObjectMeta.finalizers(object).isEmpty()
        && object.path("spec").path("finalizers").isEmpty();
  }

  private static ObjectNode sameObject(RequestTarget target, ObjectNode body, ObjectNode old) {
    String uid = ObjectMeta.uid(body);
    if (!uid.isEmpty() && !uid.equals(ObjectMeta.uid(old))) {
      throw ApiFailure.conflict(
          target.subject(),
          ("StorageError: invalid object, Code: 4, Key: %s, ResourceVersion: 0, AdditionalErrorMsg:"
                  + " Precondition failed: UID in precondition: %s, UID in object meta: %s")
              .formatted(storageKey(target), uid, ObjectMeta.uid(old)));
    }
    return body;
  }

  private static String storageKey(RequestTarget target) {
    return Stream.of("/registry", target.type().group(), target.type().plural(), target.namespace())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/", "", "/" + target.name()));
  }

  private static void requireVersion(RequestTarget target, ObjectNode body) {
    ResourceType type = target.type();
    boolean locked = type.custom() || ALWAYS_LOCKED.contains(type.kind());
    if (!locked || !ObjectMeta.resourceVersion(body).isEmpty()) return;
    throw ApiFailure.invalid(
        target.subject(),
        List.of(
            StatusCause.invalid(
                "metadata.resourceVersion", "0", "must be specified for an update")));
  }

  private static void requireSame(RequestTarget target, ObjectNode old, ObjectNode wanted) {
    String version = ObjectMeta.resourceVersion(wanted);
    if (!version.isEmpty() && !version.equals(ObjectMeta.resourceVersion(old))) {
      throw ApiFailure.stale(target.subject());
    }
  }
}
