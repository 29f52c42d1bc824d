package dev.hawser.apiserver.resource;

import dev.hawser.apiserver.access.User;

/**
 * For whom something is written.
 *
 * @param dryRun check everything, store nothing
 * @param strictness what happens to fields that the schema does not know
 */
public record WriteContext(User user, boolean dryRun, Strictness strictness) {
  /** Whether unknown fields are refused or dropped. */
  public enum Strictness {
    LENIENT,
    STRICT;

    /** Understands {@code fieldValidation}. */
    public static Strictness of(String name) {
      return name.equals("Strict") ? STRICT : LENIENT;
    }
  }

  /** The server's own controllers. */
  public static final WriteContext SYSTEM =
      new WriteContext(User.SYSTEM, false, Strictness.LENIENT);
}
