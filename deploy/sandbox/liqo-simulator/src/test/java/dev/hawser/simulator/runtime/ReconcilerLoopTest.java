package dev.hawser.simulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No change is lost because the API server did not answer for a moment. */
@Timeout(30)
class ReconcilerLoopTest {
  private static final FaultSwitches FAULTS = new FaultSwitches(true, Duration.ofSeconds(1));
  private static final ObjectRef TENANT = new ObjectRef("liqo-tenant-rome", "rome");

  @Test
  void shouldAskAgainWhatAChangeConcerns() throws InterruptedException {
    // given
    var reconciled = new LinkedBlockingQueue<ObjectRef>();
    var failed = new AtomicBoolean();
    try (var loop = new ReconcilerLoop(new Recorder(reconciled), FAULTS, "milan")) {
      loop.start();

      // when
      loop.enqueueAll(
          () -> {
            if (failed.compareAndSet(false, true)) throw new KubernetesClientException("no answer");
            return Stream.of(TENANT);
          });

      // then
      assertThat(reconciled.poll(10, TimeUnit.SECONDS)).isEqualTo(TENANT);
    }
  }

  private record Recorder(BlockingQueue<ObjectRef> reconciled) implements Reconciler {
    @Override
    public void watch(WatchRegistrar watches) {
      // The test says what changes.
    }

    @Override
    public ReconcileResult reconcile(ObjectRef ref) {
      reconciled.add(ref);
      return ReconcileResult.done();
    }
  }
}
