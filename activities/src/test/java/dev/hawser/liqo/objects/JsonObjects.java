package dev.hawser.liqo.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Objects as an API server would answer them, from JSON with single quotes. */
final class JsonObjects {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonObjects() {}

  static GenericKubernetesResource of(String json) {
    try {
      var living = JSON.readValue(json.replace('\'', '"'), GenericKubernetesResource.class);
      if (living.getMetadata() == null) {
        living.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMeta());
      }
      return living;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value).replace('"', '\'');
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
