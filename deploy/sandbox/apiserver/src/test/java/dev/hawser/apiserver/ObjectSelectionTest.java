package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists by labels and fields. */
class ObjectSelectionTest extends ApiServerExtension {
  @BeforeEach
  void create() {
    label("a", Map.of("tier", "web"));
    label("b", Map.of("tier", "db"));
    label("c", Map.of("other", "x"));
  }

  static List<Arguments> selectors() {
    return List.of(
        selects(all -> all.withLabel("tier", "web"), "a"),
        selects(all -> all.withLabelIn("tier", "web", "db"), "a", "b"),
        selects(all -> all.withLabel("tier").withoutLabel("tier", "db"), "a"),
        selects(all -> all.withLabelNotIn("tier", "web", "db").withLabel("other"), "c"),
        selects(all -> all.withoutLabel("tier").withLabel("other"), "c"),
        selects(all -> all.withField("metadata.name", "b"), "b"));
  }

  @ParameterizedTest
  @MethodSource("selectors")
  void shouldSelectByLabelsAndFields(Selector selector, List<String> expected) {
    // given
    var all = client.configMaps().inNamespace("default");

    // when
    var selected = selector.apply(all).list().getItems();

    // then
    assertThat(selected).map(map -> map.getMetadata().getName()).isEqualTo(expected);
  }

  /** What a request adds to a list of ConfigMaps. */
  private interface Selector
      extends UnaryOperator<
          FilterWatchListDeletable<ConfigMap, ConfigMapList, Resource<ConfigMap>>> {}

  private static Arguments selects(Selector selector, String... names) {
    return Arguments.of(selector, List.of(names));
  }

  private void label(String name, Map<String, String> labels) {
    client
        .resource(
            new ConfigMapBuilder(configMap(name))
                .editMetadata()
                .withLabels(labels)
                .endMetadata()
                .build())
        .create();
  }
}
