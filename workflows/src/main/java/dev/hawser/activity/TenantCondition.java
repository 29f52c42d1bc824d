package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What the provider lets a tenant do: Liqo's {@code spec.tenantCondition}. */
public enum TenantCondition {
  @JsonProperty("Active")
  ACTIVE("Active"),
  @JsonProperty("Cordoned")
  CORDONED("Cordoned"),
  @JsonProperty("Drained")
  DRAINED("Drained"),
  /** A word that this release does not know: neither good news nor none. */
  @JsonEnumDefaultValue
  @JsonProperty("Unknown")
  UNKNOWN("Unknown");

  private final String word;

  TenantCondition(String word) {
    this.word = word;
  }

  /** The state that Liqo writes with that word; {@link #UNKNOWN} for any other word. */
  public static TenantCondition of(String word) {
    for (var state : values()) {
      if (state.word.equals(word)) return state;
    }
    return UNKNOWN;
  }

  /** Liqo's own word. */
  public String word() {
    return word;
  }
}
