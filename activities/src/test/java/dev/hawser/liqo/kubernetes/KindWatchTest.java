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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindWatchTest {
  private static final Duration REFUSED = Duration.ofMinutes(4);

  private final Server server = new Server();
  private final Later later = new Later();
  private final KindWatch watch =
      new KindWatch(
          server,
          later,
          new KindWatch.Pauses(Duration.ofMinutes(1), Duration.ofSeconds(5), REFUSED));
  private final Waiter forMilan = new Waiter("milan", new Wakeup());
  private final Waiter forTurin = new Waiter("turin", new Wakeup());

  /** Does at once what may block, and the rest when the test says so. */
  private static final class Later implements KindWatch.Delays {
    private final Map<Duration, Runnable> actions = new HashMap<>();

    @Override
    public void run(Runnable action) {
      action.run();
    }

    @Override
    public void runAfter(Duration pause, Runnable action) {
      actions.put(pause, action);
    }

    void pass(Duration pause) {
      var action = actions.remove(pause);
      if (action != null) action.run();
    }
  }

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
    assertThat(forMilan.wakeup().isPending()).isTrue();
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
    assertThat(forMilan.wakeup().isPending()).isTrue();
    assertThat(forTurin.wakeup().isPending()).isFalse();
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
    assertThat(forMilan.wakeup().isPending()).isTrue();
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
  void shouldTellAChangeFromAWatchThatIsOpenedOrEnds() {
    // given
    watch.add(forMilan);
    watch.open();
    watch.onClose(null);
    boolean changedBefore = forMilan.wakeup().beginLook();

    // when
    watch.eventReceived(Watcher.Action.MODIFIED, objectOf("milan"));

    // then
    assertThat(changedBefore).isFalse();
    assertThat(forMilan.wakeup().beginLook()).isTrue();
    assertThat(forMilan.wakeup().isPending()).isFalse();
  }

  @Test
  void shouldOpenAgainMinutesAfterItWasForbidden() {
    // given
    server.failure = new KubernetesClientException("no", 403, null);
    watch.open();
    server.failure = null;
    later.pass(Duration.ofSeconds(5));
    watch.open();
    int openedBefore = server.opened;

    // when
    later.pass(REFUSED);
    watch.open();

    // then
    assertThat(openedBefore).isOne();
    assertThat(server.opened).isEqualTo(2);
    assertThat(watch.isOpen()).isTrue();
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
