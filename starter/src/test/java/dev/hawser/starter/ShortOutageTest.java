package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Temporal that can't be reached for a moment, as a load balancer's target that is replaced. */
@Timeout(60)
class ShortOutageTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldPeerAlthoughTheFirstConnectionsBreak() {
    // given
    try (var port = new FlakyPort(temporal.port(), 2)) {
      var cli = Cli.inPipe().with("TEMPORAL_ADDRESS", port.address());

      // when
      var result = cli.run("peer", "rome", "milan", "--detach");

      // then
      assertThat(result.err())
          .isEqualTo(
              "INFO: Peer rome milan has started; to see it, run \"hawser status rome milan\"\n");
      assertThat(result.code()).isZero();
      assertThat(port.closing()).isZero();
    }
  }
}
