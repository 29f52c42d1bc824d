package dev.hawser.sandbox.faults.kill;

/** How a run ended. */
public sealed interface Ending {
  /** It did what was asked. */
  record Completed() implements Ending {}

  /** It failed, which for a peering means that it was rolled back. */
  record Failed(String type, String message) implements Ending {}

  /** It did not end within the time. */
  record Lost(String message) implements Ending {}
}
