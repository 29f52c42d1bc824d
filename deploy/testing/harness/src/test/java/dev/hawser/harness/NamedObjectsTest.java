package dev.hawser.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run keeps is excused by a name only. */
final class NamedObjectsTest {
  private static final String TEXT =
      "Namespace liqo-tenant-rome on milan, which may hold objects that the worker may not read"
          + " (any Secret); ForeignCluster rome on milan, which shows what is left";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+ ForeignCluster rome on milan",
        "+ Namespace liqo-tenant-rome on milan",
        "+ Connection liqo-tenant-rome/gw-rome on milan",
        "+ ClusterRoleBinding liqo-gateway-liqo-tenant-rome-rome on milan",
        "+ Secret elsewhere/key on milan"
      })
  void shouldExcuseWhatIsNamed(String difference) {
    assertThat(NamedObjects.unnamed(Set.of(difference), TEXT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+ ForeignCluster milan on rome",
        "+ Namespace liqo-tenant-milan on rome",
        "+ Tenant liqo-tenant-milan/milan on rome",
        "- ForeignCluster rome on milan"
      })
  void shouldNotExcuseWhatIsNotNamedOrMissing(String difference) {
    assertThat(NamedObjects.unnamed(Set.of(difference), TEXT)).containsExactly(difference);
  }

  @Test
  void shouldExcuseNothingWithoutAText() {
    assertThat(NamedObjects.unnamed(Set.of("+ Namespace liqo-tenant-rome on milan"), ""))
        .hasSize(1);
  }
}
