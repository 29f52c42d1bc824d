package dev.hawser.sandbox.apiserver.resource;

import dev.hawser.sandbox.apiserver.access.User;

/**
 * For whom something is written.
 *
 * @param dryRun check everything, store nothing
 */
public record Caller(User user, boolean dryRun) {
  /** The server's own controllers. */
  public static final Caller SYSTEM = new Caller(User.SYSTEM, false);
}
