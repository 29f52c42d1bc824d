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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes every call, and decides what becomes of it. */
final class CallRouter implements ServerCallHandler<byte[], byte[]> {
  private final Channel server;
  private final PlannedFaults faults;
  private final Supplier<TcpProxy> gate;
  private final ActivityTasks tasks = new ActivityTasks();
  private final CountDownLatch polled = new CountDownLatch(1);
  private volatile CountDownLatch resting = new CountDownLatch(0);
  private volatile TaskListener listener = TaskListener.NONE;

  CallRouter(Channel server, PlannedFaults faults, Supplier<TcpProxy> gate) {
    this.server = server;
    this.faults = faults;
    this.gate = gate;
  }

  void listen(TaskListener next) {
    listener = next;
  }

  void rest() {
    resting = new CountDownLatch(1);
  }

  void work() {
    resting.countDown();
  }

  boolean awaitPoll(Duration patience) throws InterruptedException {
    return polled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
    call.request(2); // the message, and that no other follows
    return new ServerCall.Listener<>() {
      private byte @Nullable [] request;

      @Override
      public void onMessage(byte[] message) {
        request = message;
      }

      @Override
      public void onHalfClose() {
        if (request != null) decide(new ProxiedCall(call, headers, request, tasks, () -> listener));
      }
    };
  }

  private void decide(ProxiedCall passage) {
    if (passage.method().startsWith("Poll")) rested();
    if (Context.current().isCancelled()) return; // nobody waits for an answer any more
    switch (faults.of(passage.method()).orElse(null)) {
      case null -> passage.through(server);
      case CallFault.Refusal refusal ->
          passage.refuse(Status.fromCode(refusal.code()).withDescription("a planned fault"));
      case CallFault.Delay delay -> {
        pause(delay.time());
        passage.through(server);
      }
      case CallFault.LostAnswer lost -> passage.throughWithoutAnswer(server);
      case CallFault.Reset reset -> gate.get().reset(port(passage));
      case CallFault.Outage outage -> {
        gate.get().shut();
        pause(outage.time());
        gate.get().open();
      }
    }
  }

  private void rested() {
    polled.countDown();
    try {
      resting.await();
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

  private static int port(ProxiedCall passage) {
    var from = passage.attributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return from instanceof InetSocketAddress address ? address.getPort() : -1;
  }
}
