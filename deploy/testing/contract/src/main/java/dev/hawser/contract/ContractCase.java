package dev.hawser.contract;

import dev.hawser.harness.PeeringEnvironment;

/**
 * One thing that must hold of any two clusters.
 *
 * @param name a sentence
 * @param body throws an {@link AssertionError} that says what does not hold
 */
public record ContractCase(String name, Body body) {
  /** What is done and looked at. */
  public interface Body {
    void run(PeeringEnvironment pair) throws Exception;
  }
}
