package dev.hawser.temporalserver;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Temporal's in-memory test server on a port of the loopback interface. It loses its state when it
 * is closed, and has no Web UI and no visibility queries. Its workers need a sticky queue timeout
 * of zero.
 */
public final class EmbeddedTemporal implements TemporalServer {
  /** Does not skip time. */
  private static final boolean LOCKED = true;

  private final TestServicesStarter services;
  private final Server server;

  private EmbeddedTemporal(TestServicesStarter services, Server server) {
    this.services = services;
    this.server = server;
  }

  public static EmbeddedTemporal start() {
    var services = new TestServicesStarter(LOCKED, 0);
    TimerLocksWorkaround.apply(services);
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var builder = NettyServerBuilder.forAddress(loopback);
    GRPCServerHelper.registerServicesAndHealthChecks(
        services.getServices(),
        builder,
        List.of(new LateCancelWorkaround(services.getWorkflowService()), new TaskQueuePollers()));
    try {
      return new EmbeddedTemporal(services, builder.build().start());
    } catch (IOException e) {
      throw new UncheckedIOException("Temporal's test server can't listen on loopback", e);
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public Optional<String> ui() {
    return Optional.empty();
  }

  @Override
  public boolean isTestServer() {
    return true;
  }

  @Override
  public String description() {
    return "Temporal's in-memory test server at " + address();
  }

  @Override
  public void close() {
    server.shutdownNow();
    services.close();
  }
}
