package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.starter.outcome.CommandException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcErrorsTest {
  private final CallRetries retries = new CallRetries(new FakeClock(), () -> {}, () -> {});
  private final GrpcErrors errors =
      new GrpcErrors(
          new ServerAddress("temporal:7233", "from --address", "check --address"),
          "peerings",
          retries);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          UNAVAILABLE       | shutting down | 3 | cannot reach Temporal at temporal:7233 (from --address): shutting down
          DEADLINE_EXCEEDED | -            | 3 | cannot reach Temporal at temporal:7233 (from --address): no answer in time
          RESOURCE_EXHAUSTED | too many calls | 3 | Temporal at temporal:7233 takes no more calls now: too many calls; try again later
          UNAUTHENTICATED   | no API key   | 3 | Temporal at temporal:7233 rejected the credentials: no API key
          PERMISSION_DENIED | -            | 3 | Temporal at temporal:7233 rejected the credentials: PERMISSION_DENIED
          INVALID_ARGUMENT  | bad query    | 2 | Temporal at temporal:7233 refuses the call: bad query
          NOT_FOUND         | Namespace peerings is not found. | 2 | Temporal at temporal:7233 has no namespace "peerings": check --temporal-namespace
          NOT_FOUND         | no such run  | 1 | Temporal at temporal:7233 returned an error: no such run
          NOT_FOUND         | Execution "ExecutionId{workflowId=peering/a~b}" not found in mutable state | 1 | Temporal at temporal:7233 returned an error: there is no such run; Temporal may have removed it after its retention
          FAILED_PRECONDITION | Unable to perform workflow execution update due to Workflow Task in failed state. | 3 | Temporal at temporal:7233 can't do it now: the worker that serves the runs can't go on with this run; its log says why; try again later
          INTERNAL          | -            | 1 | Temporal at temporal:7233 returned an error: INTERNAL
          INTERNAL          | shard 7 moved | 1 | Temporal at temporal:7233 returned an error: an internal error of the server
          """)
  void shouldExplainEachErrorAndChooseItsExitCode(
      Status.Code status, String description, int code, String sentence) {
    // given
    var error = status.toStatus().withDescription(description).asRuntimeException();

    // when
    var exception = errors.toCommandException(error);

    // then
    assertThat(exception.sentence()).isEqualTo(sentence);
    assertThat(exception.code().code()).isEqualTo(code);
    assertThat(exception).hasCause(error);
  }

  @Test
  void shouldAdviseWhatFitsToWhoNamedTheAddress() {
    // given
    var error = Status.UNAVAILABLE.asRuntimeException();

    // when
    var exception = errors.toCommandException(error);

    // then
    assertThat(exception.hint()).isEqualTo("check --address");
  }

  @Test
  void shouldFindNothingWhenTheRunDoesNotExist() {
    // when
    var found = errors.callForExisting(() -> fail(Status.NOT_FOUND.withDescription("no run")));

    // then
    assertThat(found).isEmpty();
  }

  @Test
  void shouldNotTakeAMissingNamespaceForAMissingRun() {
    // when
    var error =
        catchThrowableOfType(
            CommandException.class,
            () ->
                errors.callForExisting(
                    () -> fail(Status.NOT_FOUND.withDescription("Namespace x is not found"))));

    // then
    assertThat(error).hasMessageContaining("has no namespace \"peerings\"");
  }

  @Test
  void shouldFindNothingWhenTheServerDoesNotImplementTheCall() {
    // when
    Optional<String> found = errors.callIfSupported(() -> fail(Status.UNIMPLEMENTED));

    // then
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "UNAVAILABLE",
        "DEADLINE_EXCEEDED",
        "RESOURCE_EXHAUSTED",
        "ABORTED",
        "INTERNAL",
        "UNKNOWN"
      })
  void shouldTreatErrorsOfARestartAsTransient(Status.Code code) {
    // when
    boolean isTransient = GrpcErrors.isTransient(code.toStatus().asRuntimeException());

    // then
    assertThat(isTransient).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"NOT_FOUND", "INVALID_ARGUMENT", "PERMISSION_DENIED", "UNAUTHENTICATED"})
  void shouldNotRepeatWhatFailsForGood(Status.Code code) {
    // when
    boolean isTransient = GrpcErrors.isTransient(code.toStatus().asRuntimeException());

    // then
    assertThat(isTransient).isFalse();
  }

  private static String fail(Status status) {
    throw new StatusRuntimeException(status);
  }
}
