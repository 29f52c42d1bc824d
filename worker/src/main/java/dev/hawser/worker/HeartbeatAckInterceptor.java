package dev.hawser.worker;

import com.google.protobuf.ByteString;
import dev.hawser.liqo.waiting.HeartbeatAcks;
import dev.hawser.liqo.waiting.Moment;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatRequest;
import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records which heartbeats Temporal has acknowledged, and lets each activity attempt ask for the
 * time of its last one. Register the same instance as a gRPC client interceptor, which sees the
 * acknowledgements, and as a worker interceptor, which wraps the activity's context.
 */
final class HeartbeatAckInterceptor extends WorkerInterceptorBase implements ClientInterceptor {
  private final Map<ByteString, Moment> acknowledged = new ConcurrentHashMap<>();

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Attempt(next);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new Call<>(next.newCall(method, options));
  }

  /** Keeps an entry for one attempt from its start to its end. */
  private final class Attempt extends ActivityInboundCallsInterceptorBase {
    private ByteString token = ByteString.EMPTY;

    Attempt(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    /** A local activity has no token, and no heartbeats. */
    @Override
    public void init(ActivityExecutionContext context) {
      if (context.getInfo().isLocal()) {
        super.init(context);
        return;
      }
      token = ByteString.copyFrom(context.getTaskToken());
      super.init(new Context(context, token));
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      if (token.isEmpty()) return super.execute(input);
      acknowledged.put(token, Moment.now());
      try {
        return super.execute(input);
      } finally {
        acknowledged.remove(token);
        // An attempt that outlived the grace period was interrupted; still interrupted, its thread
        // could not report how it ended.
        Thread.interrupted();
      }
    }
  }

  private final class Context extends ActivityExecutionContextBase implements HeartbeatAcks {
    private final ByteString token;

    Context(ActivityExecutionContext context, ByteString token) {
      super(context);
      this.token = token;
    }

    @Override
    public Moment lastAccepted() {
      return acknowledged.getOrDefault(token, Moment.LONG_AGO);
    }
  }

  /** Any call to Temporal; only a heartbeat has a token, and so an entry. */
  private final class Call<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private volatile Moment sent = Moment.LONG_AGO;
    private volatile ByteString token = ByteString.EMPTY;

    Call(ClientCall<Q, A> call) {
      super(call);
    }

    @Override
    public void start(Listener<A> answer, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(answer) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              if (status.isOk()) {
                acknowledged.computeIfPresent(token, (key, before) -> later(before));
              }
              super.onClose(status, trailers);
            }
          },
          headers);
    }

    @Override
    public void sendMessage(Q message) {
      if (message instanceof RecordActivityTaskHeartbeatRequest heartbeat) {
        sent = Moment.now();
        token = heartbeat.getTaskToken();
      }
      super.sendMessage(message);
    }

    private Moment later(Moment before) {
      return sent.isAfter(before) ? sent : before;
    }
  }
}
