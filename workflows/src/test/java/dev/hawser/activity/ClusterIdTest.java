package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cluster IDs, from which queues and namespaces get their names. */
final class ClusterIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0",
        "rome",
        "eu-west-1",
        "123456789012345678901234567890123456789012345678901"
      })
  void shouldAcceptADnsLabel(String id) {
    // when
    var cluster = new ClusterId(id);

    // then
    assertThat(cluster).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Rome",
        "-rome",
        "rome-",
        "ro me",
        "rome.example",
        "rome\n",
        "römer",
        "../rome",
        "1234567890123456789012345678901234567890123456789012",
      })
  void shouldRefuseWhatIsNotADnsLabel(String id) {
    // when
    var building = assertThatThrownBy(() -> new ClusterId(id));

    // then
    building
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + id + "\" is not a Liqo cluster ID: use ");
  }

  @Test
  void shouldNameTheTaskQueueAfterTheCluster() {
    // when
    var queue = TaskQueues.of(new ClusterId("rome"));

    // then
    assertThat(queue).isEqualTo("cluster/rome");
  }
}
