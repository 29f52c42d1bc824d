package dev.hawser.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.connection.KubectlOptions;
import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.outcome.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command says when it can't use a cluster. */
final class KubeconfigClustersTest {
  /** Nothing listens there. */
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: gone, cluster: {server: "https://127.0.0.1:1"}}]
      contexts: [{name: gone, context: {cluster: gone}}]
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gone | gone   | 1 | Unreachable | the cluster at https://127.0.0.1:1 does not answer
          gone | absent | 2 | ''          | has no context absent
          absent | gone | 2 | ''          | has no context absent
          """)
  void shouldSayWhichClusterCannotBeUsed(
      String consumer, String provider, int code, String type, String words) {
    // when
    var failure =
        catchThrowableOfType(
            CommandException.class,
            () ->
                new KubeconfigClusters()
                    .connect(access(consumer), access(provider), Map.of())
                    .close());

    // then
    assertThat(failure.code().code()).isEqualTo(code);
    assertThat(failure.type()).isEqualTo(type);
    assertThat(failure.sentence()).contains(words);
  }

  private ClusterAccess access(String context) throws IOException {
    var file = Files.writeString(folder.resolve("config"), KUBECONFIG);
    return new ClusterAccess(
        KubectlOptions.of(file.toString(), context), ClusterAccess.LIQO_NAMESPACE);
  }
}
