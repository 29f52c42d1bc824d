package dev.hawser.starter.temporal;

import org.jspecify.annotations.Nullable;

/**
 * What the user has said beside the connection itself.
 *
 * @param flags the flags that choose the connection, as they were given, each with a space before
 *     it: a command that is to be run next needs them again
 * @param uiAddress where Temporal's Web UI is; null when the user has not said
 */
public record Caller(String flags, @Nullable String uiAddress) {
  /** Said nothing. */
  public static final Caller SILENT = new Caller("", null);
}
