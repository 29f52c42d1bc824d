package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hawser.liqo.waiting.HeartbeatAcks;
import dev.hawser.liqo.waiting.Moment;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.Header;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HeartbeatAckInterceptorTest {
  private static final String TOKEN = "attempt-1";

  /** Of an activity that is not local; nothing else is asked. */
  private static final ActivityInfo DISPATCHED =
      (ActivityInfo)
          Proxy.newProxyInstance(
              ActivityInfo.class.getClassLoader(),
              new Class<?>[] {ActivityInfo.class},
              (proxy, method, arguments) -> false);

  private final HeartbeatAckInterceptor interceptor = new HeartbeatAckInterceptor();
  private final FakeActivity activity = new FakeActivity(TOKEN);

  @Test
  void shouldCountFromTheStartBeforeTheFirstHeartbeat() {
    // given
    var before = Moment.now();

    // when
    var last = activity.run(() -> activity.lastAcknowledged());

    // then
    assertThat(before.isAfter(last)).isFalse();
    assertThat(last.isAfter(Moment.now())).isFalse();
  }

  @Test
  void shouldReportWhenAnAcknowledgedHeartbeatWasSent() {
    // when
    var last =
        activity.run(
            () -> {
              var started = activity.lastAcknowledged();
              var call = heartbeat(TOKEN);
              tick();
              var sent = Moment.now();
              tick();
              call.answer(Status.OK);
              assertThat(started.isAfter(activity.lastAcknowledged())).isFalse();
              assertThat(sent.isAfter(activity.lastAcknowledged())).isTrue();
              return activity.lastAcknowledged();
            });

    // then
    assertThat(last).isNotEqualTo(Moment.LONG_AGO);
  }

  @Test
  void shouldMoveOnWithEveryAcknowledgement() {
    // when
    var moved =
        activity.run(
            () -> {
              var started = activity.lastAcknowledged();
              tick();
              heartbeat(TOKEN).answer(Status.OK);
              return activity.lastAcknowledged().isAfter(started);
            });

    // then
    assertThat(moved).isTrue();
  }

  @Test
  void shouldIgnoreHeartbeatsThatTemporalDidNotAcknowledge() {
    // when
    var moved =
        activity.run(
            () -> {
              var started = activity.lastAcknowledged();
              tick();
              heartbeat(TOKEN).answer(Status.UNAVAILABLE);
              heartbeat(TOKEN);
              return !activity.lastAcknowledged().equals(started);
            });

    // then
    assertThat(moved).isFalse();
  }

  @Test
  void shouldIgnoreHeartbeatsOfOtherAttempts() {
    // when
    var moved =
        activity.run(
            () -> {
              var started = activity.lastAcknowledged();
              tick();
              heartbeat("attempt-2").answer(Status.OK);
              return !activity.lastAcknowledged().equals(started);
            });

    // then
    assertThat(moved).isFalse();
  }

  @Test
  void shouldNotGoBackWhenAcknowledgementsArriveOutOfOrder() {
    // when
    var wentBack =
        activity.run(
            () -> {
              var early = heartbeat(TOKEN);
              tick();
              heartbeat(TOKEN).answer(Status.OK);
              var latest = activity.lastAcknowledged();
              early.answer(Status.OK);
              return latest.isAfter(activity.lastAcknowledged());
            });

    // then
    assertThat(wentBack).isFalse();
  }

  @Test
  void shouldForgetAnAttemptThatEnded() {
    // given
    activity.run(() -> null);

    // when
    heartbeat(TOKEN).answer(Status.OK);

    // then
    assertThat(activity.lastAcknowledged()).isEqualTo(Moment.LONG_AGO);
  }

  /** Lets the clock advance, so that moments differ. */
  private static void tick() {
    var now = Moment.now();
    while (!Moment.now().isAfter(now)) {
      Thread.onSpinWait();
    }
  }

  private FakeCall heartbeat(String token) {
    var channel = new FakeChannel();
    var call =
        interceptor.interceptCall(
            WorkflowServiceGrpc.getRecordActivityTaskHeartbeatMethod(),
            CallOptions.DEFAULT,
            channel);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    call.sendMessage(
        RecordActivityTaskHeartbeatRequest.newBuilder().setTaskToken(bytes(token)).build());
    return channel.call;
  }

  private static ByteString bytes(String token) {
    return ByteString.copyFromUtf8(token);
  }

  /** An attempt that runs a body as its activity. */
  private final class FakeActivity implements ActivityInboundCallsInterceptor {
    private final String token;
    private ActivityExecutionContext context;
    private Supplier<?> body = () -> null;

    FakeActivity(String token) {
      this.token = token;
    }

    @SuppressWarnings("unchecked")
    <T> T run(Supplier<T> work) {
      body = work;
      var intercepted = interceptor.interceptActivity(this);
      intercepted.init(
          new ActivityExecutionContextBase(null) {
            @Override
            public ActivityInfo getInfo() {
              return DISPATCHED;
            }

            @Override
            public byte[] getTaskToken() {
              return token.getBytes(StandardCharsets.UTF_8);
            }
          });
      return (T) intercepted.execute(new ActivityInput(Header.empty(), new Object[0])).getResult();
    }

    Moment lastAcknowledged() {
      return ((HeartbeatAcks) context).lastAccepted();
    }

    @Override
    public void init(ActivityExecutionContext intercepted) {
      context = intercepted;
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      return new ActivityOutput(body.get());
    }
  }

  private static final class FakeChannel extends Channel {
    private final FakeCall call = new FakeCall();

    @Override
    @SuppressWarnings("unchecked")
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
      return (ClientCall<Q, A>) call;
    }

    @Override
    public String authority() {
      return "temporal.example";
    }
  }

  private static final class FakeCall extends ClientCall<Object, Object> {
    private Listener<Object> listener;

    void answer(Status status) {
      listener.onClose(status, new Metadata());
    }

    @Override
    public void start(Listener<Object> responses, Metadata headers) {
      listener = responses;
    }

    @Override
    public void request(int messages) {}

    @Override
    public void cancel(String message, Throwable cause) {}

    @Override
    public void halfClose() {}

    @Override
    public void sendMessage(Object message) {}
  }
}
