package dev.hawser.liqo.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The former values of the fields that a run changed on an existing object. They are stored on the
 * object itself, in the same PUT, so that neither a retry nor another worker can lose them: in an
 * annotation; those of a Secret in its data, because metadata is shown and logged where data is
 * not.
 */
record PreviousValues(String run, List<FieldChange> changes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  PreviousValues {
    Objects.requireNonNull(run);
    changes = List.copyOf(changes);
  }

  static Optional<PreviousValues> on(GenericKubernetesResource resource) {
    try {
      String text = read(resource);
      return text == null
          ? Optional.empty()
          : Optional.of(JSON.readValue(text, PreviousValues.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A Secret that an earlier release changed has the annotation. */
  private static @Nullable String read(GenericKubernetesResource resource) {
    var encoded = ObjectSection.DATA.read(resource).get(Labels.PREVIOUS_DATA);
    if (!isSecret(resource) || encoded == null) {
      return Fields.annotation(resource, Labels.PREVIOUS);
    }
    return new String(Base64.getDecoder().decode(encoded.toString()), StandardCharsets.UTF_8);
  }

  private static boolean isSecret(GenericKubernetesResource resource) {
    return Kind.SECRET.word().equals(resource.getKind());
  }

  /** Adds changes to those of the same run; a field that changes twice keeps its first value. */
  static PreviousValues merge(Optional<PreviousValues> before, String run, List<FieldChange> now) {
    var changes =
        new ArrayList<>(
            before
                .filter(own -> own.run.equals(run))
                .map(PreviousValues::changes)
                .orElse(List.of()));
    for (var change : now) {
      var first =
          changes.stream()
              .filter(
                  old -> old.section() == change.section() && old.field().equals(change.field()))
              .findFirst();
      first.ifPresent(changes::remove);
      changes.add(
          new FieldChange(
              change.section(),
              change.field(),
              first.isPresent() ? first.get().was() : change.was(), // null if it was absent
              change.is()));
    }
    return new PreviousValues(run, changes);
  }

  void writeOn(GenericKubernetesResource resource) {
    clear(resource);
    String json = json();
    if (isSecret(resource)) {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      put(
          ObjectSection.DATA,
          resource,
          Labels.PREVIOUS_DATA,
          Base64.getEncoder().encodeToString(bytes));
    } else {
      put(ObjectSection.ANNOTATIONS, resource, Labels.PREVIOUS, json);
    }
  }

  private String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change that has no JSON form", e);
    }
  }

  /** Restores every field that has not changed since, and removes the record of them. */
  void revertOn(GenericKubernetesResource resource) {
    changes.forEach(change -> change.revert(resource));
    clear(resource);
  }

  private static void clear(GenericKubernetesResource resource) {
    put(ObjectSection.ANNOTATIONS, resource, Labels.PREVIOUS, null);
    if (isSecret(resource)) put(ObjectSection.DATA, resource, Labels.PREVIOUS_DATA, null);
  }

  private static void put(
      ObjectSection section,
      GenericKubernetesResource resource,
      String field,
      @Nullable String value) {
    var fields = section.read(resource);
    if (value == null) fields.remove(field);
    else fields.put(field, value);
    section.write(resource, fields);
  }
}
