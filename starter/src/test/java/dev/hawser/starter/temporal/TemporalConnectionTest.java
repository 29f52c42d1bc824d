package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hawser.connection.Loopback;
import dev.hawser.starter.outcome.CommandException;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the connection's settings come from. */
class TemporalConnectionTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void pointAtAFileThatDoesNotExist() {
    environment.put("TEMPORAL_CONFIG_FILE", folder.resolve("temporal.toml").toString());
  }

  @Test
  void shouldConnectToALocalServerByDefault() {
    // when
    var connection = load(null, null, null);

    // then
    assertThat(connection.address()).isEqualTo("127.0.0.1:7233");
    assertThat(connection.namespace()).isEqualTo("default");
  }

  @Test
  void shouldConnectToTheServerThatHawserStartedForTheUser() throws IOException {
    // given
    assumeFalse(Loopback.listens("127.0.0.1:7233"), "a server at the default address wins");
    startedEngine("127.0.0.1:4711");

    // when
    var connection = load(null, null, null);

    // then
    assertThat(connection.address()).isEqualTo("127.0.0.1:4711");
  }

  @Test
  void shouldPreferWhatIsConfiguredToTheServerThatHawserStarted() throws IOException {
    // given
    startedEngine("127.0.0.1:4711");
    environment.put("TEMPORAL_ADDRESS", "variable:1");

    // when
    var connection = load(null, null, null);

    // then
    assertThat(connection.address()).isEqualTo("variable:1");
  }

  @ParameterizedTest
  @CsvSource({
    "flag:1, from-flag, flag:1, from-flag",
    ", from-flag, variable:1, from-flag",
    "flag:1, , flag:1, from-variable",
    ", , variable:1, from-variable"
  })
  void shouldPreferFlagsToTheEnvironmentAndThatToTheFile(
      @Nullable String addressFlag,
      @Nullable String namespaceFlag,
      String address,
      String namespace)
      throws IOException {
    // given
    configuration("[profile.default]\naddress = \"file:1\"\nnamespace = \"from-file\"\n");
    environment.put("TEMPORAL_ADDRESS", "variable:1");
    environment.put("TEMPORAL_NAMESPACE", "from-variable");

    // when
    var connection = load(addressFlag, namespaceFlag, null);

    // then
    assertThat(connection.address()).isEqualTo(address);
    assertThat(connection.namespace()).isEqualTo(namespace);
  }

  @ParameterizedTest
  @CsvSource({", file:1", "prod, prod:1"})
  void shouldReadTheProfileOfTheFile(@Nullable String profile, String address) throws IOException {
    // given
    configuration(
        "[profile.default]\naddress = \"file:1\"\n[profile.prod]\naddress = \"prod:1\"\n");

    // when
    var connection = load(null, null, profile);

    // then
    assertThat(connection.address()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "flag:1, , variable:1, flag:1 (from --address)",
    ", , variable:1, variable:1 (from TEMPORAL_ADDRESS)",
    ", , , file:1 (from profile default)",
    ", prod, , prod:1 (from profile prod)"
  })
  void shouldSayWhereTheAddressComesFrom(
      @Nullable String flag, @Nullable String profile, @Nullable String variable, String explained)
      throws IOException {
    // given
    configuration(
        "[profile.default]\naddress = \"file:1\"\n[profile.prod]\naddress = \"prod:1\"\n");
    if (variable != null) environment.put("TEMPORAL_ADDRESS", variable);

    // when
    var connection = load(flag, null, profile);

    // then
    assertThat(connection.server().explained()).isEqualTo(explained);
    assertThat(connection.server().advice()).doesNotContain("hawser engine");
  }

  @Test
  void shouldNotAdviseToStartAServerWithoutAProgramForIt() {
    // given
    environment.put("PATH", folder.toString());

    // when
    var connection = load(null, null, null);

    // then
    assertThat(connection.server().explained()).isEqualTo("127.0.0.1:7233 (the default)");
    assertThat(connection.server().advice())
        .isEqualTo("start a Temporal server, or name another with --address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporal:7233", "[::1]:7233", "dns:///temporal:7233"})
  void shouldTakeAnAddressWithAHostAndAPort(String address) {
    // when
    var connection = load(address, null, null);

    // then
    assertThat(connection.address()).isEqualTo(address);
    connection.closing().run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporal", "temporal:", ":7233", "::1", "temporal:0", ""})
  void shouldRefuseAnAddressWithoutAHostOrAPort(String address) {
    // given
    environment.put("TEMPORAL_ADDRESS", address);

    // when
    var failure = catchThrowableOfType(CommandException.class, () -> load(null, null, null));

    // then
    assertThat(failure)
        .hasMessage(
            "invalid address \""
                + address
                + "\" from TEMPORAL_ADDRESS: use HOST:PORT, such as 127.0.0.1:7233");
    assertThat(failure.code().code()).isEqualTo(2);
  }

  @Test
  void shouldNameTheNamespaceInTheHeaderOfEachCall() throws IOException {
    // given
    var named = new CopyOnWriteArrayList<String>();
    var server = serverRecording(named).build().start();
    var connection = load("127.0.0.1:" + server.getPort(), "peerings", null);

    // when
    var answer = connection.stub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance());

    // then
    assertThat(answer.isInitialized()).isTrue();
    assertThat(named).containsExactly("peerings");
    connection.closing().run();
    server.shutdownNow();
  }

  private static OkHttpServerBuilder serverRecording(List<String> named) {
    var key = Metadata.Key.of("temporal-namespace", Metadata.ASCII_STRING_MARSHALLER);
    var service =
        new WorkflowServiceImplBase() {
          @Override
          public void getSystemInfo(
              GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
          }
        };
    var interceptor =
        new ServerInterceptor() {
          @Override
          public <Q, A> ServerCall.Listener<Q> interceptCall(
              ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            headers.getAll(key).forEach(named::add);
            return next.startCall(call, headers);
          }
        };
    var loopback = new InetSocketAddress("127.0.0.1", 0);
    return OkHttpServerBuilder.forPort(loopback, InsecureServerCredentials.create())
        .addService(service)
        .intercept(interceptor);
  }

  @Test
  void shouldSayThatTheFileHasNoSuchProfile() throws IOException {
    // given
    var file =
        configuration("[profile.prod]\naddress = \"prod:1\"\n[profile.lab]\naddress = \"lab:1\"\n");

    // when
    var failure = catchThrowableOfType(CommandException.class, () -> load(null, null, "staging"));

    // then
    assertThat(failure)
        .hasMessage("there is no profile \"staging\" in " + file + ": it has lab, prod");
    assertThat(failure.hint())
        .isEqualTo("\"hawser help environment\" says where that file is and what is in it");
    assertThat(failure.code().code()).isEqualTo(2);
  }

  @Test
  void shouldSayThatTheFileCannotBeRead() throws IOException {
    // given
    configuration("[profile.default\n");

    // when
    var failure = catchThrowableOfType(CommandException.class, () -> load(null, null, null));

    // then
    assertThat(failure.sentence()).startsWith("invalid Temporal client configuration: ");
  }

  @Test
  void shouldEncryptTheConnectionWhenAnApiKeyIsGiven() {
    // given
    environment.put("TEMPORAL_API_KEY", "key-of-ada");

    // when
    var connection = load("cloud.example:7233", null, null);

    // then
    assertThat(connection.address()).isEqualTo("cloud.example:7233");
    assertThat(connection.toString()).doesNotContain("key-of-ada");
    assertThat(connection.stub().getChannel().getClass()).isNotEqualTo(plainChannel());
    connection.closing().run();
  }

  @Test
  void shouldWarnOfAConnectionThatIsNotEncrypted() {
    // when
    var connection = load("temporal.example:7233", null, null);

    // then
    assertThat(connection.warning())
        .contains(
            "the connection to Temporal at temporal.example:7233 is not encrypted: set"
                + " TEMPORAL_TLS=true, or tls in the profile, to use TLS");
    connection.closing().run();
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPORAL_TLS, true, temporal.example:7233",
    "TEMPORAL_API_KEY, key-of-ada, temporal.example:7233",
    "TEMPORAL_TLS, false, 127.0.0.1:7233"
  })
  void shouldNotWarnOfAConnectionThatIsEncryptedOrStaysHere(
      String variable, String value, String address) {
    // given
    environment.put(variable, value);

    // when
    var connection = load(address, null, null);

    // then
    assertThat(connection.warning()).isEmpty();
    connection.closing().run();
  }

  @Test
  void shouldSendNoApiKeyWithoutTls() throws IOException {
    // given
    environment.put("TEMPORAL_API_KEY", "key-of-ada");
    environment.put("TEMPORAL_TLS", "false");
    var named = new CopyOnWriteArrayList<String>();
    var server = serverRecording(named).build().start();
    var connection = load("127.0.0.1:" + server.getPort(), "peerings", null);
    var stub = connection.stub().withDeadlineAfter(5, TimeUnit.SECONDS);

    // when
    var call =
        assertThatThrownBy(() -> stub.getSystemInfo(GetSystemInfoRequest.getDefaultInstance()));

    // then
    call.isInstanceOf(StatusRuntimeException.class);
    assertThat(named).isEmpty();
    connection.closing().run();
    server.shutdownNow();
  }

  private Class<?> plainChannel() {
    var plain = TemporalConnection.load(Map.of(), "127.0.0.1:1", null, null);
    plain.closing().run();
    return plain.stub().getChannel().getClass();
  }

  private TemporalConnection load(
      @Nullable String address, @Nullable String namespace, @Nullable String profile) {
    return TemporalConnection.load(environment, address, namespace, profile);
  }

  private Path configuration(String toml) throws IOException {
    return Files.writeString(folder.resolve("temporal.toml"), toml);
  }

  /** As {@code hawser engine start} leaves it; its process is this one. */
  private void startedEngine(String address) throws IOException {
    environment.put("XDG_STATE_HOME", folder.toString());
    var state = folder.resolve("hawser").resolve("engine");
    Files.createDirectories(state);
    var own = ProcessHandle.current();
    Files.writeString(
        state.resolve("engine.properties"),
        """
        pid=%d
        since=%s
        address=%s
        ui=http://127.0.0.1:1
        database=temporal.db
        log=temporal.log
        version=1
        """
            .formatted(own.pid(), own.info().startInstant().orElseThrow(), address));
  }
}
