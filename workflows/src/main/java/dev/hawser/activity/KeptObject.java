package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays on purpose when a peering is undone or ended.
 *
 * @param object null when more than one object stays; then the reason says which
 * @param reason for people, such as {@code in use by the reverse peering}
 * @param because the objects that are the reason; empty when there are none
 */
public record KeptObject(
    @Nullable ObjectReference object,
    String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ObjectReference> because) {
  public KeptObject {
    reason = PlainText.of(reason, PlainText.FAILURE);
    because = because == null ? List.of() : List.copyOf(because);
  }

  /** One object, for a reason that involves no other. */
  public static KeptObject of(ObjectReference object, String reason) {
    return new KeptObject(object, reason, List.of());
  }

  /** Several objects that one sentence describes better than a list. */
  public static KeptObject described(String reason, List<ObjectReference> because) {
    return new KeptObject(null, reason, because);
  }

  /** For people, never to be read back. */
  @Override
  public String toString() {
    String text = object == null ? reason : object + ", " + reason;
    return because.isEmpty() ? text : text + " (" + CommaList.of(because) + ")";
  }
}
