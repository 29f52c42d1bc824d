package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a run is; the value of the search attribute {@code HawserPhase}. */
public enum Phase {
  INSPECTING("Inspecting"),
  PEERING("Peering"),
  PEERED("Peered"),
  UNPEERING("Unpeering"),
  REMOVAL_STUCK("RemovalStuck"),
  UNPEERED("Unpeered"),
  ROLLING_BACK("RollingBack"),
  ROLLBACK_STUCK("RollbackStuck"),
  ROLLED_BACK("RolledBack"),
  ROLLBACK_INCOMPLETE("RollbackIncomplete"),
  REFUSED("Refused"),
  FAILED("Failed"),
  /** This run only started the pair's own run and returns its result. */
  FORWARDING("Forwarding");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** As results, the search attribute and people read it. */
  @JsonValue
  public String word() {
    return word;
  }
}
