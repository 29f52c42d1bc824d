package dev.hawser.sandbox.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.apiserver.failure.Cause;
import dev.hawser.sandbox.apiserver.failure.Subject;
import dev.hawser.sandbox.apiserver.kind.GroupResource;
import dev.hawser.sandbox.apiserver.kind.ResourceType;
import dev.hawser.sandbox.apiserver.object.Meta;
import dev.hawser.sandbox.apiserver.schema.Defaults;
import dev.hawser.sandbox.apiserver.store.ObjectKey;
import dev.hawser.sandbox.apiserver.store.Store;
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
  private final Acceptance acceptance;
  private final Clock clock;
  private final RandomGenerator random = new Random();

  Creation(Store store, Acceptance acceptance, Clock clock) {
    this.store = store;
    this.acceptance = acceptance;
    this.clock = clock;
  }

  ObjectNode create(Target target, ObjectNode body, Caller caller) {
    ObjectNode prepared = prepared(target, body, caller);
    requireNamespace(target, Meta.name(prepared));
    ObjectNode accepted = acceptance.create(target, prepared, caller);
    ObjectKey key =
        new ObjectKey(target.type().resource(), target.namespace(), Meta.name(accepted));
    return store.atomically(
        () -> {
          requireNamespace(target, key.name());
          ApiFailure exists = ApiFailure.alreadyExists(target.type().subject(key.name()));
          if (store.get(key).isPresent()) throw exists;
          return caller.dryRun() ? accepted : store.add(key, accepted).orElseThrow(() -> exists);
        });
  }

  private ObjectNode prepared(Target target, ObjectNode body, Caller caller) {
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
    ObjectNode metadata = Meta.of(object);
    String prefix = Meta.text(object, "generateName");
    if (Meta.name(object).isEmpty() && !prefix.isEmpty()) metadata.put("name", prefix + suffix());
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", Meta.timestamp(clock.instant()));
    if (type.counted()) metadata.put("generation", 1);
  }

  private String suffix() {
    return random
        .ints(SUFFIX_LENGTH, 0, SUFFIX_LETTERS.length())
        .mapToObj(i -> SUFFIX_LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private void requireNamespace(Target target, String name) {
    if (!target.type().namespaced()) return;
    String namespace = target.namespace();
    ObjectNode found =
        store
            .get(new ObjectKey(GroupResource.NAMESPACES, "", namespace))
            .orElseThrow(() -> ApiFailure.notFound(new Subject("", "namespaces", namespace)));
    if (!Meta.isTerminating(found)) return;
    throw ApiFailure.forbidden(
        target.type().subject(name),
        "unable to create new content in namespace "
            + namespace
            + " because it is being terminated",
        new Cause(
            "NamespaceTerminating",
            "namespace " + namespace + " is being terminated",
            "metadata.namespace"));
  }

  private static void requireNoVersion(ObjectNode object) {
    if (Meta.resourceVersion(object).isEmpty()) return;
    throw ApiFailure.of(500, "", "resourceVersion should not be set on objects to be created");
  }
}
