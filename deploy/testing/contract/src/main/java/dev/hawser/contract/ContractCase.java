package dev.hawser.contract;

import dev.hawser.harness.PeeringEnvironment;

/**
 * A property that any two clusters must have.
 *
 * @param name a sentence
 * @param body throws an {@link AssertionError} if the property does not hold
 */
public record ContractCase(String name, Body body) {
  /** The actions and assertions of a case. */
  public interface Body {
    void run(PeeringEnvironment pair) throws Exception;
  }
}
