package dev.hawser.browser;

import dev.hawser.harness.PeeringEnvironment;

/**
 * Something that people do in Temporal's Web UI.
 *
 * @param name a sentence
 * @param body throws an {@link AssertionError} if it does not work
 */
record BrowserCase(String name, Body body) {
  /** What they do, on clean clusters. */
  interface Body {
    void run(TemporalUi ui, PeeringEnvironment pair) throws Exception;
  }
}
