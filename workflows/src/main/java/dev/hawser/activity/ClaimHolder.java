package dev.hawser.activity;

import java.time.Instant;

/** Who holds a pair: written as the claim on both tenant namespaces. */
public record ClaimHolder(String namespace, String workflow, String run, Instant since) {
  /** Longer than any ID that Temporal accepts. */
  private static final int LONGEST = 1024;

  public ClaimHolder {
    namespace = PlainText.of(namespace, LONGEST);
    workflow = PlainText.of(workflow, LONGEST);
    run = PlainText.of(run, LONGEST);
  }

  @Override
  public String toString() {
    return workflow + " in Temporal namespace " + namespace + " since " + since;
  }
}
