package dev.hawser.sandbox.faults.runs;

import java.util.Locale;

/** Which run a fault strikes. */
public enum Flow {
  PEER,
  UNPEER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
