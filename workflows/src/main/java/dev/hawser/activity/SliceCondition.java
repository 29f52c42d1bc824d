package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Liqo's decision on one aspect of a ResourceSlice. */
public enum SliceCondition {
  @JsonProperty("Accepted")
  ACCEPTED("Accepted"),
  @JsonProperty("Denied")
  DENIED("Denied"),
  /** A word that this release does not know: neither good news nor none. */
  @JsonEnumDefaultValue
  @JsonProperty("Unknown")
  UNKNOWN("Unknown");

  private final String word;

  SliceCondition(String word) {
    this.word = word;
  }

  /** The state that Liqo writes with that word; {@link #UNKNOWN} for any other word. */
  public static SliceCondition of(String word) {
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
