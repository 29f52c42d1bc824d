package dev.hawser.starter.outcome;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a peering is, in one word. */
public enum Verdict {
  PEERED("Peered", ExitCode.OK),
  PEERING("Peering", ExitCode.IN_PROGRESS),
  UNPEERING("Unpeering", ExitCode.IN_PROGRESS),
  ROLLING_BACK("RollingBack", ExitCode.IN_PROGRESS),
  DEGRADED("Degraded", ExitCode.DEGRADED),
  /** A removal goes on failing: somebody has to act. */
  STUCK("Stuck", ExitCode.DEGRADED),
  NOT_PEERED("NotPeered", ExitCode.NOT_PEERED),
  /** A cluster did not answer, or a run ended without saying how it left the clusters. */
  UNKNOWN("Unknown", ExitCode.UNAVAILABLE);

  private final String word;
  private final ExitCode code;

  Verdict(String word, ExitCode code) {
    this.word = word;
    this.code = code;
  }

  /** As people and scripts read it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** How {@code hawser status} of a pair ends. */
  public ExitCode code() {
    return code;
  }
}
