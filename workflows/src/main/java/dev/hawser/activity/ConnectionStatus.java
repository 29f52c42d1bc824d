package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** State of a tunnel: {@code status.value} of Liqo's Connection. */
public enum ConnectionStatus {
  @JsonProperty("Connected")
  CONNECTED("Connected"),
  @JsonProperty("Connecting")
  CONNECTING("Connecting"),
  @JsonProperty("Error")
  ERROR("Error"),
  /** A word that this release does not know: neither good news nor none. */
  @JsonEnumDefaultValue
  @JsonProperty("Unknown")
  UNKNOWN("Unknown");

  private final String word;

  ConnectionStatus(String word) {
    this.word = word;
  }

  /** The state that Liqo writes with that word; {@link #UNKNOWN} for any other word. */
  public static ConnectionStatus of(String word) {
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
