package dev.hawser.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a call to Temporal failed, in plain words: what gRPC says of itself explains nothing. */
final class TemporalErrors {
  private static final String SILENT = "no answer";

  private TemporalErrors() {}

  /** A clause that follows the address of the server and a colon. */
  static String clause(StatusRuntimeException failure) {
    var status = failure.getStatus();
    return switch (status.getCode()) {
      case UNAVAILABLE -> unreachable(failure);
      case DEADLINE_EXCEEDED, CANCELLED -> SILENT;
      case RESOURCE_EXHAUSTED -> "it takes no more calls now";
      case UNIMPLEMENTED -> "it has no such call";
      case INTERNAL, UNKNOWN, DATA_LOSS ->
          "it answers with an error (" + words(status.getCode()) + ")";
      default -> ofServer(status);
    };
  }

  /** Whether the server can't be reached, as opposed to one that answers with an error. */
  static boolean isUnreachable(StatusRuntimeException failure) {
    var code = failure.getStatus().getCode();
    return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
  }

  private static String unreachable(StatusRuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = known(cause);
      if (known != null) return known;
    }
    return "it is not available";
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case ConnectException refused when says(refused, "refused") -> "connection refused";
      case ConnectException ignored -> SILENT;
      case NoRouteToHostException ignored -> "no route to its host";
      case UnknownHostException ignored -> "the name of its host can't be resolved";
      case UnresolvedAddressException ignored -> "the name of its host can't be resolved";
      case SSLException tls -> "TLS failed: " + ErrorMessages.innermost(tls);
      default -> null;
    };
  }

  private static boolean says(Throwable failure, String word) {
    return String.valueOf(failure.getMessage()).contains(word);
  }

  private static String ofServer(Status status) {
    String description = status.getDescription();
    return description == null || description.isBlank()
        ? words(status.getCode())
        : description.lines().findFirst().orElse(description);
  }

  private static String words(Status.Code code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
