package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that was typed, to be typed again. */
class TypedCommandTest {
  @Test
  void shouldRepeatEverythingAsAShellReadsIt() {
    // given
    var typed = typed("peer", "rome", "milan", "--label", "x/y=1,2", "--reason", "it's Ada's", "");

    // when
    var again = typed.again();

    // then
    assertThat(again)
        .isEqualTo("hawser peer rome milan --label x/y=1,2 --reason 'it'\\''s Ada'\\''s' ''");
  }

  @Test
  void shouldNotRepeatTokens() {
    // given
    var typed = typed("peer", "--token", "s3cret", "--remote-token=s3cret", "--mtu", "1400");

    // when
    var again = typed.again();

    // then
    assertThat(again).isEqualTo("hawser peer --token … --remote-token=… --mtu 1400");
    assertThat(typed.clusters()).isEqualTo("--token … --remote-token=…");
  }

  @Test
  void shouldTellHowTheClustersWereNamed() {
    // given
    var typed =
        typed(
            "-o",
            "json",
            "peer",
            "--kubeconfig=a b",
            "--mtu",
            "1400",
            "-n",
            "liqo-system",
            "--remote-context",
            "milan",
            "--remote-insecure-skip-tls-verify",
            "--reason",
            "--kubeconfigs are new");

    // when
    var clusters = typed.clusters();

    // then
    assertThat(clusters)
        .isEqualTo(
            "'--kubeconfig=a b' -n liqo-system --remote-context milan"
                + " --remote-insecure-skip-tls-verify");
  }

  private static TypedCommand typed(String... words) {
    return new TypedCommand(List.of(words));
  }
}
