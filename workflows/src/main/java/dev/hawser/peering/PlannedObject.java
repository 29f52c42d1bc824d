package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hawser.activity.ObjectReference;
import java.util.List;

/**
 * An object of a pair, and what a run would do with it.
 *
 * @param object which one, with its cluster
 * @param step the step of the run that does it
 * @param reason why, in words; empty when there is nothing to add
 * @param byLiqo whether Liqo does it, as a consequence of what the run does
 * @param fields those that matter to people
 */
public record PlannedObject(
    Action action,
    ObjectReference object,
    Step step,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean byLiqo,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlannedField> fields) {
  public PlannedObject {
    reason = reason == null ? "" : reason;
    fields = fields == null ? List.of() : List.copyOf(fields);
  }

  /** What happens to an object. */
  public enum Action {
    CREATE("create", "+"),
    CHANGE("change", "~"),
    /** Deleted, then created. */
    REPLACE("replace", "-/+"),
    DELETE("delete", "-"),
    LEAVE("leave", "=");

    private final String word;
    private final String sign;

    Action(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    /** What the action of a step means for an object of that step. */
    public static Action of(PlannedStep.Action action) {
      return switch (action) {
        case CREATE -> CREATE;
        case CHANGE -> CHANGE;
        case REPLACE -> REPLACE;
        case DELETE, EVICT -> DELETE;
        case ADOPT, WAIT, KEEP, ABSENT -> LEAVE;
      };
    }

    /** As people and programs read it. */
    @JsonValue
    public String word() {
      return word;
    }

    /** In front of the object, in a plan as text. */
    public String sign() {
      return sign;
    }
  }

  /** Whether anything happens to it. */
  public boolean writes() {
    return action != Action.LEAVE;
  }
}
