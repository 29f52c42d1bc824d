package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.failure.StatusDetails;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.schema.Defaults;
import dev.hawser.apiserver.store.ObjectKey;
import dev.hawser.apiserver.store.Store;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes objects. */
final class Creation {
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX_LENGTH = 5;

  private final Store store;
  private final WriteChecks acceptance;
  private final Clock clock;
  private final RandomGenerator random = new Random();

  Creation(Store store, WriteChecks acceptance, Clock clock) {
    this.store = store;
    this.acceptance = acceptance;
    this.clock = clock;
  }

  ObjectNode create(RequestTarget target, ObjectNode body, WriteContext caller) {
    ObjectNode prepared = prepared(target, body, caller);
    requireNamespace(target, ObjectMeta.name(prepared));
    ObjectNode accepted = acceptance.create(target, prepared, caller);
    ObjectKey key =
        new ObjectKey(target.type().resource(), target.namespace(), ObjectMeta.name(accepted));
    return store.atomically(
        () -> {
          requireNamespace(target, key.name());
          ApiFailure exists = ApiFailure.alreadyExists(target.type().subject(key.name()));
          if (store.get(key).isPresent()) throw exists;
          return caller.dryRun() ? accepted : store.add(key, accepted).orElseThrow(() -> exists);
        });
  }

  private ObjectNode prepared(RequestTarget target, ObjectNode body, WriteContext caller) {
    ResourceType type = target.type();
    ObjectNode object = body.deepCopy();
    BodyRules.requireKind(type, object);
    BodyRules.prune(type, object, caller);
    BodyRules.placeNew(target, object);
    requireNoVersion(object);
    BodyRules.dropServerFields(object);
    birth(type, object);
    if (type.custom() && type.hasStatus()) object.remove("status");
    KindRules.of(type).onCreate(object, caller.user(), clock.instant());
    Defaults.fill(object, type.schema());
    return object;
  }

  private void birth(ResourceType type, ObjectNode object) {
    ObjectNode metadata = ObjectMeta.of(object);
    String prefix = ObjectMeta.text(object, "generateName");
    if (ObjectMeta.name(object).isEmpty() && !prefix.isEmpty())
      metadata.put("name", prefix + suffix());
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", ObjectMeta.timestamp(clock.instant()));
    if (type.counted()) metadata.put("generation", 1);
  }

  private String suffix() {
    return random
        .ints(SUFFIX_LENGTH, 0, SUFFIX_LETTERS.length())
        .mapToObj(i -> SUFFIX_LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private void requireNamespace(RequestTarget target, String name) {
    if (!target.type().namespaced()) return;
    String namespace = target.namespace();
    ObjectNode found =
        store
            .get(new ObjectKey(GroupResource.NAMESPACES, "", namespace))
            .orElseThrow(() -> ApiFailure.notFound(new StatusDetails("", "namespaces", namespace)));
    if (!ObjectMeta.isTerminating(found)) return;
    throw ApiFailure.forbidden(
        target.type().subject(name),
        "unable to create new content in namespace "
            + namespace
            + " because it is being terminated",
        new StatusCause(
            "NamespaceTerminating",
            "namespace " + namespace + " is being terminated",
            "metadata.namespace"));
  }

  private static void requireNoVersion(ObjectNode object) {
    if (ObjectMeta.resourceVersion(object).isEmpty()) return;
    throw ApiFailure.of(500, "", "resourceVersion should not be set on objects to be created");
  }
}
