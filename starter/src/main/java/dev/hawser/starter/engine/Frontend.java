package dev.hawser.starter.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether Temporal is at an address of this computer. */
public final class Frontend {
  /** Nobody waits longer for what is not there; on this computer, a refusal comes at once. */
  private static final Duration CONNECT = Duration.ofMillis(300);

  /** Longer, because the first call of a process loads the classes for it. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private Frontend() {}

  /**
   * Whether something accepts connections there.
   *
   * @param address a port of the loopback interface
   */
  public static boolean listens(String address) {
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether what listens there is Temporal. */
  public static boolean answers(String address) {
    return listens(address) && isTemporal(address);
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
