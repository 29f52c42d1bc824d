package dev.hawser.faultproxy.grpc;

import static dev.hawser.faultproxy.grpc.FakeTemporal.DESCRIBE;
import static dev.hawser.faultproxy.grpc.FakeTemporal.poll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a fault, client and server do not notice the proxy; connections and polls can wait. */
@SuppressWarnings("NullAway.Init")
class TemporalProxyTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private FakeTemporal temporal;
  private TemporalProxy proxy;

  @BeforeEach
  void start() throws IOException {
    temporal = new FakeTemporal();
    proxy = temporal.proxy();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void shouldPassOnRequestAndResponse() {
    // when
    var response = temporal.client().describeNamespace(DESCRIBE);

    // then
    assertThat(response.getNamespaceInfo().getName()).isEqualTo("default");
  }

  @Test
  void shouldPassOnMetadataAndDeadline() {
    // given
    var headers = new Metadata();
    headers.put(FakeTemporal.COLOUR, "green");

    // when
    temporal
        .client()
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(1, TimeUnit.MINUTES)
        .describeNamespace(DESCRIBE);

    // then
    assertThat(temporal.colours()).containsExactly("green");
    assertThat(temporal.secondsLeft().getFirst()).isBetween(1L, 60L);
  }

  @Test
  void shouldPassOnTheDetailsOfAStatus() {
    // given
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.NOT_FOUND.value())
            .setMessage("no such namespace")
            .addDetails(
                Any.pack(NamespaceNotFoundFailure.newBuilder().setNamespace("default").build()))
            .build();
    temporal.failWith(status);

    // when
    var failure = assertThatThrownBy(() -> temporal.client().describeNamespace(DESCRIBE));

    // then
    failure.satisfies(e -> assertThat(StatusProto.fromThrowable(e)).isEqualTo(status));
  }

  @Test
  void shouldHoldBackCallsUntilConnectionsAreOpened() {
    // given
    proxy.connections().hold();
    var waiting = temporal.futureClient().withWaitForReady().describeNamespace(DESCRIBE);
    assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    // when
    proxy.connections().open();

    // then
    assertThat(waiting).succeedsWithin(LIMIT);
  }

  @Test
  void shouldHoldPollsAndNoOtherCalls() throws InterruptedException {
    // given
    proxy.holdPolls();

    // when
    temporal.futureClient().pollActivityTaskQueue(poll());
    boolean polled = proxy.awaitPoll(LIMIT);
    temporal.client().describeNamespace(DESCRIBE);

    // then
    assertThat(polled).isTrue();
    assertThat(temporal.calls()).containsExactly("DescribeNamespace");
  }

  @Test
  void shouldPassOnHeldPollsWhenTheyAreReleased() throws InterruptedException {
    // given
    proxy.holdPolls();
    var waiting = temporal.futureClient().pollActivityTaskQueue(poll());
    proxy.awaitPoll(LIMIT);

    // when
    proxy.releasePolls();

    // then
    assertThat(waiting).succeedsWithin(LIMIT);
  }
}
