package dev.hawser.activity;

import java.time.Instant;

/** Who holds a pair: written as the claim on both tenant namespaces. */
public record ClaimHolder(String namespace, String workflow, String run, Instant since) {
  @Override
  public String toString() {
    return workflow + " in Temporal namespace " + namespace + " since " + since;
  }
}
