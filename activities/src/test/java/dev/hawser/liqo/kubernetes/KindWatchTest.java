package dev.hawser.liqo.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.KindWatch.Waiter;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindWatchTest {
  private final Server server = new Server();
  private final KindWatch watch =
      new KindWatch(server, Runnable::run, Duration.ofMinutes(1), Duration.ofSeconds(5));
  private final Waiter forMilan = new Waiter("milan", new Semaphore(0));
  private final Waiter forTurin = new Waiter("turin", new Semaphore(0));

  /** Serves one watch at a time, or fails. */
  private static final class Server implements KindWatch.Source, Watch {
    private int opened;
    private int closed;
    private @Nullable KubernetesClientException failure;

    @Override
    public Watch open(Watcher<GenericKubernetesResource> watcher) {
      opened++;
      if (failure != null) throw failure;
      return this;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  void shouldNotOpenBeforeAWaitNeedsIt() {
    // when
    watch.add(forMilan);

    // then
    assertThat(server.opened).isZero();
    assertThat(watch.isOpen()).isFalse();
  }

  @Test
  void shouldWakeAllWaitersWhenItIsOpen() {
    // given
    watch.add(forMilan);

    // when
    watch.open();

    // then
    assertThat(watch.isOpen()).isTrue();
    assertThat(forMilan.wake().availablePermits()).isOne();
  }

  @Test
  void shouldWakeOnlyTheWaitersForThePeer() {
    // given
    watch.open();
    watch.add(forMilan);
    watch.add(forTurin);

    // when
    watch.eventReceived(Watcher.Action.MODIFIED, objectOf("milan"));

    // then
    assertThat(forMilan.wake().availablePermits()).isOne();
    assertThat(forTurin.wake().availablePermits()).isZero();
  }

  @Test
  void shouldServeTheNextWaitWithTheSameConnection() {
    // given
    watch.add(forMilan);
    watch.open();
    watch.remove(forMilan);

    // when
    watch.add(forTurin);
    watch.open();

    // then
    assertThat(server.opened).isOne();
    assertThat(watch.isOpen()).isTrue();
  }

  @Test
  void shouldWakeAllWaitersWhenTheServerEndsIt() {
    // given
    watch.open();
    watch.add(forMilan);

    // when
    watch.onClose(new WatcherException("too old resource version"));

    // then
    assertThat(watch.isOpen()).isFalse();
    assertThat(forMilan.wake().availablePermits()).isOne();
  }

  @Test
  void shouldPauseAfterAFailure() {
    // given
    server.failure = new KubernetesClientException("no", 503, null);

    // when
    watch.open();
    watch.open();

    // then
    assertThat(server.opened).isOne();
    assertThat(watch.isOpen()).isFalse();
  }

  @Test
  void shouldNotOpenAgainIfForbidden() {
    // given
    server.failure = new KubernetesClientException("no", 403, null);
    watch.open();
    server.failure = null;

    // when
    watch.open();

    // then
    assertThat(server.opened).isOne();
    assertThat(watch.isOpen()).isFalse();
  }

  @Test
  void shouldCloseWithItsCluster() {
    // given
    watch.open();

    // when
    watch.close();

    // then
    assertThat(server.closed).isOne();
    assertThat(watch.isOpen()).isFalse();
  }

  private static GenericKubernetesResource objectOf(String peer) {
    var object = new GenericKubernetesResource();
    object.setMetadata(new ObjectMetaBuilder().addToLabels(Labels.REMOTE_CLUSTER, peer).build());
    return object;
  }
}
