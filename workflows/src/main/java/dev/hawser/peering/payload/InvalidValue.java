package dev.hawser.peering.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PlainText;
import dev.hawser.peering.Failures;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.Optional;

/** A value between runs and workers that the constructor of its record refused. */
final class InvalidValue {
  private static final String FROM_ELSEWHERE = "a worker sent an invalid value: ";

  private InvalidValue() {}

  /** The failure that names the value and, if it was an activity's argument, both clusters. */
  static Optional<ApplicationFailure> in(Payload content, DataConverterException mistake) {
    for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException rule) {
        return Optional.of(
            Failures.refuse(FailureType.INVALID_VALUE, origin(content) + rule.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** The argument of an activity has its scope first. */
  private static String origin(Payload content) {
    try {
      var argument = Payloads.json().readTree(content.getData().newInput());
      var scope = argument.has("scope") ? argument.path("scope") : argument;
      return scope.has("cluster") && scope.has("peer") ? between(scope) : FROM_ELSEWHERE;
    } catch (IOException e) {
      return FROM_ELSEWHERE;
    }
  }

  private static String between(JsonNode scope) {
    return name(scope, "cluster")
        + " does not accept a value that it got for its peering with "
        + name(scope, "peer")
        + ": ";
  }

  /** Not yet checked itself. */
  private static String name(JsonNode scope, String field) {
    return PlainText.of(scope.path(field).asText(), 63);
  }
}
