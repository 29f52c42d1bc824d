package dev.hawser.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A cluster's role in one peering. */
public enum Role {
  @JsonProperty("consumer")
  CONSUMER,
  @JsonProperty("provider")
  PROVIDER
}
