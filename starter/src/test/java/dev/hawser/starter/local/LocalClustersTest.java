package dev.hawser.starter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.starter.outcome.CommandException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command finds on its class path, and in the claims of commands before it. */
class LocalClustersTest {
  @Test
  void shouldSayInOneSentenceThatAJarIsMissing() throws Exception {
    // given
    try (var empty = new URLClassLoader(new URL[0], null)) {
      // when
      var loading = assertThatThrownBy(() -> LocalClusters.load(empty));

      // then
      loading
          .isInstanceOf(CommandException.class)
          .hasMessage(
              "this installation can't reach clusters itself, because hawser-local is not in its"
                  + " lib folder: start \"hawser worker\" with the kubeconfigs, and name the"
                  + " clusters by their IDs");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "in-memory-99999999-laptop, true",
    "in-memory-99999999-server, false",
    "in-memory-laptop, false",
    "default, false"
  })
  void shouldRecogniseTheNamespaceOfAProcessThatHasEnded(String namespace, boolean ended) {
    // given
    var here = MemoryNamespace.ofThisProcess("laptop");

    // when
    boolean recognised = here.sawTheEndOf(namespace);

    // then
    assertThat(recognised).isEqualTo(ended);
  }

  @Test
  void shouldLeaveTheNamespaceOfALivingProcessAlone() {
    // given
    var here = MemoryNamespace.ofThisProcess("laptop");

    // when
    boolean recognised = here.sawTheEndOf(here.name());

    // then
    assertThat(recognised).isFalse();
  }
}
