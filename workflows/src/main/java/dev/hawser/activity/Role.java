package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A cluster's role in one peering. */
public enum Role {
  @JsonProperty("consumer")
  CONSUMER,
  @JsonProperty("provider")
  PROVIDER
}
