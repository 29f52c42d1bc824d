package dev.hawser.starter.temporal;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.EngineText;
import dev.hawser.starter.outcome.ExitCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes calls that survive a short outage, and turns gRPC errors into sentences and exit codes. */
final class GrpcErrors {
  private static final Set<Status.Code> TRANSIENT =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN);

  /** A run whose worker fails is a failed precondition to the server. */
  private static final Set<Status.Code> UNTIL_TAKEN =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.FAILED_PRECONDITION);

  private final ServerAddress server;
  private final String namespace;
  private final CallRetries retries;

  GrpcErrors(ServerAddress server, String namespace, CallRetries retries) {
    this.server = server;
    this.namespace = namespace;
    this.retries = retries;
  }

  /**
   * @throws CommandException when Temporal does not answer, or answers with an error
   */
  <T> T call(Supplier<T> call) {
    try {
      return retries.call(call);
    } catch (StatusRuntimeException e) {
      throw toCommandException(e);
    }
  }

  /** As {@link #call}; empty when the run does not exist. */
  <T> Optional<T> callForExisting(Supplier<T> call) {
    return found(() -> retries.call(call));
  }

  private <T> Optional<T> found(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND && !isAboutNamespace(e)) {
        return Optional.empty();
      }
      throw toCommandException(e);
    }
  }

  /**
   * As {@link #callForExisting}, for what a worker has to take: it is sent again while none can,
   * because the server keeps nothing of it.
   */
  <T> Optional<T> callForRunning(Supplier<T> call) {
    return found(() -> retries.call(call, UNTIL_TAKEN));
  }

  /** As {@link #call}; empty when this server does not implement the call. */
  <T> Optional<T> callIfSupported(Supplier<T> call) {
    try {
      return Optional.of(retries.call(call));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) return Optional.empty();
      throw toCommandException(e);
    }
  }

  /** The sentence and exit code for an error. */
  CommandException toCommandException(StatusRuntimeException e) {
    String address = server.hostAndPort();
    if (isAboutNamespace(e)) {
      return CommandException.because(
          ExitCode.USAGE,
          "Temporal at "
              + address
              + " has no namespace \""
              + namespace
              + "\": check --temporal-namespace",
          e);
    }
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          CommandException.because(
                  ExitCode.UNAVAILABLE,
                  "cannot reach Temporal at " + server.explained() + ": " + ConnectionFailure.of(e),
                  e)
              .withHint(server.advice());
      case RESOURCE_EXHAUSTED ->
          CommandException.because(
              ExitCode.UNAVAILABLE,
              "Temporal at "
                  + address
                  + " takes no more calls now: "
                  + description(e)
                  + "; try again later",
              e);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          CommandException.because(
              ExitCode.UNAVAILABLE,
              "Temporal at " + address + " rejected the credentials: " + description(e),
              e);
      case INVALID_ARGUMENT ->
          CommandException.because(
              ExitCode.USAGE, "Temporal at " + address + " refuses the call: " + clause(e), e);
      case FAILED_PRECONDITION ->
          CommandException.because(
              ExitCode.UNAVAILABLE,
              "Temporal at " + address + " can't do it now: " + clause(e) + "; try again later",
              e);
      default ->
          CommandException.because(
              ExitCode.FAILED, "Temporal at " + address + " returned an error: " + clause(e), e);
    };
  }

  /** What the server says, unless it speaks of its own affairs. */
  private static String clause(StatusRuntimeException e) {
    return EngineText.of(description(e));
  }

  /** Whether the call may succeed later, for example once the server has restarted. */
  static boolean isTransient(StatusRuntimeException e) {
    return TRANSIENT.contains(e.getStatus().getCode());
  }

  private static boolean isAboutNamespace(StatusRuntimeException e) {
    return e.getStatus().getCode() == Status.Code.NOT_FOUND
        && description(e).startsWith("Namespace");
  }

  private static String description(StatusRuntimeException e) {
    var description = e.getStatus().getDescription();
    return description == null ? e.getStatus().getCode().name() : description;
  }
}
