package dev.hawser.simulator.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lists of conditions, one per type, each with the time of its last change. */
public final class Conditions {
  private static final String TIME = "lastTransitionTime";

  private Conditions() {}

  /**
   * The list with that condition; its time is kept unless one of the {@code comparedFields}
   * differs.
   */
  public static List<Object> put(
      List<Object> conditions, Map<String, Object> condition, Set<String> comparedFields) {
    var result = new ArrayList<Object>();
    var next = new LinkedHashMap<>(condition);
    next.put(TIME, now());
    boolean placed = false;
    for (Object each : conditions) {
      var existing = JsonFields.map(each);
      if (!Objects.equals(existing.get("type"), condition.get("type"))) {
        result.add(existing);
      } else if (!placed) {
        boolean same =
            comparedFields.stream()
                .allMatch(key -> JsonFields.same(existing.get(key), condition.get(key)));
        if (same && existing.get(TIME) instanceof String time) {
          next.put(TIME, time);
        }
        result.add(next);
        placed = true;
      }
    }
    if (!placed) {
      result.add(next);
    }
    return result;
  }

  /** The status of the condition of that type, empty when there is none. */
  public static String status(List<Object> conditions, String type) {
    return conditions.stream()
        .map(JsonFields::map)
        .filter(condition -> type.equals(condition.get("type")))
        .map(condition -> String.valueOf(condition.get("status")))
        .findFirst()
        .orElse("");
  }

  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
