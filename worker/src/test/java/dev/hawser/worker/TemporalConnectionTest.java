package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hawser.connection.EngineFolder;
import dev.hawser.connection.EngineState;
import dev.hawser.connection.Loopback;
import dev.hawser.connection.TemporalDefaults;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class TemporalConnectionTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeTemporal server = new FakeTemporal();
  private final TemporalConnection connection = server.connection();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void shouldReturnOnceTheNamespaceIsServed() {
    // given
    server.describeAnswers.add(Status.UNAVAILABLE);
    server.describeAnswers.add(Status.NOT_FOUND);

    // when
    connection.await(LONG);

    // then
    assertThat(server.describeAnswers).isEmpty();
  }

  @Test
  void shouldSayHowToCreateAMissingNamespace() {
    // given
    for (int i = 0; i < 100; i++) {
      server.describeAnswers.add(Status.NOT_FOUND);
    }

    // when
    var waiting = assertThatThrownBy(() -> connection.await(SHORT));

    // then
    waiting
        .isInstanceOf(WorkerStartException.class)
        .hasMessage(
            "waited 0 s for Temporal at temporal.example:7233: it has no namespace default; to"
                + " create it, run \"temporal operator namespace create --namespace default\"");
  }

  @Test
  void shouldUseTheServerThatTheCommandLineHasStarted(@TempDir Path home) throws IOException {
    // given
    assumeFalse(Loopback.listens(TemporalDefaults.ADDRESS), "a server at the default address wins");
    var environment =
        Map.of("HOME", home.toString(), "TEMPORAL_CONFIG_FILE", home.resolve("none").toString());
    startedEngine(environment, "127.0.0.1:4711");

    // when
    try (var configured =
        TemporalConnection.configured(environment, Optional.empty(), Optional.empty())) {

      // then
      assertThat(configured.address()).isEqualTo("127.0.0.1:4711");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAUTHENTICATED", "PERMISSION_DENIED", "INVALID_ARGUMENT"})
  void shouldNotWaitForAServerThatRefuses(Status.Code code) {
    // given
    server.describeAnswers.add(code.toStatus().withDescription("not for you"));

    // when
    var waiting = assertThatThrownBy(() -> connection.await(LONG));

    // then
    waiting
        .isInstanceOf(WorkerStartException.class)
        .hasMessage("Temporal at temporal.example:7233 refused the connection: not for you");
  }

  @Test
  void shouldNotWaitForWhatIsNotATemporalServer() {
    // given
    server.describeAnswers.add(Status.UNIMPLEMENTED.withDescription("HTTP status code 404"));

    // when
    var waiting = assertThatThrownBy(() -> connection.await(LONG));

    // then
    waiting
        .isInstanceOf(WorkerStartException.class)
        .hasMessage("what answers at temporal.example:7233 is not Temporal");
  }

  @Test
  void shouldBeDownWhileTheNamespaceIsNotServed() {
    // given
    server.describeAnswers.add(Status.UNAVAILABLE);

    // when
    var answers = new boolean[] {connection.isUp(), connection.isUp()};

    // then
    assertThat(answers).containsExactly(false, true);
  }

  @Test
  void shouldNameTheNamespaceInTheHeaderOfEachCall() {
    // given
    server.needsNamespaceHeader = true;
    var configured = server.configured();

    // when
    var answers = new boolean[] {configured.isUp(), connection.isUp()};
    new SearchAttributes(configured.service(), "default").ensure();

    // then
    assertThat(answers).containsExactly(true, false);
    assertThat(server.added).isNotEmpty();
  }

  @Test
  void shouldNameTheNamespaceOnceInTheCallsOfAClient() {
    // given
    server.needsNamespaceHeader = true;
    var client = WorkflowClient.newInstance(server.configured().service());

    // when
    var answer =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .describeNamespace(DescribeNamespaceRequest.getDefaultInstance());

    // then
    assertThat(answer.hasConfig()).isTrue();
  }

  @Test
  void shouldPreferFlagsToTheProfile() {
    // given
    var address = Optional.of("temporal.example:7233");
    var namespace = Optional.of("peerings");
    var environment =
        Map.of("TEMPORAL_ADDRESS", "other.example:7233", "TEMPORAL_CONFIG_FILE", "/nowhere");

    // when
    try (var configured = TemporalConnection.configured(environment, address, namespace)) {
      // then
      assertThat(configured.address()).isEqualTo("temporal.example:7233");
      assertThat(configured.namespace()).isEqualTo("peerings");
    }
  }

  private static void startedEngine(Map<String, String> environment, String address)
      throws IOException {
    var files = EngineFolder.of(environment).orElseThrow();
    files.prepare();
    var process = ProcessHandle.current();
    new EngineState(
            process.pid(),
            process.info().startInstant().orElseThrow(),
            address,
            "http://127.0.0.1:4712",
            files.database(),
            files.log(),
            "1.0")
        .write(files.state());
  }
}
