package dev.hawser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.simulator.install.LiqoFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The embedded server compared with the recorded answers of a real one. */
@SuppressWarnings("NullAway.Init")
class ConformanceIT {
  private static EmbeddedCluster cluster;
  private static ComparedServer embedded;
  private static List<Scenario> scenarios;

  @BeforeAll
  static void start() throws IOException {
    var definitions = LiqoFiles.definitions();
    cluster = EmbeddedCluster.start(definitions);
    embedded = ComparedServer.of(cluster.kubeconfig());
    scenarios = Scenarios.all(definitions.isPresent());
  }

  @AfterAll
  static void stop() throws IOException {
    embedded.close();
    cluster.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldAnswerLikeARealServer() {
    return scenarios.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> compare(each)));
  }

  @Test
  void shouldAllowDifferencesOfExistingScenariosOnly() {
    // given
    var existing =
        Stream.concat(scenarios.stream().map(Scenario::name), Stream.of("kubectl", "liqo"))
            .toList();

    // when
    var allowed = AllowedDifference.all();

    // then
    assertThat(allowed)
        .extracting(difference -> difference.exchange().split(" / ", 2)[0])
        .isSubsetOf(existing);
  }

  private static void compare(Scenario scenario) throws Exception {
    // given
    var real =
        recording().stream().filter(line -> line.scenario().equals(scenario.name())).toList();

    // when
    var verdict =
        ConformanceVerdict.of(real, ScenarioRunner.of(scenario, embedded), AllowedDifference.all());

    // then
    assertThat(real).isNotEmpty();
    assertThat(verdict.findings()).isEmpty();
  }

  private static List<RecordedAnswer> recording() throws IOException, URISyntaxException {
    var file = ConformanceIT.class.getResource("real-answers.jsonl");
    return AnswerRecording.read(Path.of(Objects.requireNonNull(file).toURI()));
  }
}
