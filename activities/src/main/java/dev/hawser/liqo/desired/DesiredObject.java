package dev.hawser.liqo.desired;

import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an object should have; every other field of an existing object keeps its value.
 */
public final class DesiredObject {
  private final Kind kind;
  private final @Nullable String namespace;
  private final String name;
  private final Map<ObjectSection, Map<String, Object>> fields = new EnumMap<>(ObjectSection.class);
  private final Map<ObjectSection, List<String>> absent = new EnumMap<>(ObjectSection.class);
  private final List<OwnerReference> owners = new ArrayList<>();

  private DesiredObject(Kind kind, @Nullable String namespace, String name) {
    this.kind = kind;
    this.namespace = namespace;
    this.name = name;
  }

  public static DesiredObject of(Kind kind, @Nullable String namespace, String name) {
    return new DesiredObject(kind, namespace, name);
  }

  public DesiredObject label(String label, String value) {
    return set(ObjectSection.LABELS, label, value);
  }

  public DesiredObject annotation(String annotation, String value) {
    return set(ObjectSection.ANNOTATIONS, annotation, value);
  }

  public DesiredObject spec(String field, Object value) {
    return set(ObjectSection.SPEC, field, value);
  }

  /** Sets the field unless the value is null. */
  public DesiredObject specIfAny(String field, @Nullable Object value) {
    return value == null ? this : spec(field, value);
  }

  /**
   * Sets a key of a Secret.
   *
   * @param value base64
   */
  public DesiredObject data(String key, String value) {
    return set(ObjectSection.DATA, key, value);
  }

  /** Removes a key of a Secret. */
  public DesiredObject withoutData(String key) {
    absent.computeIfAbsent(ObjectSection.DATA, section -> new ArrayList<>()).add(key);
    return this;
  }

  /** Adds an owner that is not the controller; written at creation only. */
  public DesiredObject ownedBy(GenericKubernetesResource owner) {
    owners.add(
        new OwnerReferenceBuilder()
            .withApiVersion(owner.getApiVersion())
            .withKind(owner.getKind())
            .withName(owner.getMetadata().getName())
            .withUid(owner.getMetadata().getUid())
            .build());
    return this;
  }

  private DesiredObject set(ObjectSection section, String field, Object value) {
    fields.computeIfAbsent(section, any -> new LinkedHashMap<>()).put(field, value);
    return this;
  }

  Kind kind() {
    return kind;
  }

  @Nullable String namespace() {
    return namespace;
  }

  String name() {
    return name;
  }

  /** The new object, labelled with the run that creates it. */
  public GenericKubernetesResource create(String run) {
    var resource = new GenericKubernetesResource();
    resource.setApiVersion(kind.apiVersion());
    resource.setKind(kind.word());
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace)
            .withName(name)
            .withOwnerReferences(owners)
            .build());
    fields.forEach((section, values) -> section.write(resource, new LinkedHashMap<>(values)));
    var labels = ObjectSection.LABELS.read(resource);
    labels.put(Labels.RUN, run);
    ObjectSection.LABELS.write(resource, labels);
    return resource;
  }

  /** What has to change on an existing object; empty if nothing has to. */
  List<FieldChange> changes(GenericKubernetesResource existing) {
    var changes = new ArrayList<FieldChange>();
    for (var section : ObjectSection.values()) {
      var current = section.read(existing);
      fields
          .getOrDefault(section, Map.of())
          .forEach(
              (field, value) ->
                  FieldChange.between(section, field, current, value).ifPresent(changes::add));
      absent
          .getOrDefault(section, List.of())
          .forEach(
              field -> FieldChange.between(section, field, current, null).ifPresent(changes::add));
    }
    return changes;
  }
}
