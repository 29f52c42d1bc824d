package dev.hawser.faults.crash;

/** How a run ended. */
public sealed interface CrashRunEnding {
  /** It did what was asked. */
  record Completed() implements CrashRunEnding {}

  /** It failed, which for a peering means that it was rolled back. */
  record Failed(String type, String message) implements CrashRunEnding {}

  /** It did not end within the time. */
  record Lost(String message) implements CrashRunEnding {}
}
