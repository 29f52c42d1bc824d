package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.connection.KubectlOptions;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cluster kubectl's flags and variables mean, and with which credentials. */
final class KubectlClusterTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("HOME", folder.resolve("home").toString());
  }

  @Test
  void shouldMergeTheKubeconfigsOfTheVariable() throws Exception {
    // given
    var first = kubeconfig("first", "rome", "current-context: milan");
    var second = kubeconfig("second", "milan", "current-context: paris");
    listed(first, folder.resolve("missing"), second);

    // when
    var config = read(KubectlOptions.DEFAULTS);

    // then
    assertThat(config.getMasterUrl()).isEqualTo("https://milan.example/");
    assertThat(config.getAutoOAuthToken()).isEqualTo("token of milan");
  }

  @Test
  void shouldTakeANameFromTheFirstKubeconfigThatHasIt() throws Exception {
    // given
    var first = kubeconfig("first", "rome", "current-context: rome");
    var second = kubeconfig("second", "rome", "");
    Files.writeString(second, Files.readString(second).replace("rome.example", "other.example"));
    listed(first, second);

    // when
    var config = read(KubectlOptions.DEFAULTS);

    // then
    assertThat(config.getMasterUrl()).isEqualTo("https://rome.example/");
  }

  @Test
  void shouldReadTheHomesKubeconfigWithoutAnyOther() throws Exception {
    // given
    Files.createDirectories(folder.resolve("home/.kube"));
    kubeconfig("home/.kube/config", "rome", "current-context: rome");

    // when
    var config = read(KubectlOptions.DEFAULTS);

    // then
    assertThat(config.getMasterUrl()).isEqualTo("https://rome.example/");
  }

  @Test
  void shouldPreferTheFlagToTheVariable() throws Exception {
    // given
    listed(kubeconfig("first", "rome", "current-context: rome"));
    var given = kubeconfig("given", "milan", "current-context: milan");

    // when
    var config = read(KubectlOptions.of(given.toString(), null));

    // then
    assertThat(config.getMasterUrl()).isEqualTo("https://milan.example/");
  }

  @Test
  void shouldReplaceTheContextsClusterAndUser() throws Exception {
    // given
    var first = kubeconfig("first", "rome", "current-context: rome");
    var second = kubeconfig("second", "milan", "");
    listed(first, second);

    // when
    var cluster = read(options(null, "milan", null));
    var user = read(options(null, null, "milan"));

    // then
    assertThat(cluster.getMasterUrl()).isEqualTo("https://milan.example/");
    assertThat(cluster.getAutoOAuthToken()).isEqualTo("token of rome");
    assertThat(user.getMasterUrl()).isEqualTo("https://rome.example/");
    assertThat(user.getAutoOAuthToken()).isEqualTo("token of milan");
  }

  @Test
  void shouldLetFlagsWinOverTheKubeconfig() throws Exception {
    // given
    listed(kubeconfig("first", "rome", "current-context: rome"));
    var options =
        new KubectlOptions(
            null,
            null,
            null,
            null,
            "https://10.0.0.1:6443",
            "rome.example",
            null,
            true,
            "another",
            null,
            null,
            "ada",
            List.of("peers"));

    // when
    var config = read(options);

    // then
    assertThat(config.getMasterUrl()).isEqualTo("https://10.0.0.1:6443/");
    assertThat(config.getTlsServerName()).isEqualTo("rome.example");
    assertThat(config.isTrustCerts()).isTrue();
    assertThat(config.getAutoOAuthToken()).isEqualTo("another");
    assertThat(config.getImpersonateUsername()).isEqualTo("ada");
    assertThat(config.getImpersonateGroups()).containsExactly("peers");
  }

  @Test
  void shouldDoWithoutAKubeconfigWhenFlagsSayEverything() {
    // given
    var options =
        new KubectlOptions(
            null,
            null,
            null,
            null,
            "https://10.0.0.1",
            null,
            null,
            false,
            "token",
            null,
            null,
            null,
            List.of());

    // when
    var config = read(options);

    // then
    assertThat(config.getMasterUrl()).isEqualTo("https://10.0.0.1/");
    assertThat(config.getAutoOAuthToken()).isEqualTo("token");
  }

  @Test
  void shouldReadATokenFileNextToItsOwnKubeconfig() throws Exception {
    // given
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(folder.resolve("other/token"), "from a file\n");
    var second = kubeconfig("other/second", "milan", "");
    Files.writeString(
        second, Files.readString(second).replace("token: token of milan", "tokenFile: token"));
    listed(kubeconfig("first", "rome", "current-context: milan"), second);

    // when
    var config = read(KubectlOptions.DEFAULTS);

    // then
    assertThat(config.getAutoOAuthToken()).isEqualTo("from a file");
  }

  @ParameterizedTest
  @CsvSource({
    "paris, , , has no context paris",
    ", paris, , has no cluster paris",
    ", , paris, has no user paris"
  })
  void shouldNameWhatAKubeconfigLacks(
      @Nullable String context, @Nullable String cluster, @Nullable String user, String sentence)
      throws Exception {
    // given
    listed(kubeconfig("first", "rome", "current-context: rome"), kubeconfig("second", "milan", ""));

    // when
    var reading = assertThatThrownBy(() -> read(options(context, cluster, user)));

    // then
    reading
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("kubeconfig " + folder.resolve("first") + ", ")
        .hasMessageEndingWith(sentence);
  }

  @Test
  void shouldSayThatThereIsNoKubeconfig() {
    // when
    var reading = assertThatThrownBy(() -> read(KubectlOptions.DEFAULTS));

    // then
    reading.hasMessage("there is no kubeconfig: name one, or set KUBECONFIG");
  }

  @Test
  void shouldSayThatAGivenKubeconfigIsMissing() {
    // given
    var missing = folder.resolve("missing");

    // when
    var reading = assertThatThrownBy(() -> read(KubectlOptions.of(missing.toString(), null)));

    // then
    reading.hasMessage("kubeconfig " + missing + " does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | is empty
          'apiVersion: v1\n  a: b' | is not a valid kubeconfig: line 2 is not valid YAML
          'only words'             | is not a valid kubeconfig
          """)
  void shouldSayWhatIsWrongWithAKubeconfig(String text, String fault) throws Exception {
    // given
    var file = Files.writeString(folder.resolve("broken"), text.replace("\\n", "\n"));

    // when
    var reading = assertThatThrownBy(() -> read(KubectlOptions.of(file.toString(), null)));

    // then
    reading.hasMessage("kubeconfig " + file + " " + fault);
  }

  @Test
  void shouldSayThatAFolderIsNoKubeconfig() {
    // when
    var reading = assertThatThrownBy(() -> read(KubectlOptions.of(folder.toString(), null)));

    // then
    reading.hasMessage("kubeconfig " + folder + " is a folder: name a file in it");
  }

  @Test
  void shouldNotPrintAToken() {
    // given
    var options =
        new KubectlOptions(
            "file", null, null, null, null, null, null, false, "secret", null, null, null,
            List.of());

    // when
    String text = options.toString();

    // then
    assertThat(text).isEqualTo("kubeconfig file, context current");
  }

  private Config read(KubectlOptions options) {
    return new KubectlCluster(options, environment).read().config();
  }

  private static KubectlOptions options(
      @Nullable String context, @Nullable String cluster, @Nullable String user) {
    return new KubectlOptions(
        null, context, cluster, user, null, null, null, false, null, null, null, null, List.of());
  }

  private void listed(Path... files) {
    var names = List.of(files).stream().map(Path::toString).toList();
    environment.put("KUBECONFIG", String.join(File.pathSeparator, names));
  }

  /** A kubeconfig with a context, a cluster and a user of that name. */
  private Path kubeconfig(String file, String name, String more) throws IOException {
    return Files.writeString(
        folder.resolve(file),
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: %1$s
          cluster: {server: "https://%1$s.example"}
        contexts:
        - name: %1$s
          context: {cluster: %1$s, user: %1$s}
        users:
        - name: %1$s
          user: {token: token of %1$s}
        %2$s
        """
            .formatted(name, more));
  }
}
