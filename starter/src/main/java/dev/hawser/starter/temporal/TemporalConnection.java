package dev.hawser.starter.temporal;

import dev.hawser.connection.NamespaceHeader;
import dev.hawser.connection.PlaintextWarning;
import dev.hawser.connection.TemporalDefaults;
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
 * @param server where it leads, and who says so
 * @param encrypted whether it uses TLS
 * @param reconnecting ends the pause that is kept between two attempts to connect
 */
public record TemporalConnection(
    ServerAddress server,
    String namespace,
    boolean encrypted,
    WorkflowServiceBlockingStub stub,
    Runnable reconnecting,
    Runnable closing) {
  private static final int LARGEST_MESSAGE = 128 << 20;
  private static final int LARGEST_HEADER = 1 << 20;

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
    var configured = configured(environment, profile);
    var server = ServerAddress.of(environment, address, profile, configured);
    return of(server, configured, namespace);
  }

  /**
   * As {@link #load}, at a server that was found or started on this computer.
   *
   * @throws CommandException when the configuration is invalid
   */
  public static TemporalConnection found(
      Map<String, String> environment,
      String address,
      @Nullable String namespace,
      @Nullable String profile) {
    return of(ServerAddress.found(address), configured(environment, profile), namespace);
  }

  /**
   * Whether a flag, the environment or a profile names an address.
   *
   * @throws CommandException when it has no port, or the configuration is invalid
   */
  public static boolean isConfigured(
      Map<String, String> environment, @Nullable String address, @Nullable String profile) {
    var configured = configured(environment, profile);
    return ServerAddress.named(environment, address, profile, configured).isPresent();
  }

  private static ClientConfigProfile configured(
      Map<String, String> environment, @Nullable String profile) {
    var options =
        LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(new HashMap<>(environment));
    if (profile != null) options.setConfigFileProfile(profile);
    try {
      TemporalProfiles.require(environment, profile);
      return ClientConfigProfile.load(options.build());
    } catch (CommandException known) {
      throw known;
    } catch (IOException | RuntimeException e) {
      throw invalid(e);
    }
  }

  private static CommandException invalid(Exception failure) {
    return CommandException.usage("invalid Temporal client configuration: " + failure.getMessage());
  }

  /** Connects lazily, with defaults for what the profile leaves out. */
  private static TemporalConnection of(
      ServerAddress server, ClientConfigProfile configured, @Nullable String namespace) {
    var named = Objects.requireNonNullElse(configured.getNamespace(), TemporalDefaults.NAMESPACE);
    var profile =
        configured.toBuilder()
            .setAddress(server.hostAndPort())
            .setNamespace(namespace == null ? named : namespace)
            .build();
    try {
      return isSecure(profile) ? secure(server, profile) : plain(server, profile);
    } catch (RuntimeException e) {
      throw invalid(e);
    }
  }

  /** Its address, without who says so. */
  public String address() {
    return server.hostAndPort();
  }

  /** The same connection, closed in another way. */
  TemporalConnection withClosing(Runnable other) {
    return new TemporalConnection(server, namespace, encrypted, stub, reconnecting, other);
  }

  /** What the user should know before the first call; empty when there is nothing to say. */
  public Optional<String> warning() {
    return encrypted ? Optional.empty() : PlaintextWarning.of(address());
  }

  /** The SDK sends no API key without TLS, whatever the profile says. */
  private static boolean isSecure(ClientConfigProfile profile) {
    boolean key = profile.getApiKey() != null && !profile.getApiKey().isEmpty();
    var tls = profile.getTls();
    return key || (tls != null && !Boolean.TRUE.equals(tls.isDisabled()));
  }

  private static TemporalConnection secure(ServerAddress server, ClientConfigProfile profile) {
    var options =
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .addGrpcClientInterceptor(new NamespaceHeader(profile.getNamespace()));
    var stubs = WorkflowServiceStubs.newServiceStubs(options.build());
    return new TemporalConnection(
        server,
        profile.getNamespace(),
        true,
        stubs.blockingStub(),
        stubs.getRawChannel()::resetConnectBackoff,
        stubs::shutdownNow);
  }

  private static TemporalConnection plain(ServerAddress server, ClientConfigProfile profile) {
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
        server,
        profile.getNamespace(),
        false,
        WorkflowServiceGrpc.newBlockingStub(channel),
        channel::resetConnectBackoff,
        channel::shutdownNow);
  }
}
