package dev.hawser.faults.trial;

import java.util.List;
import java.util.Locale;

/** The workflow that a fault is injected into. */
public enum RunKind {
  PEER,
  UNPEER;

  /** The words of the command that starts such a run. An Unpeer deletes namespaces. */
  public List<String> command(String consumer, String provider) {
    return switch (this) {
      case PEER -> List.of("peer", consumer, provider);
      case UNPEER -> List.of("unpeer", consumer, provider, "--delete-namespaces");
    };
  }

  /** The name of its command, such as {@code peer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
