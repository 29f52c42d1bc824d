package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Liqo's modules, in the order in which a peering uses them. */
public enum LiqoModule {
  @JsonProperty("networking")
  NETWORKING,
  @JsonProperty("authentication")
  AUTHENTICATION,
  @JsonProperty("offloading")
  OFFLOADING
}
