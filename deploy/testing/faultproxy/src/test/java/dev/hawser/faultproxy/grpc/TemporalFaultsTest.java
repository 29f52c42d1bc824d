package dev.hawser.faultproxy.grpc;

import static dev.hawser.faultproxy.grpc.FakeTemporal.DESCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a planned fault does to its call, and that the next call passes. */
@SuppressWarnings("NullAway.Init")
class TemporalFaultsTest {
  private static final String METHOD = "DescribeNamespace";

  private FakeTemporal temporal;

  @BeforeEach
  void start() throws IOException {
    temporal = new FakeTemporal();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "INTERNAL"})
  void shouldRefuseOneCallWithoutPassingItOn(Status.Code code) {
    // given
    plan(2, new CallFault.Refusal(code));
    describe();

    // when
    var failure = catchThrowable(this::describe);

    // then
    assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(code);
    describe();
    assertThat(temporal.calls()).hasSize(2);
  }

  @Test
  void shouldDelayACall() {
    // given
    plan(1, new CallFault.Delay(Duration.ofMillis(200)));
    long start = System.nanoTime();

    // when
    describe();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
    assertThat(temporal.calls()).hasSize(1);
  }

  @Test
  void shouldPassACallOnAndLoseItsResponse() {
    // given
    plan(1, new CallFault.LostResponse());

    // when
    var failure = catchThrowable(this::describe);

    // then
    assertUnavailable(failure);
    assertThat(temporal.calls()).hasSize(1);
  }

  @Test
  void shouldBreakAConnection() {
    // given
    plan(1, new CallFault.Reset());

    // when
    var failure = catchThrowable(this::describe);

    // then
    assertUnavailable(failure);
    describeWhenReady();
    assertThat(temporal.calls()).hasSize(1);
  }

  @Test
  void shouldRefuseConnectionsForSomeTime() {
    // given
    plan(1, new CallFault.Outage(Duration.ofMillis(200)));

    // when
    var failure = catchThrowable(this::describe);

    // then
    assertUnavailable(failure);
    describeWhenReady();
    assertThat(temporal.calls()).hasSize(1);
  }

  private void plan(int next, CallFault fault) {
    temporal.proxy().faults().plan(METHOD, next, fault);
  }

  private void describe() {
    temporal.client().describeNamespace(DESCRIBE);
  }

  private void describeWhenReady() {
    temporal.client().withWaitForReady().describeNamespace(DESCRIBE);
  }

  private static void assertUnavailable(Throwable failure) {
    assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }
}
