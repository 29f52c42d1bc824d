package dev.hawser.apiserver.failure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal that the client gets to see as a {@code Status}. */
public final class ApiFailure extends RuntimeException {
  private static final StatusDetails NOTHING = new StatusDetails("", "", "");

  private final int code;
  private final String reason;
  private final transient StatusDetails subject;
  private final transient List<StatusCause> causes;
  private boolean unspecific;

  private ApiFailure(
      int code, String reason, String message, StatusDetails subject, List<StatusCause> causes) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.subject = subject;
    this.causes = causes;
  }

  /** A failure with a code, a reason and a sentence of its own. */
  public static ApiFailure of(int code, String reason, String message) {
    return new ApiFailure(code, reason, message, NOTHING, List.of());
  }

  /** A failure whose details are there and empty, as the server's outer layers have them. */
  public static ApiFailure unspecific(int code, String reason, String message) {
    var failure = new ApiFailure(code, reason, message, NOTHING, List.of());
    failure.unspecific = true;
    return failure;
  }

  /** What an admission webhook's refusal looks like; reason and details stay empty. */
  public static ApiFailure denied(String webhook, int code, String message) {
    return of(code, "", "admission webhook \"" + webhook + "\" denied the request: " + message);
  }

  public static ApiFailure notFound(StatusDetails subject) {
    return about(404, "NotFound", subject.sentence() + " not found", subject);
  }

  public static ApiFailure alreadyExists(StatusDetails subject) {
    return about(409, "AlreadyExists", subject.sentence() + " already exists", subject);
  }

  /** A write that lost against another, or a precondition that does not hold. */
  public static ApiFailure conflict(StatusDetails subject, String detail) {
    String message = "Operation cannot be fulfilled on " + subject.sentence() + ": " + detail;
    return about(409, "Conflict", message, subject);
  }

  /** A write based on an older version. */
  public static ApiFailure stale(StatusDetails subject) {
    return conflict(
        subject,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static ApiFailure forbidden(StatusDetails subject, String detail, StatusCause... causes) {
    String about = subject.name().isEmpty() ? subject.qualified() : subject.sentence();
    String message = about + " is forbidden: " + detail;
    return new ApiFailure(403, "Forbidden", message, subject, List.of(causes));
  }

  /** An object that breaks its schema; the subject's kind is the object's kind. */
  public static ApiFailure invalid(StatusDetails subject, List<StatusCause> causes) {
    String all = causes.stream().map(StatusCause::sentence).collect(Collectors.joining(", "));
    String message =
        subject.sentence() + " is invalid: " + (causes.size() == 1 ? all : "[" + all + "]");
    return new ApiFailure(422, "Invalid", message, subject, causes);
  }

  /** A patch that does not fit the object. */
  public static ApiFailure refusedPatch() {
    return unspecific(
        422, "Invalid", "the server rejected our request due to an error in our request");
  }

  /** A resource that a built-in group does not have. */
  public static ApiFailure notServed() {
    return unspecific(404, "NotFound", "the server could not find the requested resource");
  }

  /** A request that may succeed later. */
  public static ApiFailure tooManyRequests(String message, StatusCause cause) {
    return new ApiFailure(429, "TooManyRequests", message, NOTHING, List.of(cause));
  }

  public static ApiFailure badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  public static ApiFailure methodNotAllowed() {
    return unspecific(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  /** A watch from a version that is no longer in the history. */
  public static ApiFailure expired(long wanted, long oldest) {
    return of(410, "Expired", "too old resource version: " + wanted + " (" + oldest + ")");
  }

  public static ApiFailure unsupportedMediaType(List<String> accepted) {
    return of(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + String.join(", ", accepted));
  }

  /** A patch of a kind that no built-in resource takes. */
  public static ApiFailure unknownPatch() {
    return unspecific(415, "UnsupportedMediaType", "415: Unsupported Media Type");
  }

  private static ApiFailure about(int code, String reason, String message, StatusDetails subject) {
    return new ApiFailure(code, reason, message, subject, List.of());
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  /** The {@code Status} object the client gets. */
  public ObjectNode toStatus() {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage());
    if (!reason.isEmpty()) status.put("reason", reason);
    ObjectNode details = subject.details(causes);
    if (!details.isEmpty() || unspecific) status.set("details", details);
    return status.put("code", code);
  }
}
