package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A cluster's role in one peering. */
public enum Role {
  @JsonProperty("consumer")
  CONSUMER,
  @JsonProperty("provider")
  PROVIDER;

  /** For people, and in a policy. */
  public String word() {
    return this == CONSUMER ? "consumer" : "provider";
  }

  /** The role of the other cluster. */
  public Role other() {
    return this == CONSUMER ? PROVIDER : CONSUMER;
  }
}
