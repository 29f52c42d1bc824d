package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusDetails;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.resource.DeleteOptions.Propagation;
import dev.hawser.apiserver.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes objects, or begins to when finalizers hold them. */
final class Deletion {
  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";
  private static final Set<String> UNDELETABLE = Set.of("default", "kube-system");

  private final Store store;
  private final WriteChecks acceptance;
  private final Clock clock;

  Deletion(Store store, WriteChecks acceptance, Clock clock) {
    this.store = store;
    this.acceptance = acceptance;
    this.clock = clock;
  }

  DeletionResult delete(RequestTarget target, DeleteOptions options, WriteContext caller) {
    if (target.type().kind().equals("Namespace") && UNDELETABLE.contains(target.name())) {
      throw ApiFailure.forbidden(target.subject(), "this namespace may not be deleted");
    }
    while (true) {
      ObjectNode old = store.get(target.key()).orElseThrow(target::notFound);
      requireSame(target.type().invalidSubject(target.name()), old, options);
      acceptance.delete(target, target.type().rendered(old), caller);
      Optional<DeletionResult> done = attempt(target, old, options, caller);
      if (done.isPresent()) return done.get();
    }
  }

  private Optional<DeletionResult> attempt(
      RequestTarget target, ObjectNode old, DeleteOptions options, WriteContext caller) {
    ObjectNode terminating = terminating(target.type(), old, options.propagation());
    boolean held = isHeld(terminating);
    if (caller.dryRun() || (held && terminating.equals(old))) {
      return Optional.of(new DeletionResult(terminating, !held));
    }
    return held
        ? store
            .replace(target.key(), old, terminating)
            .map(object -> new DeletionResult(object, false))
        : store
            .remove(target.key(), old, terminating)
            .map(object -> new DeletionResult(object, true));
  }

  private ObjectNode terminating(ResourceType type, ObjectNode old, Propagation propagation) {
    ObjectNode terminating = old.deepCopy();
    ObjectMeta.setFinalizers(terminating, finalizers(old, propagation));
    KindRules.of(type).onDelete(terminating, clock.instant());
    if (ObjectMeta.isTerminating(old) || !isHeld(terminating)) return terminating;
    if (type.kind().equals("CustomResourceDefinition")) return dated(terminating);
    ObjectNode metadata = ObjectMeta.of(dated(terminating));
    JsonNode generation = metadata.path("generation");
    if (generation.isNumber()) metadata.put("generation", generation.asLong() + 1);
    if (terminating.path("kind").asText().equals("Namespace")) {
      terminating.putObject("status").put("phase", "Terminating");
    } else {
      metadata.put("deletionGracePeriodSeconds", 0);
    }
    return terminating;
  }

  private ObjectNode dated(ObjectNode terminating) {
    ObjectMeta.of(terminating).put("deletionTimestamp", ObjectMeta.timestamp(clock.instant()));
    return terminating;
  }

  private static List<String> finalizers(ObjectNode old, Propagation propagation) {
    var finalizers = new ArrayList<>(ObjectMeta.finalizers(old));
    if (ObjectMeta.isTerminating(old)) return finalizers;
    finalizers.removeAll(List.of(FOREGROUND, ORPHAN));
    switch (propagation) {
      case BACKGROUND -> {}
      case FOREGROUND -> finalizers.add(FOREGROUND);
      case ORPHAN -> finalizers.add(ORPHAN);
    }
    return finalizers;
  }

  private static boolean isHeld(ObjectNode object) {
    return !ObjectMeta.finalizers(object).isEmpty()
        || !object.path("spec").path("finalizers").isEmpty();
  }

  private static void requireSame(StatusDetails subject, ObjectNode old, DeleteOptions options) {
    if (!options.uid().isEmpty() && !options.uid().equals(ObjectMeta.uid(old))) {
      throw ApiFailure.conflict(
          subject,
          ("the UID in the precondition (%s) does not match the UID in record (%s)."
                  + " The object might have been deleted and then recreated")
              .formatted(options.uid(), ObjectMeta.uid(old)));
    }
    String version = options.resourceVersion();
    if (!version.isEmpty() && !version.equals(ObjectMeta.resourceVersion(old))) {
      throw ApiFailure.conflict(
          subject,
          ("the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  + " record (%s). The object might have been modified")
              .formatted(version, ObjectMeta.resourceVersion(old)));
    }
  }
}
