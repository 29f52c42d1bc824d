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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The claim on a pair: an annotation on the tenant namespace that names the holder. Only this class
 * compares holders.
 */
public final class ClaimAnnotation {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ClaimAnnotation() {}

  /** Who holds the pair; an annotation that can't be read counts as the claim of another run. */
  public static Optional<ClaimHolder> read(GenericKubernetesResource namespace) {
    String text = Fields.annotation(namespace, Labels.CLAIM);
    if (text == null) return Optional.empty();
    try {
      return Optional.of(JSON.readValue(text, ClaimHolder.class));
    } catch (JsonProcessingException e) {
      return Optional.of(
          new ClaimHolder("unknown", "an unknown workflow", "unknown", Instant.EPOCH));
    }
  }

  /** Whether that run holds the pair. */
  public static boolean isHeldBy(String run, GenericKubernetesResource namespace) {
    return read(namespace).filter(isOf(run)).isPresent();
  }

  /** Who holds the pair if another run does; empty also if nobody has claimed it. */
  public static Optional<ClaimHolder> holderOtherThan(
      String run, GenericKubernetesResource namespace) {
    return read(namespace).filter(isOf(run).negate());
  }

  static boolean isHeldBy(ClaimHolder claimant, GenericKubernetesResource namespace) {
    return read(namespace).filter(isOf(claimant)).isPresent();
  }

  static Optional<ClaimHolder> holderOtherThan(
      ClaimHolder claimant, GenericKubernetesResource namespace) {
    return read(namespace).filter(isOf(claimant).negate());
  }

  private static Predicate<ClaimHolder> isOf(String run) {
    return holder -> holder.run().equals(run);
  }

  /** Ignores the time, in which two claims of one run differ. */
  private static Predicate<ClaimHolder> isOf(ClaimHolder claimant) {
    return holder ->
        holder.namespace().equals(claimant.namespace())
            && holder.workflow().equals(claimant.workflow())
            && holder.run().equals(claimant.run());
  }

  /** Sets the annotation on this copy of the namespace, or with null removes it. */
  static void write(GenericKubernetesResource namespace, @Nullable ClaimHolder holder) {
    var before = namespace.getMetadata().getAnnotations();
    var annotations = before == null ? new HashMap<String, String>() : new HashMap<>(before);
    if (holder == null) annotations.remove(Labels.CLAIM);
    else annotations.put(Labels.CLAIM, text(holder));
    namespace.getMetadata().setAnnotations(annotations);
  }

  static String text(ClaimHolder holder) {
    try {
      return JSON.writeValueAsString(holder);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the holder of a claim has no JSON form", e);
    }
  }
}
