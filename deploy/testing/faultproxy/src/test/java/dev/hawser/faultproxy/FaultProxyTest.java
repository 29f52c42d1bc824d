package dev.hawser.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the proxy does to one request, and to no other. */
@SuppressWarnings("NullAway.Init")
final class FaultProxyTest {
  private static final int CLIENT_TIMEOUT_MILLIS = 5_000;

  private ApiServer server;
  private FaultProxy proxy;
  private KubernetesClient behind;
  private KubernetesClient client;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    server = ApiServer.start(ApiServerOptions.named("rome"));
    var kubeconfig = Files.writeString(folder.resolve("rome"), server.adminKubeconfig());
    proxy = FaultProxy.start("rome", kubeconfig, folder);
    behind = connect(kubeconfig);
    client = connect(proxy.kubeconfig());
  }

  /** Gives up sooner than a late request is performed, and does not retry. */
  private static KubernetesClient connect(Path kubeconfig) {
    var config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
            .withRequestTimeout(CLIENT_TIMEOUT_MILLIS)
            .withConnectionTimeout(CLIENT_TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void close() {
    client.close();
    behind.close();
    proxy.close();
    server.close();
  }

  @Test
  void shouldPassOnAndCountEveryRequest() {
    // when
    create("one");
    create("two");
    var found = client.configMaps().inNamespace("default").withName("one").get();

    // then
    assertThat(found.getData()).containsEntry("key", "one");
    assertThat(proxy.requests())
        .extracting(RequestPoint::toString)
        .containsExactly(
            "rome create configmaps #1", "rome create configmaps #2", "rome get configmaps #1");
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "CONFLICT, 409",
    "GONE, 410",
    "INVALID, 422",
    "TOO_MANY_REQUESTS, 429",
    "SERVER_ERROR, 500",
    "UNAVAILABLE, 503"
  })
  void shouldAnswerInPlaceOfTheApiServer(HttpFault fault, int code) {
    // given
    var injected = inject("create", 2, fault);

    // when
    create("one");
    var failure = catchThrowableOfType(KubernetesClientException.class, () -> create("two"));

    // then
    assertThat(failure.getCode()).isEqualTo(code);
    assertThat(exists("one")).isTrue();
    assertThat(exists("two")).isFalse();
    assertThat(injected.injectedAt()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWER_LOST", "RESET"})
  void shouldPerformTheWriteAndLoseTheAnswer(HttpFault fault) {
    // given
    inject("create", 1, fault);

    // when
    var failure = catchThrowableOfType(KubernetesClientException.class, () -> create("one"));

    // then
    assertThat(failure).hasRootCauseInstanceOf(IOException.class);
    assertThat(exists("one")).isTrue();
  }

  @Test
  void shouldPerformAWriteWhenItsClientHasGivenUp() {
    // given
    inject("create", 1, HttpFault.LATE);

    // when
    var failure = catchThrowableOfType(KubernetesClientException.class, () -> create("one"));
    boolean early = exists("one");
    proxy.awaitLateRequests();

    // then
    assertThat(failure).isNotNull();
    assertThat(early).isFalse();
    assertThat(exists("one")).isTrue();
  }

  @Test
  void shouldRefuseConnectionsForAMoment() {
    // given
    inject("create", 1, HttpFault.REFUSED);

    // when
    var failure = catchThrowableOfType(KubernetesClientException.class, () -> create("one"));

    // then
    assertThat(failure).hasRootCauseInstanceOf(IOException.class);
    assertThat(exists("one")).isFalse();
    await("it listens again").until(() -> isCreated("two"));
  }

  @Test
  void shouldRefuseConnectionsUntilItIsOpened() {
    // given
    create("one");
    proxy.shut();
    assertThat(isCreated("two")).isFalse();

    // when
    proxy.open();

    // then
    await("it listens again").until(() -> isCreated("two"));
  }

  private boolean isCreated(String name) {
    try {
      create(name);
      return true;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  @Test
  void shouldCutAWatchWhoseClientThenComesBack() throws Exception {
    // given
    inject("watch", 1, HttpFault.WATCH_CUT);

    // when
    watch(new LinkedBlockingQueue<>());

    // then
    await("the client watches again").until(() -> watches() > 1);
  }

  @Test
  void shouldReplayAStaleWatch() throws Exception {
    // given
    var first = new LinkedBlockingQueue<String>();
    watch(first);
    create("one");
    assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED one");
    behind.configMaps().inNamespace("default").withName("one").delete();
    inject("watch", 1, HttpFault.WATCH_STALE);

    // when
    var second = new LinkedBlockingQueue<String>();
    watch(second);

    // then
    assertThat(second.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED one");
  }

  private long watches() {
    return proxy.requests().stream().filter(site -> site.verb().equals("watch")).count();
  }

  /** Until the client is closed. */
  private void watch(BlockingQueue<String> events) {
    client.configMaps().inNamespace("default").watch(new EventCollector(events));
  }

  private record EventCollector(BlockingQueue<String> events) implements Watcher<ConfigMap> {
    @Override
    public void eventReceived(Action action, ConfigMap object) {
      String name = object.getMetadata().getName();
      if (!name.startsWith("kube-")) events.add(action + " " + name);
    }

    @Override
    public void onClose(WatcherException cause) {}
  }

  private InjectedFault inject(String verb, int occurrence, HttpFault fault) {
    var injected =
        new InjectedFault(new RequestPoint("rome", verb, "configmaps", occurrence), fault);
    proxy.inject(List.of(injected));
    return injected;
  }

  private void create(String name) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("key", name)
                .build())
        .create();
  }

  private boolean exists(String name) {
    return behind.configMaps().inNamespace("default").withName(name).get() != null;
  }
}
