package dev.hawser.peering.saga;

import com.google.protobuf.ByteString;
import dev.hawser.peering.payload.Payloads;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.RawValue;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Workers of another release, or defective ones: activities do what they should, but their answers
 * arrive in another form. By queue and activity, such as {@code cluster/milan EnsureTenant}.
 */
final class MutatedAnswers extends WorkerInterceptorBase {
  private final WorkflowIdle idle;
  private final Map<String, Mutation> mutations = new ConcurrentHashMap<>();

  /** What arrives instead of the answer. */
  enum Mutation {
    NOTHING("null"),
    NOT_JSON("{"),
    TEXT("\"done\""),
    NUMBERS("[1, 2]"),
    NO_FIELDS("{}"),
    TOO_LARGE("{\"text\": \"" + "x".repeat(3 << 20) + "\"}");

    private final ByteString json;

    Mutation(String json) {
      this.json = ByteString.copyFromUtf8(json);
    }

    private RawValue value() {
      var payload = Payloads.converter().toPayload("").orElseThrow();
      return new RawValue(Payload.newBuilder(payload).setData(json).build());
    }
  }

  MutatedAnswers(WorkflowIdle idle) {
    this.idle = idle;
  }

  void mutate(String activity, Mutation mutation) {
    mutations.put(activity, mutation);
  }

  void mend() {
    mutations.clear();
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      private @Nullable String activity;

      @Override
      public void init(ActivityExecutionContext context) {
        var info = context.getInfo();
        activity = info.getActivityTaskQueue() + " " + info.getActivityType();
        super.init(context);
      }

      @Override
      public ActivityOutput execute(ActivityInput input) {
        var answer = super.execute(input);
        var mutation = mutations.get(activity);
        if (mutation == null) return answer;
        // An unreadable answer makes a run stop what it does beside it; an inspection is alone.
        if (!activity.endsWith("InspectCluster")) idle.await(1);
        return new ActivityOutput(mutation.value());
      }
    };
  }
}
