package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A gateway template that is missing, or that cannot express every option.
 *
 * @param template its name, such as {@code wireguard-server}
 * @param missing whether the template itself is missing
 * @param unsupported fields that an existing template has no place for
 */
public record TemplateProblem(String template, boolean missing, List<Field> unsupported) {
  public TemplateProblem {
    unsupported = List.copyOf(unsupported);
  }

  public static TemplateProblem missing(String template) {
    return new TemplateProblem(template, true, List.of());
  }

  /** Optional fields of a template's Service. */
  public enum Field {
    @JsonProperty("nodePort")
    NODE_PORT("nodePort"),
    @JsonProperty("loadBalancerIP")
    LOAD_BALANCER_IP("loadBalancerIP");

    private final String word;

    Field(String word) {
      this.word = word;
    }

    /** The field's name in the template. */
    public String word() {
      return word;
    }
  }
}
