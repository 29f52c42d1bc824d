package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An object of any kind; its fields are addressed by paths such as {@code spec.clusterID}. */
public final class KubeObject {
  private final ObjectKind kind;
  private final GenericKubernetesResource raw;

  KubeObject(ObjectKind kind, GenericKubernetesResource raw) {
    this.kind = kind;
    this.raw = raw;
  }

  /** A new object that is not stored yet. */
  public static KubeObject of(ObjectKind kind, ObjectRef ref) {
    var raw = new GenericKubernetesResource();
    raw.setApiVersion(kind.apiVersion());
    raw.setKind(kind.kind());
    var meta = new ObjectMetaBuilder().withName(ref.name());
    if (!ref.namespace().isEmpty()) {
      meta.withNamespace(ref.namespace());
    }
    raw.setMetadata(meta.build());
    return new KubeObject(kind, raw);
  }

  /** An object from a server or a file. */
  public static KubeObject of(ObjectKind kind, GenericKubernetesResource raw) {
    return new KubeObject(kind, raw);
  }

  public KubeObject copy() {
    return new KubeObject(kind, Serialization.clone(raw));
  }

  public ObjectKind kind() {
    return kind;
  }

  public GenericKubernetesResource raw() {
    return raw;
  }

  public ObjectMeta metadata() {
    return raw.getMetadata();
  }

  public ObjectRef ref() {
    return new ObjectRef(namespace(), name());
  }

  public String name() {
    return metadata().getName();
  }

  public String namespace() {
    return Objects.requireNonNullElse(metadata().getNamespace(), "");
  }

  public String uid() {
    return Objects.requireNonNullElse(metadata().getUid(), "");
  }

  /** The resource version, which grows with each write to any object of the server. */
  long version() {
    return Long.parseLong(metadata().getResourceVersion());
  }

  public long generation() {
    return Objects.requireNonNullElse(metadata().getGeneration(), 0L);
  }

  public boolean isDeleting() {
    return metadata().getDeletionTimestamp() != null;
  }

  public Map<String, String> labels() {
    return Objects.requireNonNullElse(metadata().getLabels(), Map.of());
  }

  /** The label's value, empty when absent. */
  public String label(String key) {
    return labels().getOrDefault(key, "");
  }

  /** The annotation's value, empty when absent. */
  public String annotation(String key) {
    return Objects.requireNonNullElse(metadata().getAnnotations(), Map.<String, String>of())
        .getOrDefault(key, "");
  }

  public KubeObject withLabel(String key, String value) {
    metadata().setLabels(MapCopies.entry(metadata().getLabels(), key, value));
    return this;
  }

  public KubeObject withLabels(Map<String, String> labels) {
    labels.forEach(this::withLabel);
    return this;
  }

  public KubeObject withAnnotation(String key, String value) {
    metadata().setAnnotations(MapCopies.entry(metadata().getAnnotations(), key, value));
    return this;
  }

  public KubeObject withoutAnnotation(String key) {
    metadata().setAnnotations(MapCopies.out(metadata().getAnnotations(), key));
    return this;
  }

  public boolean hasFinalizer(String finalizer) {
    return metadata().getFinalizers().contains(finalizer);
  }

  public KubeObject withFinalizer(String finalizer) {
    if (!hasFinalizer(finalizer)) {
      var finalizers = new ArrayList<>(metadata().getFinalizers());
      finalizers.add(finalizer);
      metadata().setFinalizers(finalizers);
    }
    return this;
  }

  public KubeObject withoutFinalizer(String finalizer) {
    var finalizers = new ArrayList<>(metadata().getFinalizers());
    finalizers.remove(finalizer);
    metadata().setFinalizers(finalizers);
    return this;
  }

  /** Makes the garbage collector take this with its owner; a controller's child blocks it too. */
  public KubeObject ownedBy(KubeObject owner, OwnerReferences ownership) {
    var reference =
        new OwnerReferenceBuilder()
            .withApiVersion(owner.kind.apiVersion())
            .withKind(owner.kind.kind())
            .withName(owner.name())
            .withUid(owner.uid());
    if (ownership != OwnerReferences.PLAIN) {
      reference.withController(true);
    }
    if (ownership == OwnerReferences.BLOCKING_CONTROLLER) {
      reference.withBlockOwnerDeletion(true);
    }
    var owners = new ArrayList<>(metadata().getOwnerReferences());
    owners.removeIf(existing -> existing.getUid().equals(owner.uid()) || replaces(existing, owner));
    owners.add(reference.build());
    metadata().setOwnerReferences(owners);
    return this;
  }

  /** A successor of the same kind and name adopts what its predecessor left. */
  private static boolean replaces(OwnerReference existing, KubeObject owner) {
    return existing.getKind().equals(owner.kind.kind()) && existing.getName().equals(owner.name());
  }

  public Optional<ObjectRef> owner(ObjectKind ownerKind) {
    return metadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals(ownerKind.kind()))
        .map(owner -> new ObjectRef(ownerKind.namespaced() ? namespace() : "", owner.getName()))
        .findFirst();
  }

  public Optional<Object> get(String path) {
    return Optional.ofNullable(JsonFields.get(raw.getAdditionalProperties(), path));
  }

  /** The text at a path, empty when absent. */
  public String text(String path) {
    return get(path).map(Object::toString).orElse("");
  }

  public int number(String path) {
    return get(path).map(value -> ((Number) value).intValue()).orElse(0);
  }

  public boolean flag(String path) {
    return get(path).map(value -> (Boolean) value).orElse(false);
  }

  public Map<String, Object> map(String path) {
    return get(path).map(JsonFields::map).orElseGet(Map::of);
  }

  /** A map of texts, such as labels or resource lists. */
  public Map<String, String> texts(String path) {
    return JsonFields.texts(map(path));
  }

  public List<Object> list(String path) {
    return get(path).map(JsonFields::list).orElseGet(List::of);
  }

  /** Sets a field and creates the maps above it. */
  public KubeObject set(String path, Object value) {
    JsonFields.set(raw.getAdditionalProperties(), path, value);
    return this;
  }

  public KubeObject remove(String path) {
    JsonFields.remove(raw.getAdditionalProperties(), path);
    return this;
  }

  /** Whether both have equal content, regardless of key order and number types. */
  public boolean sameAs(KubeObject other) {
    return JsonFields.same(raw, other.raw);
  }

  @Override
  public String toString() {
    return kind + " " + ref();
  }
}
