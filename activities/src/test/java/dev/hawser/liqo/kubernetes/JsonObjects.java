package dev.hawser.liqo.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Objects as an API server returns them, from JSON with single quotes. */
public final class JsonObjects {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonObjects() {}

  public static GenericKubernetesResource of(String json) {
    try {
      var existing = JSON.readValue(json.replace('\'', '"'), GenericKubernetesResource.class);
      if (existing.getMetadata() == null) {
        existing.setMetadata(new ObjectMeta());
      }
      return existing;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  public static String text(Object value) {
    try {
      return JSON.writeValueAsString(value).replace('"', '\'');
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
