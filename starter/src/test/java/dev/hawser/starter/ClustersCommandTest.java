package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ClustersCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldListTheClustersOfRunsAndThoseThatAreNamed() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-listed", "milan", "--detach");

    // when
    var result = cli.run("clusters", "paris");

    // then
    assertThat(result.out().lines().map(line -> line.split(" ", 2)[0]).distinct())
        .containsExactly("CLUSTER", "(runs)", "busy-listed", "milan", "paris");
  }

  @Test
  void shouldSayTheSameToScripts() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("clusters", "paris", "-o", "json");

    // then
    assertThat(result.out()).contains("\"cluster\" : \"paris\"", "\"queue\" : \"cluster/paris\"");
  }
}
