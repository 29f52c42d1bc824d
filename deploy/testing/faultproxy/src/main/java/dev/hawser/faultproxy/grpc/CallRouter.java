package dev.hawser.faultproxy.grpc;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes on each call, or does to it what is planned. */
final class CallRouter implements ServerCallHandler<byte[], byte[]> {
  private final Channel server;
  private final PlannedFaults faults;
  private final Supplier<TcpProxy> connections;
  private final ActivityTasks tasks = new ActivityTasks();
  private final CountDownLatch polled = new CountDownLatch(1);
  private volatile CountDownLatch heldPolls = new CountDownLatch(0);
  private volatile TaskListener listener = TaskListener.NONE;
  private volatile Collection<MutatedResult> results = List.of();

  CallRouter(Channel server, PlannedFaults faults, Supplier<TcpProxy> connections) {
    this.server = server;
    this.faults = faults;
    this.connections = connections;
  }

  void listen(TaskListener next) {
    listener = next;
  }

  void mutate(Collection<MutatedResult> next) {
    results = List.copyOf(next);
  }

  void holdPolls() {
    heldPolls = new CountDownLatch(1);
  }

  void releasePolls() {
    heldPolls.countDown();
  }

  boolean awaitPoll(Duration limit) throws InterruptedException {
    return polled.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
    call.request(2); // the message, and the end of the stream
    return new ServerCall.Listener<>() {
      private byte @Nullable [] request;

      @Override
      public void onMessage(byte[] message) {
        request = message;
      }

      @Override
      public void onHalfClose() {
        if (request != null) route(proxied(call, headers, request));
      }
    };
  }

  private ProxiedCall proxied(ServerCall<byte[], byte[]> call, Metadata headers, byte[] request) {
    String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
    var planned = tasks.mutated(method, request, results);
    return new ProxiedCall(call, headers, planned, tasks, () -> listener);
  }

  private void route(ProxiedCall proxied) {
    if (proxied.method().startsWith("Poll")) awaitRelease();
    if (Context.current().isCancelled()) return; // the caller has given up
    switch (faults.of(proxied.method()).orElse(null)) {
      case null -> proxied.passOn(server);
      case CallFault.Refusal refusal ->
          proxied.refuse(Status.fromCode(refusal.code()).withDescription("a planned fault"));
      case CallFault.Delay delay -> {
        pause(delay.time());
        proxied.passOn(server);
      }
      case CallFault.LostResponse lost -> proxied.passOnWithoutResponse(server);
      case CallFault.Reset reset -> connections.get().reset(port(proxied));
      case CallFault.Outage outage -> {
        connections.get().shut();
        pause(outage.time());
        connections.get().open();
      }
    }
  }

  private void awaitRelease() {
    polled.countDown();
    try {
      heldPolls.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int port(ProxiedCall proxied) {
    var from = proxied.attributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return from instanceof InetSocketAddress address ? address.getPort() : -1;
  }
}
