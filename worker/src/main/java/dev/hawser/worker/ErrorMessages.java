package dev.hawser.worker;

import io.grpc.StatusRuntimeException;
import java.net.BindException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of an exception that explains it to people: no class names, no stack traces. */
final class ErrorMessages {
  private ErrorMessages() {}

  /**
   * The first line of the innermost message in the chain of causes; without any message, the class
   * name of the innermost cause in words ("connect exception"). A call to Temporal that failed is
   * explained by {@link TemporalErrors}.
   */
  static String innermost(Throwable failure) {
    String reason = null;
    Throwable last = failure;
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException call) return TemporalErrors.clause(call);
      last = cause;
      String message = message(cause);
      reason = message != null ? message : reason;
    }
    return reason != null ? reason : words(last);
  }

  /** Why the process could not start: our own sentence if the chain has one. */
  static String ofStart(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerStartException known) {
        return String.valueOf(known.getMessage());
      }
      if (cause instanceof BindException) {
        return "the health endpoint can't listen ("
            + innermost(cause)
            + "): choose another --health-port, 0 for any free one";
      }
    }
    return innermost(failure);
  }

  /** Whether the health endpoint can't listen, because another process does. */
  static boolean isPortTaken(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) return true;
    }
    return false;
  }

  private static @Nullable String message(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? null
        : message.lines().findFirst().orElse(message);
  }

  private static String words(Throwable cause) {
    return cause
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
