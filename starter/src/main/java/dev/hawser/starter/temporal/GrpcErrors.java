package dev.hawser.starter.temporal;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.function.Supplier;

/** Temporal's refusals as sentences. */
final class GrpcErrors {
  private final String address;
  private final String namespace;

  GrpcErrors(String address, String namespace) {
    this.address = address;
    this.namespace = namespace;
  }

  /**
   * @throws CommandException when Temporal does not answer, or refuses
   */
  <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw toCommandException(e);
    }
  }

  /** Empty when there is no such run. */
  <T> Optional<T> callForExisting(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND && !isAboutNamespace(e)) {
        return Optional.empty();
      }
      throw toCommandException(e);
    }
  }

  /** Empty when this server has no such call. */
  <T> Optional<T> callIfSupported(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) return Optional.empty();
      throw toCommandException(e);
    }
  }

  /** The sentence for a refusal. */
  CommandException toCommandException(StatusRuntimeException e) {
    if (isAboutNamespace(e)) {
      return CommandException.because(
          ExitCode.USAGE,
          "Temporal at " + address + " has no namespace \"" + namespace + "\": check --namespace",
          e);
    }
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          CommandException.because(
              ExitCode.UNAVAILABLE,
              "no Temporal answers at "
                  + address
                  + ": start one, or say where it is with --address or TEMPORAL_ADDRESS",
              e);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          CommandException.because(
              ExitCode.UNAVAILABLE,
              "Temporal at " + address + " refuses the credentials: " + description(e),
              e);
      case INVALID_ARGUMENT -> CommandException.because(ExitCode.USAGE, description(e), e);
      default ->
          CommandException.because(ExitCode.FAILED, "Temporal answered: " + description(e), e);
    };
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
