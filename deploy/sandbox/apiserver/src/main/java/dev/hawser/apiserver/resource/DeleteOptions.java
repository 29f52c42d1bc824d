package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.failure.StatusDetails;
import java.util.List;

/**
 * How to delete.
 *
 * @param uid delete only the object with this one; empty: any
 * @param resourceVersion delete only this version; empty: any
 */
public record DeleteOptions(String uid, String resourceVersion, Propagation propagation) {
  /** Whatever is there, and what it owns later. */
  public static final DeleteOptions BACKGROUND = new DeleteOptions("", "", Propagation.BACKGROUND);

  /** What happens to the objects that it owns. */
  public enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN;

    /** Understands the names of the API; none means background. */
    static Propagation of(String name) {
      return switch (name) {
        case "Foreground" -> FOREGROUND;
        case "Orphan" -> ORPHAN;
        case "Background", "" -> BACKGROUND;
        default -> throw unknown(name);
      };
    }

    private static ApiFailure unknown(String name) {
      List<String> known = List.of("Foreground", "Background", "Orphan", "nil");
      return ApiFailure.invalid(
          StatusDetails.of("meta.k8s.io", "DeleteOptions"),
          List.of(StatusCause.unsupported("propagationPolicy", TextNode.valueOf(name), known)));
    }
  }

  /**
   * Understands a request's body.
   *
   * @param policy of the query, which counts when the body has none
   */
  public static DeleteOptions of(JsonNode body, String policy) {
    JsonNode preconditions = body.path("preconditions");
    return new DeleteOptions(
        preconditions.path("uid").asText(""),
        preconditions.path("resourceVersion").asText(""),
        Propagation.of(body.path("propagationPolicy").asText(policy)));
  }
}
