package dev.hawser.liqo.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Which client a request is sent with. */
class KubeApiTest {
  @Test
  void shouldListWithTheClientThatIsCurrentWhenItsTurnHasCome() {
    try (var server = ApiServer.start(ApiServerOptions.named("rome"))) {
      // given
      var current = new AtomicReference<>(client(server));
      var api =
          new KubeApi(renewed(current))
              .limited(
                  () -> {
                    current.get().close();
                    current.set(client(server));
                  });

      // when
      var namespaces = api.list(Kind.NAMESPACE, null, Map.of());

      // then
      assertThat(namespaces).isNotEmpty();
      current.get().close();
    }
  }

  private static KubernetesClient client(ApiServer server) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(server.adminKubeconfig()))
        .build();
  }

  /** A client that is another one after each renewal. */
  private static KubernetesClient renewed(AtomicReference<KubernetesClient> current) {
    return (KubernetesClient)
        Proxy.newProxyInstance(
            KubeApiTest.class.getClassLoader(),
            new Class<?>[] {KubernetesClient.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(current.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
