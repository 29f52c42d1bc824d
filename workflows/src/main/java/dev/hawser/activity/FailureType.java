package dev.hawser.activity;

/**
 * Why a run failed, as the {@code type} of its {@code ApplicationFailure}: public vocabulary, few
 * and stable. What to do about each stands in {@code docs/failures.md}.
 */
public enum FailureType {
  /** The request can't be understood or contradicts itself. */
  InvalidRequest,
  /**
   * Another run holds the pair: in this namespace, in another one, or from another installation.
   */
  AlreadyRunning,
  /** Nobody serves the queue of a cluster. */
  NoWorker,
  /** The cluster behind a worker is not the one the run began with. */
  WrongCluster,
  /** Consumer and provider are one cluster. */
  SameCluster,
  /** Liqo, or one of its kinds, is not installed. */
  LiqoNotFound,
  /** The two Liqo versions differ in more than the patch. */
  VersionMismatch,
  /** Credentials are refused, or the right to do something is missing. */
  Forbidden,
  /** Something that exists is in the way and may not be changed unasked. */
  Conflict,
  /** A credential left over from another life blocks the pair; {@code repair} removes it. */
  StaleCredentials,
  /** The provider refuses the consumer's identity. */
  TenantRefused,
  /** The provider refuses the resources. */
  ResourcesDenied,
  /** The gateways cannot reach one another, or the server has no address. */
  GatewayUnreachable,
  /** A cluster's API server does not answer. */
  Unreachable,
  /** Offloaded pods still run on the virtual node. */
  PodsRunning,
  /** The patience of a wait is used up; the message says what was waited for. */
  TimedOut,
  /** Somebody pressed abort. */
  Aborted,
  /** A rollback was given up in part; the left-overs are listed. */
  RollbackIncomplete,
  /** The cluster's API server refused an object as invalid. */
  InvalidObject,
  /** This identity needs a payload codec, because its credentials would stand in the history. */
  UnsafeIdentity
}
