package dev.hawser.starter.temporal;

import dev.hawser.starter.outcome.EngineText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a server could not be reached, in words. */
final class ConnectionFailure {
  private static final String SILENT = "no answer in time";

  private ConnectionFailure() {}

  /** The cause, as a clause. */
  static String of(StatusRuntimeException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> words(cause).stream())
        .findFirst()
        .orElseGet(() -> withoutCause(failure.getStatus(), failure.getCause()));
  }

  private static Optional<String> words(Throwable cause) {
    return switch (cause) {
      case UnknownHostException unknown -> Optional.of("no such host");
      case NoRouteToHostException unreachable -> Optional.of("no route to the host");
      case SocketTimeoutException late -> Optional.of(SILENT);
      case ConnectException failed -> Optional.of(refusal(String.valueOf(failed.getMessage())));
      case SSLException tls -> Optional.of(tls(String.valueOf(tls.getMessage())));
      default -> Optional.empty();
    };
  }

  private static String refusal(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("timed out")) return SILENT;
    return text.contains("unreachable") ? "no route to the host" : "connection refused";
  }

  private static String tls(String message) {
    boolean plain = message.startsWith("not an SSL") || message.contains("Unsupported or unrecogn");
    return plain ? "the server does not speak TLS" : "TLS failed: " + message;
  }

  /** What the server itself says, or else that it hung up. */
  private static String withoutCause(Status status, @Nullable Throwable cause) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) return SILENT;
    String description = status.getDescription();
    return cause == null && description != null
        ? EngineText.of(description)
        : "the connection was closed";
  }
}
