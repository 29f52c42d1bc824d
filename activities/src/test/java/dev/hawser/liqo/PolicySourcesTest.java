package dev.hawser.liqo;

import static dev.hawser.liqo.OwnedClusters.EVERYTHING;
import static dev.hawser.liqo.OwnedClusters.assertForbidden;
import static dev.hawser.liqo.OwnedClusters.claim;
import static dev.hawser.liqo.OwnedClusters.configMap;
import static dev.hawser.liqo.OwnedClusters.policy;
import static dev.hawser.liqo.OwnedClusters.runner;
import static dev.hawser.liqo.fixture.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.resources.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where policies are, and what a worker does if one can't be used. */
final class PolicySourcesTest {
  @TempDir private Path folder;
  private final OwnedClusters clusters = new OwnedClusters();

  @AfterEach
  void close() {
    clusters.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"callers: any\npeers: []\nmore: 1", "callers: {"})
  void shouldRefuseEverythingWithABrokenPolicy(String yaml) {
    // given
    configMap(clusters.milan, yaml);

    // when
    var look = failureOf(clusters::inspect);
    var claim = failureOf(() -> clusters.claim(false));

    // then
    String sentence =
        "milan refuses everything, because a policy of its owner can't be used: ConfigMap"
            + " liqo/hawser-policy:";
    assertForbidden(look, sentence);
    assertForbidden(claim, sentence);
  }

  @Test
  void shouldRefuseEverythingWithAPolicyUnderAnotherKey() {
    // given
    clusters.milan.add(Kind.CONFIG_MAP, "liqo", "hawser-policy", "{'data': {'policy.yml': 'x'}}");

    // when
    var failure = failureOf(() -> clusters.claim(false));

    // then
    assertForbidden(failure, "ConfigMap liqo/hawser-policy must have exactly one key, policy.yaml");
  }

  @Test
  void shouldRefuseEverythingIfThePolicyMayNotBeRead() {
    // given
    clusters.milan.forbid((verb, plural) -> plural.equals("configmaps"));

    // when
    var failure = failureOf(() -> clusters.claim(false));

    // then
    assertForbidden(failure, "the worker may not list configmaps in namespace liqo");
  }

  @Test
  void shouldReadAPolicyAgainAtOnceThatMayBeReadNow() {
    // given
    var forbidden = new AtomicBoolean(true);
    clusters.milan.forbid((verb, plural) -> forbidden.get() && plural.equals("configmaps"));
    failureOf(() -> clusters.claim(false));
    forbidden.set(false);

    // when
    clusters.claim(false);

    // then
    assertThat(clusters.milan.writes()).isNotEmpty();
  }

  @Test
  void shouldObeyAFileAndAConfigMap() throws IOException {
    // given
    var file = folder.resolve("policy.yaml");
    Files.writeString(file, "callers: any\npeers: [{cluster: turin, roles: [consumer]}]");
    policy(clusters.milan, "{cluster: rome, roles: [consumer], " + EVERYTHING + "}");
    try (var runner = runner(clusters.milan, new PolicyFile(file))) {
      // when
      var failure = failureOf(() -> clusters.ensureTenant(runner));

      // then
      assertForbidden(failure, "(" + file + "): peers does not name rome");
    }
  }

  @Test
  void shouldObeyAFileThatHasChanged() throws IOException {
    // given
    var file = folder.resolve("policy.yaml");
    String named = "{cluster: rome, roles: [consumer], " + EVERYTHING + "}";
    Files.writeString(file, "callers: any\npeers: [" + named + "]");
    try (var runner = runner(clusters.milan, new PolicyFile(file))) {
      claim(runner, false);
      Files.writeString(file, "callers: any\npeers: [\n");

      // when
      var failure = failureOf(() -> claim(runner, false));

      // then
      assertForbidden(failure, file + ":3: not YAML");
    }
  }
}
