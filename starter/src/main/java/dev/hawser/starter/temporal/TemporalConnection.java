package dev.hawser.starter.temporal;

import dev.hawser.connection.EngineState;
import dev.hawser.connection.NamespaceHeader;
import dev.hawser.connection.PlaintextWarning;
import dev.hawser.connection.TemporalDefaults;
import dev.hawser.starter.engine.Engine;
import dev.hawser.starter.engine.Frontend;
import dev.hawser.starter.outcome.CommandException;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one Temporal namespace.
 *
 * <p>Plaintext connections use OkHttp, which starts faster; TLS connections are set up by the SDK.
 *
 * @param encrypted whether it uses TLS
 * @param reconnecting ends the pause that is kept between two attempts to connect
 */
public record TemporalConnection(
    String address,
    String namespace,
    boolean encrypted,
    WorkflowServiceBlockingStub stub,
    Runnable reconnecting,
    Runnable closing) {
  private static final int LARGEST_MESSAGE = 128 << 20;
  private static final int LARGEST_HEADER = 1 << 20;

  /** Connects lazily, with defaults for what the profile leaves out. */
  static TemporalConnection of(ClientConfigProfile profile) {
    String address = Objects.requireNonNullElse(profile.getAddress(), TemporalDefaults.ADDRESS);
    String namespace =
        Objects.requireNonNullElse(profile.getNamespace(), TemporalDefaults.NAMESPACE);
    var complete = profile.toBuilder().setAddress(address).setNamespace(namespace).build();
    return isSecure(complete) ? secure(complete) : plain(complete);
  }

  /**
   * Reads the configuration as the {@code temporal} command does: flags win over the environment,
   * the environment over the configuration file. If none of them names an address, it is the
   * default one or, if nothing is there, that of the server that hawser has started.
   *
   * @throws CommandException when it is invalid
   */
  public static TemporalConnection load(
      Map<String, String> environment,
      @Nullable String address,
      @Nullable String namespace,
      @Nullable String profile) {
    try {
      var configured = configured(environment, profile);
      var loaded = configured.toBuilder();
      if (address != null) loaded.setAddress(address);
      else if (configured.getAddress() == null)
        sharedEngine(environment).ifPresent(loaded::setAddress);
      if (namespace != null) loaded.setNamespace(namespace);
      return of(loaded.build());
    } catch (IOException | RuntimeException e) {
      throw CommandException.usage("invalid Temporal client configuration: " + e.getMessage());
    }
  }

  /**
   * The address that a flag, the environment or a profile names; empty when none does.
   *
   * @throws CommandException when the configuration is invalid
   */
  public static Optional<String> configuredAddress(
      Map<String, String> environment, @Nullable String address, @Nullable String profile) {
    try {
      return address == null
          ? Optional.ofNullable(configured(environment, profile).getAddress())
          : Optional.of(address);
    } catch (IOException | RuntimeException e) {
      throw CommandException.usage("invalid Temporal client configuration: " + e.getMessage());
    }
  }

  private static ClientConfigProfile configured(
      Map<String, String> environment, @Nullable String profile) throws IOException {
    var options =
        LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(new HashMap<>(environment));
    if (profile != null) options.setConfigFileProfile(profile);
    return ClientConfigProfile.load(options.build());
  }

  /** The server that hawser started for this user, unless one is at the default address. */
  private static Optional<String> sharedEngine(Map<String, String> environment) {
    return Engine.running(environment)
        .filter(engine -> !Frontend.answers(TemporalDefaults.ADDRESS))
        .map(EngineState::address);
  }

  /** The same connection, closed in another way. */
  TemporalConnection withClosing(Runnable other) {
    return new TemporalConnection(address, namespace, encrypted, stub, reconnecting, other);
  }

  /** What the user should know before the first call; empty when there is nothing to say. */
  public Optional<String> warning() {
    return encrypted ? Optional.empty() : PlaintextWarning.of(address);
  }

  /** The SDK sends no API key without TLS, whatever the profile says. */
  private static boolean isSecure(ClientConfigProfile profile) {
    boolean key = profile.getApiKey() != null && !profile.getApiKey().isEmpty();
    var tls = profile.getTls();
    return key || (tls != null && !Boolean.TRUE.equals(tls.isDisabled()));
  }

  private static TemporalConnection secure(ClientConfigProfile profile) {
    var options =
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .addGrpcClientInterceptor(new NamespaceHeader(profile.getNamespace()));
    var stubs = WorkflowServiceStubs.newServiceStubs(options.build());
    return new TemporalConnection(
        profile.getAddress(),
        profile.getNamespace(),
        true,
        stubs.blockingStub(),
        stubs.getRawChannel()::resetConnectBackoff,
        stubs::shutdownNow);
  }

  private static TemporalConnection plain(ClientConfigProfile profile) {
    var metadata = Objects.requireNonNullElseGet(profile.getMetadata(), Metadata::new);
    ManagedChannel channel =
        OkHttpChannelBuilder.forTarget(profile.getAddress())
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxInboundMetadataSize(LARGEST_HEADER)
            .intercept(
                MetadataUtils.newAttachHeadersInterceptor(metadata),
                new NamespaceHeader(profile.getNamespace()))
            .build();
    return new TemporalConnection(
        profile.getAddress(),
        profile.getNamespace(),
        false,
        WorkflowServiceGrpc.newBlockingStub(channel),
        channel::resetConnectBackoff,
        channel::shutdownNow);
  }
}
