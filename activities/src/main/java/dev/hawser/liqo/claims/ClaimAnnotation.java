package dev.hawser.liqo.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claim as it stands on a tenant namespace: an annotation that names the holder. */
public final class ClaimAnnotation {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ClaimAnnotation() {}

  /** Who holds the pair; a mark that can't be read is somebody's all the same. */
  public static Optional<ClaimHolder> read(GenericKubernetesResource namespace) {
    String text = Fields.annotation(namespace, Labels.CLAIM);
    if (text == null) return Optional.empty();
    try {
      return Optional.of(JSON.readValue(text, ClaimHolder.class));
    } catch (JsonProcessingException e) {
      return Optional.of(new ClaimHolder("unknown", "somebody unknown", "unknown", Instant.EPOCH));
    }
  }

  public static boolean isAnothers(GenericKubernetesResource namespace, String run) {
    return read(namespace).filter(holder -> !holder.run().equals(run)).isPresent();
  }

  /** Sets the mark on the object in hand, or with null takes it off. */
  public static void write(GenericKubernetesResource namespace, @Nullable ClaimHolder holder) {
    var before = namespace.getMetadata().getAnnotations();
    var annotations = before == null ? new HashMap<String, String>() : new HashMap<>(before);
    if (holder == null) annotations.remove(Labels.CLAIM);
    else annotations.put(Labels.CLAIM, text(holder));
    namespace.getMetadata().setAnnotations(annotations);
  }

  public static String text(ClaimHolder holder) {
    try {
      return JSON.writeValueAsString(holder);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a holder that is no JSON", e);
    }
  }
}
