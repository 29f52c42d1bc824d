package dev.hawser.peering;

/** Where a run stands; the value of the search attribute {@code HawserPhase}. */
public enum Phase {
  Inspecting,
  Peering,
  Peered,
  Unpeering,
  WaitingFor,
  Unpeered,
  RollingBack,
  RollbackStuck,
  RolledBack,
  RollbackIncomplete,
  Refused,
  Failed,
  /** This run only started the pair's own run and hands its result on. */
  Forwarding
}
