package dev.hawser.starter.engine;

import dev.hawser.connection.Loopback;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether Temporal is at an address of this computer. */
public final class Frontend {
  /** Longer, because the first call of a process loads the classes for it. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private Frontend() {}

  /** Whether what listens there is Temporal. */
  public static boolean answers(String address) {
    return Loopback.listens(address) && isTemporal(address);
  }

  private static boolean isTemporal(String address) {
    var channel = OkHttpChannelBuilder.forTarget(address).usePlaintext().build();
    try {
      var stub = WorkflowServiceGrpc.newBlockingStub(channel);
      var answer =
          stub.withDeadlineAfter(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
              .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return answer.isInitialized();
    } catch (StatusRuntimeException e) {
      var code = e.getStatus().getCode();
      return code == Status.Code.UNAUTHENTICATED || code == Status.Code.PERMISSION_DENIED;
    } finally {
      channel.shutdownNow();
    }
  }
}
