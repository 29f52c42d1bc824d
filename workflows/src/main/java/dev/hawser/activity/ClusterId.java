package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A Liqo cluster ID.
 *
 * <p>A DNS-1123 label of at most 51 characters: the tenant namespace {@code liqo-tenant-<id>} on
 * the other cluster may not exceed the 63 of a namespace's name. Anything else is refused with a
 * sentence for people.
 */
public record ClusterId(@JsonValue String value) implements Comparable<ClusterId> {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final int LONGEST = 51;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClusterId {
    if (!LABEL.matcher(value).matches() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "\""
              + value
              + "\" is not a Liqo cluster ID: use 1 to 51 lower-case letters, digits and dashes, as"
              + " in the ConfigMap liqo-clusterid-configmap");
    }
  }

  @Override
  public int compareTo(ClusterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
