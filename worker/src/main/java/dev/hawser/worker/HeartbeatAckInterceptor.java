package dev.hawser.worker;

import com.google.protobuf.ByteString;
import dev.hawser.liqo.waiting.HeartbeatAcks;
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
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens to the calls to Temporal, and tells each attempt of an activity when its last heartbeat
 * was taken.
 */
final class HeartbeatAckInterceptor extends WorkerInterceptorBase implements ClientInterceptor {
  private final Map<ByteString, Instant> taken = new ConcurrentHashMap<>();

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Attempt(next);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new Call<>(next.newCall(method, options));
  }

  /** One attempt, from its beginning to its end. */
  private final class Attempt extends ActivityInboundCallsInterceptorBase {
    private ByteString token = ByteString.EMPTY;

    Attempt(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      token = ByteString.copyFrom(context.getTaskToken());
      super.init(new Context(context, token));
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      taken.put(token, Instant.now());
      try {
        return super.execute(input);
      } finally {
        taken.remove(token);
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
    public Instant lastHeard() {
      return taken.getOrDefault(token, Instant.EPOCH);
    }
  }

  /** One call, a heartbeat perhaps. */
  private final class Call<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private volatile Instant sent = Instant.EPOCH;
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
              if (status.isOk()) taken.computeIfPresent(token, (any, before) -> later(before));
              super.onClose(status, trailers);
            }
          },
          headers);
    }

    @Override
    public void sendMessage(Q message) {
      if (message instanceof RecordActivityTaskHeartbeatRequest heartbeat) {
        sent = Instant.now();
        token = heartbeat.getTaskToken();
      }
      super.sendMessage(message);
    }

    private Instant later(Instant before) {
      return sent.isAfter(before) ? sent : before;
    }
  }
}
