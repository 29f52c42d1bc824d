package dev.hawser.activity;

/**
 * Why a run failed. The words are the {@code type} of its {@code ApplicationFailure} and stable;
 * {@code docs/failures.md} says what to do about each.
 */
public enum FailureType {
  /** The request can't be understood or contradicts itself. */
  INVALID_REQUEST("InvalidRequest"),
  /**
   * Another run holds the pair: in this namespace, in another one, or from another installation.
   */
  ALREADY_RUNNING("AlreadyRunning"),
  /** No worker serves the task queue of a cluster. */
  NO_WORKER("NoWorker"),
  /** A worker serves the task queue of a cluster, but does not get to it. */
  WORKER_BUSY("WorkerBusy"),
  /** The cluster behind a worker is not the one that the run started with. */
  WRONG_CLUSTER("WrongCluster"),
  /** Consumer and provider are the same cluster. */
  SAME_CLUSTER("SameCluster"),
  /** Liqo, or one of its kinds, is not installed. */
  LIQO_NOT_FOUND("LiqoNotFound"),
  /** The two Liqo versions differ in more than the patch. */
  VERSION_MISMATCH("VersionMismatch"),
  /** The policy of a cluster's owner does not allow it. */
  FORBIDDEN_BY_POLICY("ForbiddenByPolicy"),
  /** Credentials are refused, or a permission is missing. */
  FORBIDDEN("Forbidden"),
  /** An existing object conflicts, and Hawser may not change it unless requested. */
  CONFLICT("Conflict"),
  /** A credential left over from an earlier peering blocks the pair; {@code repair} removes it. */
  STALE_CREDENTIALS("StaleCredentials"),
  /** The provider refuses the consumer's identity. */
  TENANT_REFUSED("TenantRefused"),
  /** The provider refuses the resources. */
  RESOURCES_DENIED("ResourcesDenied"),
  /** The gateways cannot reach each other, or the server has no address. */
  GATEWAY_UNREACHABLE("GatewayUnreachable"),
  /** A cluster's API server does not answer. */
  UNREACHABLE("Unreachable"),
  /** Offloaded pods still run on the virtual node, or do so after it was drained for long. */
  PODS_RUNNING("PodsRunning"),
  /** A wait timed out; the message says what it waited for. */
  TIMED_OUT("TimedOut"),
  /** The run was aborted. */
  ABORTED("Aborted"),
  /** Part of the rollback was skipped; the objects left behind are listed. */
  ROLLBACK_INCOMPLETE("RollbackIncomplete"),
  /** A cluster's worker is of a release that this run can't work with. */
  INCOMPATIBLE_WORKER("IncompatibleWorker"),
  /** The answer of a cluster's worker can't be read: it is of another release, or defective. */
  UNREADABLE_ANSWER("UnreadableAnswer"),
  /** Hawser met an unexpected error. */
  INTERNAL_ERROR("InternalError"),
  /** The cluster's API server refused an object as invalid. */
  INVALID_OBJECT("InvalidObject"),
  /** A value that came from the other cluster is not of the form that this cluster accepts. */
  INVALID_VALUE("InvalidValue"),
  /** The provider issues an identity whose credentials would be stored in the history. */
  UNSAFE_IDENTITY("UnsafeIdentity"),
  /** The request names a plan, and something else would be done. */
  PLAN_CHANGED("PlanChanged");

  private final String word;

  FailureType(String word) {
    this.word = word;
  }

  /** The {@code type} of the {@code ApplicationFailure}. */
  public String word() {
    return word;
  }
}
