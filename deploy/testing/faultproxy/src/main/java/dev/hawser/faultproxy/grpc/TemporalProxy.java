package dev.hawser.faultproxy.grpc;

import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A proxy before a Temporal server. It passes every unary call on unchanged, with its metadata and
 * deadline, and every answer with its status and details, unless a fault is planned for the call or
 * a listener stops it.
 */
public final class TemporalProxy implements AutoCloseable {
  private static final int LARGEST_MESSAGE = 64 << 20;

  private final PlannedFaults faults = new PlannedFaults();

  /** Needs no shutdown: a virtual thread ends with its task. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final ManagedChannel channel;
  private final Server server;
  private final TcpProxy connections;
  private final CallRouter calls;

  private TemporalProxy(String target) {
    channel =
        NettyChannelBuilder.forTarget(target)
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .executor(threads)
            .build();
    calls = new CallRouter(channel, faults, this::connections);
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        NettyServerBuilder.forAddress(loopback)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .executor(threads)
            .fallbackHandlerRegistry(new AllMethods())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("can't listen on a port of loopback", e);
    }
    connections = new TcpProxy(server.getPort());
  }

  /**
   * Starts a proxy that passes everything on.
   *
   * @param target host and port of a Temporal server without TLS
   */
  public static TemporalProxy to(String target) {
    return new TemporalProxy(target);
  }

  /** Host and port for workers to connect to. */
  public String address() {
    return "127.0.0.1:" + connections.port();
  }

  /** The faults to inject; plan them here. */
  public PlannedFaults faults() {
    return faults;
  }

  /** The connections of workers, which can be held, broken and refused. */
  public TcpProxy connections() {
    return connections;
  }

  /** The listener sees every activity task from now on, in place of the previous one. */
  public void listen(TaskListener listener) {
    calls.listen(listener);
  }

  /** Changes these results of activities from now on, and no others. */
  public void mutate(Collection<MutatedResult> results) {
    calls.mutate(results);
  }

  /** Holds polls from now on: workers start and connect, and get no work. */
  public void holdPolls() {
    calls.holdPolls();
  }

  /** Passes polls on, including those that were held. */
  public void releasePolls() {
    calls.releasePolls();
  }

  /** Whether a worker has polled within the limit. */
  public boolean awaitPoll(Duration limit) throws InterruptedException {
    return calls.awaitPoll(limit);
  }

  @Override
  public void close() {
    connections.close();
    server.shutdownNow();
    calls.releasePolls();
    channel.shutdownNow();
  }

  /** Accepts every method of every service. */
  private final class AllMethods extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      return ServerMethodDefinition.create(MessageBytes.method(name), calls);
    }
  }
}
