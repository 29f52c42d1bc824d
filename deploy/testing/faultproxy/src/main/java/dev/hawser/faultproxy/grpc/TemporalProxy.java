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

  /** Ends with its tasks. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final ManagedChannel channel;
  private final Server server;
  private final TcpProxy gate;
  private final CallRouter calls;

  private TemporalProxy(String target) {
    channel =
        NettyChannelBuilder.forTarget(target)
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .executor(threads)
            .build();
    calls = new CallRouter(channel, faults, this::gate);
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        NettyServerBuilder.forAddress(loopback)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .executor(threads)
            .fallbackHandlerRegistry(new Everything())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy can't listen on loopback", e);
    }
    gate = new TcpProxy(server.getPort());
  }

  /**
   * Starts one, open.
   *
   * @param target host and port of a Temporal server without TLS
   */
  public static TemporalProxy to(String target) {
    return new TemporalProxy(target);
  }

  /** Where workers connect. */
  public String address() {
    return "127.0.0.1:" + gate.port();
  }

  /** Which calls fail. */
  public PlannedFaults faults() {
    return faults;
  }

  /** The way in. */
  public TcpProxy gate() {
    return gate;
  }

  /** Tells the listener of every activity task from now on, in place of the one before. */
  public void listen(TaskListener listener) {
    calls.listen(listener);
  }

  /** Keeps polls here from now on: workers start, connect, and get no work. */
  public void rest() {
    calls.rest();
  }

  /** Lets polls through, those that wait here too. */
  public void work() {
    calls.work();
  }

  /** Whether a worker has asked for work within the time. */
  public boolean awaitPoll(Duration patience) throws InterruptedException {
    return calls.awaitPoll(patience);
  }

  @Override
  public void close() {
    gate.close();
    server.shutdownNow();
    calls.work();
    channel.shutdownNow();
  }

  /** Answers for every method of every service. */
  private final class Everything extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      return ServerMethodDefinition.create(MessageBytes.method(name), calls);
    }
  }
}
