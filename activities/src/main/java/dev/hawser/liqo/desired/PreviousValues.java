package dev.hawser.liqo.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The former values of the fields that a run changed on an existing object. They are stored on the
 * object itself, in the same PUT, so that neither a retry nor another worker can lose them.
 */
record PreviousValues(String run, List<FieldChange> changes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  PreviousValues {
    Objects.requireNonNull(run);
    changes = List.copyOf(changes);
  }

  static Optional<PreviousValues> on(GenericKubernetesResource resource) {
    String text = Fields.annotation(resource, Labels.PREVIOUS);
    if (text == null) return Optional.empty();
    try {
      return Optional.of(JSON.readValue(text, PreviousValues.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
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
    try {
      var annotations = ObjectSection.ANNOTATIONS.read(resource);
      annotations.put(Labels.PREVIOUS, JSON.writeValueAsString(this));
      ObjectSection.ANNOTATIONS.write(resource, annotations);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change that has no JSON form", e);
    }
  }

  /** Restores every field that has not changed since, and removes the annotation. */
  void revertOn(GenericKubernetesResource resource) {
    changes.forEach(change -> change.revert(resource));
    var annotations = ObjectSection.ANNOTATIONS.read(resource);
    annotations.remove(Labels.PREVIOUS);
    ObjectSection.ANNOTATIONS.write(resource, annotations);
  }
}
