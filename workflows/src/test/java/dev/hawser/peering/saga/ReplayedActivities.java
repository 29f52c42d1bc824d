package dev.hawser.peering.saga;

import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a replay schedules, each activity with its queue. The SDK compares the types with the
 * history, but not the queues: a run would take one cluster's answer for the other's.
 */
final class ReplayedActivities extends WorkerInterceptorBase {
  private final List<String> scheduled = Collections.synchronizedList(new ArrayList<>());

  /** In their order, since the last call of this. */
  List<String> take() {
    var taken = List.copyOf(scheduled);
    scheduled.clear();
    return taken;
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(new Recorder(outbound));
      }
    };
  }

  private final class Recorder extends WorkflowOutboundCallsInterceptorBase {
    Recorder(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
      scheduled.add(input.getOptions().getTaskQueue() + " " + input.getActivityName());
      return super.executeActivity(input);
    }
  }
}
