package dev.hawser.sandbox.faults.matrix;

import java.util.Locale;

/** Which run a fault strikes. */
enum Flow {
  PEER,
  UNPEER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
