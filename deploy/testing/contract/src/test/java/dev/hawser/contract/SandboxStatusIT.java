package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.status.ClusterReport;
import dev.hawser.starter.status.ObjectReport;
import dev.hawser.starter.status.PairReport;
import dev.hawser.starter.status.PairReporter;
import dev.hawser.starter.status.Ready;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hawser status} says of two clusters with Liqo. */
@SuppressWarnings("NullAway.Init")
class SandboxStatusIT {
  private final FaultProxies proxies = new FaultProxies();
  private Environment environment;
  private PeeringEnvironment pair;
  private PairReporter reporter;

  @BeforeEach
  void start(@TempDir Path folder) {
    environment =
        Environment.builder(folder)
            .clusterProxy(proxies::cluster)
            .temporalProxy(proxies::temporal)
            .start();
    environment.closeWith(HawserWorkers.start(environment.throughProxies()));
    pair = PeeringEnvironment.of(environment);
    var connection =
        TemporalConnection.load(Map.of(), environment.temporal().address(), null, null);
    var client = environment.closeWith(new TemporalClient(connection));
    reporter = new PairReporter(client, InstantSource.system());
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void shouldShowEveryObjectOfAPeeringReady() {
    // given
    pair.peer(pair.rome(), pair.milan(), "");

    // when
    eventually("the pair is Peered", () -> look().verdict() == Verdict.PEERED);

    // then
    var report = look();
    assertThat(report.clusters()).extracting(ClusterReport::liqo).containsOnly("v1.2.0");
    assertThat(objects(report))
        .filteredOn(object -> object.ready() != null)
        .extracting(ObjectReport::ready)
        .containsOnly(Ready.TRUE);
    assertThat(objects(report))
        .extracting(ObjectReport::object)
        .containsExactly(
            "Configuration",
            "Gateway client",
            "Connection",
            "Identity",
            "Certificate",
            "ResourceSlice",
            "VirtualNode",
            "Node",
            "Pods",
            "Configuration",
            "Gateway server",
            "Connection",
            "Tenant",
            "Certificate",
            "ResourceSlice");
    assertThat(reasons(report, "Connection")).allMatch(reason -> reason.contains("latency"));
    assertThat(reasons(report, "Certificate")).allMatch(reason -> reason.endsWith("days left"));
  }

  @Test
  void shouldSayThatAPairIsNotPeered() {
    // given
    pair.peer(pair.rome(), pair.milan(), "");
    pair.unpeer(pair.rome(), pair.milan(), "");

    // when
    var report = look();

    // then
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PEERED);
    assertThat(objects(report)).isEmpty();
    assertThat(report.runs()).hasSize(2);
  }

  @Test
  void shouldShowTheOtherClusterWhileOneIsAway() {
    // given
    pair.peer(pair.rome(), pair.milan(), "");
    proxies.of("milan").shut();

    // when
    var report = look();

    // then
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.clusters()).extracting(ClusterReport::read).containsExactly(true, false);
    assertThat(report.problems()).singleElement().asString().contains("milan");
    proxies.of("milan").open();
  }

  private PairReport look() {
    try {
      return reporter.of(InspectRequest.of(pair.rome().id(), pair.milan().id()), false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<ObjectReport> objects(PairReport report) {
    return report.clusters().stream()
        .flatMap(cluster -> cluster.modules().stream())
        .flatMap(module -> module.objects().stream())
        .toList();
  }

  private static Stream<String> reasons(PairReport report, String object) {
    return objects(report).stream()
        .filter(found -> found.object().equals(object))
        .map(ObjectReport::reason);
  }
}
