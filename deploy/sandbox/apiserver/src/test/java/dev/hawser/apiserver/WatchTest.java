package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchTest extends ApiServerExtension {
  @Test
  void shouldReplayFromAVersion() throws Exception {
    // given
    ConfigMap first = client.resource(configMap("one")).create();
    client.resource(configMap("two")).create();
    client.configMaps().inNamespace("default").withName("two").delete();
    var seen = new Recorder();

    // when
    var maps = client.configMaps().inNamespace("default");
    try (var watch = maps.watch(since(first.getMetadata().getResourceVersion()), seen)) {
      // then
      assertThat(watch).isNotNull();
      assertThat(seen.next()).isEqualTo("ADDED two");
      assertThat(seen.next()).isEqualTo("DELETED two");
      client.resource(configMap("three")).create();
      assertThat(seen.next()).isEqualTo("ADDED three");
    }
  }

  @Test
  void shouldShowObjectsEnterAndLeaveASelection() throws Exception {
    // given
    ConfigMap map = client.resource(configMap("one")).create();
    var seen = new Recorder();
    var selected = client.configMaps().inNamespace("default").withLabel("in", "yes");
    try (var watch = selected.watch(since(map.getMetadata().getResourceVersion()), seen)) {
      assertThat(watch).isNotNull();

      // when
      label("yes");
      label("no");

      // then
      assertThat(seen.next()).isEqualTo("ADDED one");
      assertThat(seen.next()).isEqualTo("DELETED one");
    }
  }

  @Test
  void shouldEndAWatchOfForgottenChanges() throws Exception {
    // given
    ConfigMap map = client.resource(configMap("one")).create();
    for (int i = 0; i < 210; i++) {
      client.resource(configMap("other-" + i)).create();
    }
    var seen = new Recorder();

    // when
    var maps = client.configMaps().inNamespace("default");
    try (var watch = maps.watch(since(map.getMetadata().getResourceVersion()), seen)) {
      // then
      assertThat(watch).isNotNull();
      WatcherException end = seen.end.get(10, TimeUnit.SECONDS);
      assertThat(end.isHttpGone()).isTrue();
      assertThat(end.getMessage()).contains("too old resource version");
    }
  }

  @Test
  void shouldServeWaits() throws Exception {
    // given
    client.resource(configMap("one")).create();
    var maps = client.configMaps().inNamespace("default").withName("one");
    var waiting = maps.informOnCondition(found -> found.stream().anyMatch(WatchTest::isLabelled));

    // when
    label("yes");

    // then
    assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void shouldServeInformers() throws Exception {
    // given
    var seen = new LinkedBlockingQueue<String>();
    try (var informer =
        client.configMaps().inNamespace("default").inform(new QueueingHandler(seen))) {
      assertThat(informer.hasSynced()).isTrue();

      // when
      client.resource(configMap("one")).create();

      // then
      assertThat(nextOf(seen, "one")).isEqualTo("one");
    }
  }

  private static boolean isLabelled(ConfigMap map) {
    return map.getMetadata().getLabels() != null && map.getMetadata().getLabels().containsKey("in");
  }

  private static String nextOf(BlockingQueue<String> seen, String wanted) throws Exception {
    while (true) {
      String next = seen.poll(10, TimeUnit.SECONDS);
      if (next == null) throw new AssertionError("nothing more");
      if (next.equals(wanted)) return next;
    }
  }

  private void label(String value) {
    client
        .configMaps()
        .inNamespace("default")
        .withName("one")
        .edit(
            map ->
                new ConfigMapBuilder(map)
                    .editMetadata()
                    .addToLabels("in", value)
                    .endMetadata()
                    .build());
  }

  private static ListOptions since(String version) {
    return new ListOptionsBuilder().withResourceVersion(version).build();
  }

  private static final class Recorder implements Watcher<ConfigMap> {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final CompletableFuture<WatcherException> end = new CompletableFuture<>();

    @Override
    public void eventReceived(Action action, ConfigMap map) {
      events.add(action + " " + map.getMetadata().getName());
    }

    @Override
    public void onClose(WatcherException cause) {
      end.complete(cause);
    }

    String next() throws InterruptedException {
      String event = events.poll(10, TimeUnit.SECONDS);
      if (event == null) throw new AssertionError("no event");
      return event;
    }
  }
}
