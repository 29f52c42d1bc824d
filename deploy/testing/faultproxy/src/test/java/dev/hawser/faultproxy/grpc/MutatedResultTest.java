package dev.hawser.faultproxy.grpc;

import static dev.hawser.faultproxy.grpc.FakeTemporal.outcome;
import static dev.hawser.faultproxy.grpc.FakeTemporal.poll;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which results of activities arrive in another form. */
@SuppressWarnings("NullAway.Init")
class MutatedResultTest {
  private FakeTemporal temporal;

  @BeforeEach
  void start() throws IOException {
    temporal = new FakeTemporal();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void shouldChangeTheNextResultOfTheActivityOnly() {
    // given
    var claim = new MutatedResult("cluster/rome", "ClaimPair", ResultMutation.NO_FIELDS);
    temporal.proxy().mutate(List.of(claim));

    // when
    complete();
    complete();

    // then
    assertThat(temporal.results()).containsExactly("{}", "{'claimed': true}");
    assertThat(claim.injectedAt()).isPresent();
  }

  @Test
  void shouldChangeNoResultOfAnotherCluster() {
    // given
    var claim = new MutatedResult("cluster/milan", "ClaimPair", ResultMutation.NO_FIELDS);
    temporal.proxy().mutate(List.of(claim));

    // when
    complete();

    // then
    assertThat(temporal.results()).containsExactly("{'claimed': true}");
    assertThat(claim.injectedAt()).isEmpty();
  }

  @Test
  void shouldTakeTheResultAway() {
    // given
    var claim = new MutatedResult("cluster/rome", "ClaimPair", ResultMutation.NO_RESULT);
    temporal.proxy().mutate(List.of(claim));

    // when
    complete();

    // then
    assertThat(temporal.results()).isEmpty();
  }

  private void complete() {
    var task = temporal.client().pollActivityTaskQueue(poll());
    var data = ByteString.copyFromUtf8("{'claimed': true}");
    var result = Payloads.newBuilder().addPayloads(Payload.newBuilder().setData(data));
    temporal
        .client()
        .respondActivityTaskCompleted(outcome(task).toBuilder().setResult(result).build());
  }
}
