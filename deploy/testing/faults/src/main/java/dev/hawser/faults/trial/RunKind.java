package dev.hawser.faults.trial;

import java.util.Locale;

/** The workflow that a fault is injected into. */
public enum RunKind {
  PEER,
  UNPEER;

  /** The name of its command, such as {@code peer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
