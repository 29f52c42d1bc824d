package dev.hawser.sandbox.faults.kill;

import java.util.Locale;

/** Which run is disturbed. */
enum RunKind {
  PEER,
  UNPEER;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
