package dev.hawser.contract.secrets;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that clients and workers of a connection send to Temporal and receive: payloads,
 * heartbeats, failures, memos, search attributes, summaries, queries. Each text and each payload
 * counts once.
 */
public final class TemporalTraffic implements ClientInterceptor {
  private final Set<ByteString> messages = ConcurrentHashMap.newKeySet();
  private final Set<WorkflowExecution> runs = ConcurrentHashMap.newKeySet();
  private final Set<String> methods = ConcurrentHashMap.newKeySet();

  /** The payloads and texts so far. */
  public Set<ByteString> messages() {
    return Set.copyOf(messages);
  }

  /** The names of all methods that were called. */
  public Set<String> methods() {
    return Set.copyOf(methods);
  }

  /** Reads and records the whole history of every run so far. */
  public Map<WorkflowExecution, Integer> histories(WorkflowServiceStubs stubs, String namespace) {
    var sizes = new ConcurrentHashMap<WorkflowExecution, Integer>();
    for (var run : Set.copyOf(runs)) sizes.put(run, events(stubs, namespace, run));
    return sizes;
  }

  private static int events(WorkflowServiceStubs stubs, String namespace, WorkflowExecution run) {
    int events = 0;
    var request =
        GetWorkflowExecutionHistoryRequest.newBuilder().setNamespace(namespace).setExecution(run);
    GetWorkflowExecutionHistoryResponse page;
    do {
      page = stubs.blockingStub().getWorkflowExecutionHistory(request.build());
      events += page.getHistory().getEventsCount();
      request.setNextPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
    return events;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    methods.add(String.valueOf(method.getBareMethodName()));
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onMessage(A answer) {
                record(answer);
                super.onMessage(answer);
              }
            },
            headers);
      }

      @Override
      public void sendMessage(Q request) {
        record(request);
        super.sendMessage(request);
      }
    };
  }

  private void record(Object value) {
    switch (value) {
      case WorkflowExecution run -> {
        if (!run.getRunId().isEmpty()) runs.add(run);
      }
      case Message message -> message.getAllFields().values().forEach(this::record);
      case Collection<?> values -> values.forEach(this::record);
      case ByteString bytes -> messages.add(bytes);
      case String text -> messages.add(ByteString.copyFromUtf8(text));
      default -> {}
    }
  }

  /** Describes the secrets in the traffic without quoting them. */
  public Set<String> secrets(SecretSearch search) {
    var found = new HashSet<String>();
    messages().forEach(each -> found.addAll(search.in(each.toByteArray())));
    return found;
  }
}
