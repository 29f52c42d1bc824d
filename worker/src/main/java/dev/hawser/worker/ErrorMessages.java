package dev.hawser.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.BindException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people want to read of an exception: why, without classes and traces. */
final class ErrorMessages {
  private ErrorMessages() {}

  /** The message of the innermost cause that has one, else that cause's name in words. */
  static String of(Throwable failure) {
    String reason = null;
    Throwable innermost = failure;
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      innermost = cause;
      String own = own(cause);
      if (own != null) reason = own;
    }
    return reason != null ? reason : words(innermost);
  }

  /** Why the process could not start: our own sentence when there is one. */
  static String ofStart(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerStartException refusal)
        return String.valueOf(refusal.getMessage());
      if (cause instanceof BindException) {
        return "the health endpoint's address can't be used ("
            + of(cause)
            + "): choose another --health-port, 0 for any free one";
      }
    }
    return of(failure);
  }

  private static @Nullable String own(Throwable cause) {
    String message =
        cause instanceof StatusRuntimeException grpc ? of(grpc.getStatus()) : cause.getMessage();
    return message == null || message.isBlank()
        ? null
        : message.lines().findFirst().orElse(message);
  }

  private static String of(Status status) {
    String code = words(status.getCode().name());
    return status.getDescription() == null ? code : status.getDescription();
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(Throwable cause) {
    return words(cause.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }
}
