package dev.hawser.faults.runs;

import java.util.Locale;

/** Which run a fault strikes. */
public enum RunKind {
  PEER,
  UNPEER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
