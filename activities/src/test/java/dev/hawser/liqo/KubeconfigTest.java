package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kubeconfig says of its user, of which the client reads only a part. */
final class KubeconfigTest {
  @TempDir private Path folder;

  @Test
  void shouldActAsTheUserOfTheKubeconfig() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("token: first, as: limited"));

    // when
    var config = read(file);

    // then
    assertThat(config.getImpersonateUsername()).isEqualTo("limited");
  }

  @Test
  void shouldActInTheGroupsOfTheKubeconfig() throws Exception {
    // given
    var user = "token: first, as: limited, as-groups: [peers, guests]";
    var file = write("kubeconfig", kubeconfig(user));

    // when
    var config = read(file);

    // then
    assertThat(config.getImpersonateGroups()).containsExactly("peers", "guests");
  }

  @Test
  void shouldRefuseToActAsAUserById() throws Exception {
    // given
    var user = "token: first, as: limited, as-uid: u-1";
    var file = write("kubeconfig", kubeconfig(user));

    // when
    var reading = assertThatThrownBy(() -> read(file));

    // then
    reading
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "kubeconfig "
                + file
                + " impersonates by UID (as-uid), which is not supported: use as and as-groups");
  }

  @Test
  void shouldRefuseAnEmptyTokenFile() throws Exception {
    // given
    write("token", "\n");
    var file = write("kubeconfig", kubeconfig("tokenFile: token"));

    // when
    var reading = assertThatThrownBy(() -> read(file));

    // then
    reading.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token is empty");
  }

  private static Config read(Path file) {
    return new Kubeconfig(file, null).read(Map.of()).config();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String kubeconfig(String user) {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: rome, cluster: {server: "https://localhost"}}]
    users: [{name: worker, user: {%s}}]
    contexts: [{name: rome, context: {cluster: rome, user: worker}}]
    current-context: rome
    """
        .formatted(user);
  }
}
