package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PolledQueueTest {
  @Test
  void shouldShutDownTheFactoryOfAQueueThatCannotBePolled() {
    try (var temporal = new FakeTemporal()) {
      // given
      temporal.describeAnswers.add(Status.PERMISSION_DENIED);
      var factory = WorkerFactory.newInstance(WorkflowClient.newInstance(temporal.stubs()));

      // when
      var failure =
          catchThrowable(
              () ->
                  PolledQueue.start(
                      "cluster/rome",
                      factory,
                      WorkerOptions.getDefaultInstance(),
                      worker -> {},
                      () -> {}));

      // then
      assertThat(failure).isInstanceOf(StatusRuntimeException.class);
      assertThat(factory.isShutdown()).isTrue();
    }
  }
}
