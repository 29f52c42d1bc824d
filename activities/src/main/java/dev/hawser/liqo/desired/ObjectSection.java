package dev.hawser.liqo.desired;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an object that are written field by field. */
enum ObjectSection {
  LABELS {
    @Override
    Map<String, Object> read(GenericKubernetesResource resource) {
      return copy(resource.getMetadata().getLabels());
    }

    @Override
    void write(GenericKubernetesResource resource, Map<String, Object> fields) {
      resource.getMetadata().setLabels(texts(fields));
    }
  },
  ANNOTATIONS {
    @Override
    Map<String, Object> read(GenericKubernetesResource resource) {
      return copy(resource.getMetadata().getAnnotations());
    }

    @Override
    void write(GenericKubernetesResource resource, Map<String, Object> fields) {
      resource.getMetadata().setAnnotations(texts(fields));
    }
  },
  SPEC {
    @Override
    Map<String, Object> read(GenericKubernetesResource resource) {
      return content(resource, "spec");
    }

    @Override
    void write(GenericKubernetesResource resource, Map<String, Object> fields) {
      resource.setAdditionalProperty("spec", fields);
    }
  },
  DATA {
    @Override
    Map<String, Object> read(GenericKubernetesResource resource) {
      return content(resource, "data");
    }

    @Override
    void write(GenericKubernetesResource resource, Map<String, Object> fields) {
      resource.setAdditionalProperty("data", fields);
    }
  };

  /** Returns a copy of the fields. */
  abstract Map<String, Object> read(GenericKubernetesResource resource);

  abstract void write(GenericKubernetesResource resource, Map<String, Object> fields);

  private static Map<String, Object> copy(@Nullable Map<String, String> texts) {
    return texts == null ? new LinkedHashMap<>() : new LinkedHashMap<>(texts);
  }

  private static Map<String, String> texts(Map<String, Object> fields) {
    var texts = new LinkedHashMap<String, String>();
    fields.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, Object> content(GenericKubernetesResource resource, String name) {
    return resource.getAdditionalProperties().get(name) instanceof Map<?, ?> map
        ? new LinkedHashMap<>((Map<String, Object>) map)
        : new LinkedHashMap<>();
  }
}
