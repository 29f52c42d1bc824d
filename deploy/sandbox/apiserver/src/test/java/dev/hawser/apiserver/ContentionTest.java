package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContentionTest extends ApiServerExtension {
  private static final int WRITERS = 50;

  @Test
  void shouldLoseNoWriteOfManyClients() throws Exception {
    // given
    client.resource(new ConfigMapBuilder(configMap("one")).withData(null).build()).create();

    // when
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var writes =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> executor.submit(() -> addEntry("writer-" + i)))
              .toList();
      for (var write : writes) {
        write.get();
      }
    }

    // then
    ConfigMap map = client.configMaps().inNamespace("default").withName("one").get();
    assertThat(map.getData()).hasSize(WRITERS);
  }

  private void addEntry(String key) {
    while (true) {
      ConfigMap read = client.configMaps().inNamespace("default").withName("one").get();
      try {
        client.resource(new ConfigMapBuilder(read).addToData(key, "x").build()).update();
        return;
      } catch (KubernetesClientException failure) {
        if (failure.getCode() != 409) throw failure;
      }
    }
  }
}
