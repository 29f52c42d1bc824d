package dev.hawser.starter.outcome;

import dev.hawser.activity.FailureType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the exit code of {@code hawser} means. */
public enum ExitCode {
  OK(0, "Done; for plan: nothing to do"),
  FAILED(1, "The run was refused or failed"),
  USAGE(2, "The command line or the request is invalid; nothing was started"),
  UNAVAILABLE(
      3,
      "Temporal is unreachable, overloaded or rejects the credentials, or no worker serves a task"
          + " queue in time; for status: Unknown"),
  ALREADY_RUNNING(4, "Another run holds the pair"),
  ABORTED(5, "The run was aborted or cancelled"),
  ROLLBACK_INCOMPLETE(6, "Part of the rollback was skipped, or the run was terminated without one"),
  PODS_RUNNING(
      7, "Offloaded pods are running and may not be evicted, or have not ended while draining"),
  NO_NODE(8, "Peered, but without a usable virtual node"),
  NOT_REACHED(9, "status --wait: the verdict was not reached in time"),
  PLAN_CHANGES(10, "plan: there are changes"),
  IN_PROGRESS(11, "status: Peering, Unpeering or RollingBack"),
  DEGRADED(12, "status: Degraded or Stuck"),
  NOT_PEERED(13, "status: NotPeered"),
  PLAN_REFUSED(20, "plan: the request would be refused"),
  DETACHED(130, "Interrupted; the run continues");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** What {@code -o json} calls a failure that has no type of its own, such as Unavailable. */
  public String word() {
    if (this == USAGE) return FailureType.INVALID_REQUEST.word();
    return Arrays.stream(name().split("_", -1))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** Of a run that failed with this type; a type from a newer worker counts as a failure. */
  public static ExitCode of(String type) {
    return Arrays.stream(FailureType.values())
        .filter(known -> known.word().equals(type))
        .findFirst()
        .map(ExitCode::of)
        .orElse(FAILED);
  }

  private static ExitCode of(FailureType type) {
    return switch (type) {
      case INVALID_REQUEST -> USAGE;
      case NO_WORKER, WORKER_BUSY -> UNAVAILABLE;
      case ALREADY_RUNNING -> ALREADY_RUNNING;
      case ABORTED -> ABORTED;
      case ROLLBACK_INCOMPLETE -> ROLLBACK_INCOMPLETE;
      case PODS_RUNNING -> PODS_RUNNING;
      case WRONG_CLUSTER,
          SAME_CLUSTER,
          LIQO_NOT_FOUND,
          VERSION_MISMATCH,
          FORBIDDEN_BY_POLICY,
          FORBIDDEN,
          CONFLICT,
          STALE_CREDENTIALS,
          TENANT_REFUSED,
          RESOURCES_DENIED,
          GATEWAY_UNREACHABLE,
          UNREACHABLE,
          TIMED_OUT,
          INCOMPATIBLE_WORKER,
          UNREADABLE_ANSWER,
          INTERNAL_ERROR,
          INVALID_OBJECT,
          INVALID_VALUE,
          UNSAFE_IDENTITY,
          PLAN_CHANGED ->
          FAILED;
    };
  }

  /** For {@code hawser help exit-codes}. */
  public static Map<String, String> table() {
    var table = new LinkedHashMap<String, String>();
    for (var value : values()) table.put(Integer.toString(value.code), value.meaning);
    return table;
  }
}
